using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Tests;

/// <summary>What typed clients of other languages need of the values in responses.</summary>
internal sealed class ResponseValueTests : SandboxFixture
{
    [Test]
    public async Task Number_ThatIsWhole_HasNoDecimalPoint()
    {
        foreach (var operation in OperationTable.Default.Operations.Where(static operation => !operation.IsXml && operation.Option("json") is not null
            && operation.Method == "POST" && operation.Makes is not null && HasType(operation.Response, FieldType.Number)))
        {
            var reply = await SendAsync(new OperationCall(operation, Server) { IsFull = true }.ToDraft(Time.GetUtcNow()));
            Assert.That(reply.Text, Does.Not.Match(@":-?\d+\.0[,}\]]"), operation.ToString());
        }
    }

    [TestCase("100.0", "100")]
    [TestCase("100", "100")]
    [TestCase("1.50", "1.50")]
    [TestCase("-0.0", "0")]
    public void JsonNumber_OfAText_IsWrittenPlainly(string text, string written) =>
        Assert.That(Operations.JsonNumber.TryParse(text)!.ToString(Formatting.None), Is.EqualTo(written));

    [Test]
    public void JsonNumber_BeyondWholeNumbers_StaysADecimal() =>
        Assert.That(Operations.JsonNumber.TryParse("99999999999999999999")!.ToString(Formatting.None), Does.StartWith("99999999999999999999"));

    [Test]
    public async Task Fapiao_AppliedFor_IsAccepted()
    {
        Operation[] later = [.. OperationTable.Default.Operations.Where(static operation => operation.SuccessStatus == 202)];
        Assert.That(later, Has.Length.EqualTo(7));
        foreach (var operation in later)
        {
            var reply = await SendAsync(new OperationCall(operation, Server).ToDraft(Time.GetUtcNow()));
            Assert.That((reply.Status, reply.Body.Length), Is.EqualTo((HttpStatusCode.Accepted, 0)), $"{operation}: {reply.Text}");
            Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
        }
    }

    [Test]
    public void Sample_OfEveryResponse_HasNoPlaceholderAndNoError()
    {
        var samples = new SampleValues("1900000109", Start, "seed");
        foreach (var operation in OperationTable.Default.Operations)
        {
            foreach (var property in samples.Make(operation.Response).DescendantsAndSelf().OfType<JProperty>())
            {
                Assert.That(property.Name, Does.Not.Contain("$"), operation.ToString());
                if (property.Value is JValue { Value: string text } && text.Length > 0)
                    Assert.That(text, Is.Not.EqualTo(property.Name).And.Not.Contains("$"), operation.ToString());
                if (property.Name is "err_code" or "error_code" or "fail_reason" or "reject_reason" && property.Value is JValue value)
                    Assert.That($"{value.Value}", Is.Empty, operation.ToString());
            }
        }
    }

    [TestCase("deadline", "2023-11-15T06:13:20+08:00")]
    [TestCase("coupon_count_$n", "1")]
    [TestCase("coupon_fee_$n", "100")]
    [TestCase("payer_openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")]
    [TestCase("jump_url", "https://example.com/jump_url")]
    public void Sample_OfAText_GoesByItsName(string name, string expected) => Assert.That(
        (string?)new SampleValues("1900000109", Start, "seed").MakePlain(new Field(name, FieldType.String, false, true)), Is.EqualTo(expected));

    [Test]
    public void Sample_OfANumberedId_IsDigits() => Assert.That(
        (string?)new SampleValues("1900000109", Start, "seed").MakePlain(new Field("coupon_id_$n", FieldType.String, false, true)), Does.Match(@"^\d{28}$"));

    [Test]
    public void Query_OfAnOrder_ShowsTheSameByEitherNumber()
    {
        foreach (var prefix in (string[])["v3/pay/transactions", "v3/pay/partner/transactions"])
        {
            var byId = OperationTable.Default.Find("GET", prefix + "/id/{transaction_id}")!;
            var byNumber = OperationTable.Default.Find("GET", prefix + "/out-trade-no/{out_trade_no}")!;
            Assert.That(byId.Response.Select(static field => field.ToString()), Is.EqualTo(byNumber.Response.Select(static field => field.ToString())));
        }
    }

    private static bool HasType(IEnumerable<Field> fields, FieldType type) => fields.Any(field => field.Type == type || HasType(field.Fields, type));
}
