using WeChatPay.Dynamic;
using System.Text;
using NUnit.Framework;

namespace WeChatPay.Tests.Pipeline;

public sealed class ResponseTests
{
    private const string Order =
        """{"order_id":"O1","max_claim_count":3,"amount":{"total":100.10,"big":12345678901234567890.25}"""
        + ""","order_begin_time":"2026-01-02T03:04:05+08:00","paid":true,"none":null,"list":[1,2]}""";

    private static WeChatPayResponse Answer(string body = Order, int status = 200) =>
        new(
            status,
            [new("Content-Type", "application/json"), new("Request-ID", "08AB"), new("Set-Cookie", "a"), new("set-cookie", "b")],
            Encoding.UTF8.GetBytes(body));

    [Test]
    public void Json_WithDatesAndAmounts_KeepsThemExact()
    {
        var answer = Answer();

        Assert.That((string?)answer.Json["order_begin_time"], Is.EqualTo("2026-01-02T03:04:05+08:00"));
        Assert.That((decimal)answer.Json["amount"]!["big"]!, Is.EqualTo(12345678901234567890.25m));
        Assert.That(answer["order_id"]!.ToString(), Is.EqualTo("O1"));
        Assert.That(answer["absent"], Is.Null);
        Assert.That(answer.Text, Is.EqualTo(Order));
    }

    [Test]
    public void Members_OnDynamic_ArePlainValues()
    {
        dynamic answer = Answer();

        Assert.That(answer.order_id.Length, Is.EqualTo(2));
        Assert.That(answer.max_claim_count + 1, Is.EqualTo(4));
        Assert.That((decimal)answer.amount.total, Is.EqualTo(100.10m));
        Assert.That(answer.paid, Is.True);
        Assert.That(answer.none, Is.Null);
        Assert.That((int)answer.list[1], Is.EqualTo(2));
    }

    [Test]
    public void Member_ThatIsNotThere_ListsTheFields()
    {
        dynamic answer = Answer();

        Assert.That(
            () => answer.oder_id,
            Throws.InstanceOf<MissingMemberException>().With.Message.Contains("`oder_id`").And.Message.Contains("order_id, max_claim_count"));
    }

    [Test]
    public void As_OfAnOwnType_ReadsIntoIt()
    {
        var order = Answer().As<OrderAnswer>()!;

        Assert.That(order.order_id, Is.EqualTo("O1"));
        Assert.That(order.order_begin_time, Is.EqualTo("2026-01-02T03:04:05+08:00"));
        Assert.That(order.amount["total"], Is.EqualTo(100.10m));
    }

    [Test]
    public void PhpMembers_OfAResponse_ReturnWhatPhpReturns()
    {
        var answer = Answer();

        Assert.That(answer.getStatusCode(), Is.EqualTo(200));
        Assert.That(answer.getReasonPhrase(), Is.Empty);
        Assert.That((string)answer.getBody(), Is.EqualTo(Order));
        Assert.That(answer.getHeader("SET-COOKIE"), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(answer.getHeaderLine("set-cookie"), Is.EqualTo("a, b"));
        Assert.That(answer.getHeaderLine("x"), Is.Empty);
        Assert.That(answer.hasHeader("request-id") && !answer.hasHeader("x"));
        Assert.That(answer.getHeaders()["Set-Cookie"], Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Body_ReadPieceByPiece_MovesOn()
    {
        var body = Answer("0123456789").getBody();

        Assert.That(Encoding.ASCII.GetString(body.read(4)), Is.EqualTo("0123"));
        Assert.That(body.getContents(), Is.EqualTo("456789"));
        Assert.That(body.read(4), Is.Empty);
        Assert.That(body.ToString(), Is.EqualTo("0123456789"), "The text is the whole body, wherever read stopped.");
        body.rewind();
        Assert.That(body.read(100), Has.Length.EqualTo(10));
        Assert.That(body.getSize(), Is.EqualTo(10));
    }

    [Test]
    public void ToString_OfAResponse_ShowsStatusSizeAndRequestIdButNotTheBody()
    {
        var text = Answer("""{"name":"张三"}""").ToString();

        Assert.That(text, Is.EqualTo("200 (17 bytes of application/json, Request-ID 08AB)"));
    }

    [Test]
    public void ToDump_OnAnAnswer_ShowsStatusAndJson()
    {
        dynamic dump = Answer().ToDump();

        Assert.That((string)dump.GetType().GetProperty("Status").GetValue(dump), Is.EqualTo("200"));
        Assert.That(((Newtonsoft.Json.Linq.JToken)dump.GetType().GetProperty("Body").GetValue(dump))["order_id"]!.ToString(), Is.EqualTo("O1"));
    }

    [TestCase("<html>")]
    [TestCase("{} {}")]
    public void Json_OfABodyThatIsNone_SaysWhatCame(string body)
    {
        var answer = Answer(body);

        Assert.That(() => answer.Json, Throws.InstanceOf<FormatException>().With.Message.Contains($"{body.Length} bytes of application/json"));
        Assert.That(answer.Text, Is.EqualTo(body));
    }

    [Test]
    public void DynamicMembers_OfAResponse_AreItsFields() =>
        Assert.That(((IDynamicMembers)Answer()).MemberNames, Does.Contain("order_id").And.Contain("list"));

    private sealed class OrderAnswer
    {
        public required string order_id { get; init; }

        public required string order_begin_time { get; init; }

        public required Dictionary<string, decimal> amount { get; init; }
    }
}
