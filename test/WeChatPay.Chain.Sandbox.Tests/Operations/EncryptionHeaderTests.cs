using System.Net;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Tests;

/// <summary>The header that names the platform's key: required beside an encrypted field, and nowhere else.</summary>
internal sealed class EncryptionHeaderTests : SandboxFixture
{
    [Test]
    public async Task Request_WithNothingEncrypted_NeedsNoSerial()
    {
        var asked = 0;
        foreach (var operation in OperationTable.Default.Operations.Where(static operation => !operation.IsXml
            && operation.Option("headers")?.Find("Wechatpay-Serial") is { IsRequired: true } && !HasRequiredMark(operation)))
        {
            asked++;
            var reply = await SendAsync((new OperationCall(operation, Server) { Text = $"N{asked:D5}" }).ToDraft(Time.GetUtcNow()) with { Headers = [] });
            Assert.That(reply.Text, Does.Not.Contain("Wechatpay-Serial"), operation.ToString());
        }

        Assert.That(asked, Is.GreaterThan(60));
    }

    [Test]
    public async Task Order_OfTheGuide_IsPlacedWithoutSerial()
    {
        var operation = OperationTable.Default.Find("POST", "v3/pay/transactions/jsapi")!;

        var reply = await SendAsync(new OperationCall(operation, Server).ToDraft(Time.GetUtcNow()) with { Headers = [] });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task Request_WithAnEncryptedField_NeedsTheSerial()
    {
        var operation = OperationTable.Default.Find("POST", "v3/pay/transactions/jsapi")!;
        var call = new OperationCall(operation, Server);
        var identity = new JObject { ["type"] = "IDCARD", ["number"] = call.Sealed("110101"), ["name"] = call.Sealed("张三") };
        var draft = (call with { Change = (name, fields) => { if (name == "json") fields["payer"]!["identity"] = identity; } }).ToDraft(Time.GetUtcNow());

        AssertParamError(await SendAsync(draft with { Headers = [] }), "/Wechatpay-Serial", "header", "missing", "Wechatpay-Serial");
        Assert.That((await SendAsync(draft with { Nonce = Guid.NewGuid().ToString("N") })).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static bool HasRequiredMark(Operation operation) =>
        operation.Request.Where(static option => option.Name is "json" or "query").Any(static option => HasRequiredMark(option.Fields));

    private static bool HasRequiredMark(IEnumerable<Field> fields) =>
        fields.Any(static field => field.IsRequired && (field.Encryption is not null || HasRequiredMark(field.Fields)));
}
