using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP010: a new number for each attempt of a call.</summary>
public sealed class NumberRuleTests
{
    [TestCase("OrderNumber.New()")]
    [TestCase("Guid.NewGuid().ToString(\"N\")")]
    [TestCase("$\"R{DateTime.UtcNow.Ticks}\"")]
    [TestCase("uniqid()")]
    public Task Number_MadeInALoopThatRepeats_IsReported(string number) => Checked.ExpectAsync(Loop("", $"{{|WCP010:{number}|}}"));

    [Test]
    public Task Number_OfAVariableInTheLoop_IsReported() => Checked.ExpectAsync(Loop("var number = OrderNumber.New();", "{|WCP010:number|}"));

    [Test]
    public Task Number_InThePipelineOfRetries_IsReported() => Checked.ExpectAsync(
        $"dynamic pipeline = id; Func<Func<Task<dynamic>>, Task> ExecuteAsync = null!; var policy = new {{ ExecuteAsync }}; "
        + $"await policy.ExecuteAsync(async () => {Refund("{|WCP010:OrderNumber.New()|}")});");

    [Test]
    public Task Number_MadeBeforeTheLoop_IsNotReported() => Checked.ExpectAsync($"var number = OrderNumber.New(); {Loop("", "number")}");

    [Test]
    public Task Number_OfEachItemOfABatch_IsNotReported() => Checked.ExpectAsync(
        $"foreach (var item in id) {{ try {{ {Refund("OrderNumber.New()")}; return; }} catch {{ }} }}");

    [Test]
    public Task Number_InALoopThatMayEndBeforeTheCall_IsNotReported() => Checked.ExpectAsync(
        $"for (var i = 0; i < 3; i++) {{ try {{ if (id == null) return; {Refund("OrderNumber.New()")}; }} catch (WeChatPayException) {{ }} }}");

    [Test]
    public Task Number_InALoopThatGoesOnAfterSuccess_IsNotReported() => Checked.ExpectAsync(
        $"for (var i = 0; i < 3; i++) {{ try {{ {Refund("OrderNumber.New()")}; }} catch {{ }} }}");

    private static string Loop(string before, string number) =>
        $"for (var i = 0; i < 3; i++) {{ {before} try {{ {Refund(number)}; return; }} catch (WeChatPayTransportException) {{ }} }}";

    private static string Refund(string number) =>
        "await instance.v3.refund.domestic.refunds.postAsync(new { json = new { transaction_id = id, "
        + $"amount = new {{ refund = 1, total = 1, currency = \"CNY\" }}, out_refund_no = {number} }} }})";
}
