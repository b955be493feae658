using System.Net;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Tests;

/// <summary>The table as OpenAPI.</summary>
internal sealed class OpenApiDocumentTests : SandboxFixture
{
    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    [Test]
    public async Task Document_ReadByAValidator_IsValidOpenApi31()
    {
        var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, "openapi.json")));
        using var body = new MemoryStream(reply.Body);

        var read = await OpenApiDocument.LoadAsync(body, "json", new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(read.Diagnostic!.SpecificationVersion, Is.EqualTo(OpenApiSpecVersion.OpenApi3_1));
            Assert.That(read.Diagnostic.Errors.Select(static error => error.ToString()), Is.Empty);
            Assert.That(read.Diagnostic.Warnings.Select(static warning => warning.ToString()), Is.Empty);
            Assert.That(read.Document!.Webhooks, Has.Count.EqualTo(115 + 8));
        }
    }

    [Test]
    public async Task Document_OfTheTable_HasEveryOperation()
    {
        var document = await ReadAsync();

        JObject[] operations = [.. document["paths"]!.Values<JProperty>().SelectMany(static path => ((JObject)path!.Value).Properties())
            .Where(static verb => Verbs.Contains(verb.Name)).Select(static verb => (JObject)verb.Value)];

        using (Assert.EnterMultipleScope())
        {
            // Two are told apart by nothing but the name of a variable, which OpenAPI does not allow: …/{applyment_id}/cancel and …/{business_code}/cancel.
            Assert.That(operations, Has.Length.EqualTo(OperationTable.Default.Operations.Count - 1));
            Assert.That(operations.Select(static operation => (string)operation["operationId"]!), Is.Unique);
        }
    }

    [Test]
    public async Task Document_OfAnOperation_NamesItsFieldsForPeople()
    {
        var document = await ReadAsync();
        var order = document["paths"]!["/v3/pay/transactions/jsapi"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        var parameter = document["paths"]!["/v3/pay/transactions/id/{transaction_id}"]!["get"]!["parameters"]![0]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)order.SelectToken("properties.out_trade_no.description"), Is.EqualTo("商户订单号 merchant's order number"));
            Assert.That((string?)order.SelectToken("properties.limit_pay.description"), Is.EqualTo("支付方式限制 payment limits"));
            Assert.That(order.SelectToken("properties.limit_pay.items.description"), Is.Null);
            Assert.That((string?)parameter["description"], Is.EqualTo("微信支付订单号 WeChat Pay order number"));
            Assert.That(parameter.SelectToken("schema.description"), Is.Null);
        }
    }

    [Test]
    public async Task Document_OfAnOperation_SaysWhatIsRequiredAllowedAndEncrypted()
    {
        var document = await ReadAsync();
        var order = document["paths"]!["/v3/pay/transactions/jsapi"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        var transfer = document["paths"]!["/v3/fund-app/mch-transfer/transfer-bills"]!["post"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(order["required"]!.Values<string>(), Is.SupersetOf(new[] { "out_trade_no", "amount", "payer" }));
            Assert.That((string?)order.SelectToken("properties.amount.properties.total.type"), Is.EqualTo("integer"));
            Assert.That(order.SelectToken("properties.limit_pay.items.enum")!.Values<string>(), Does.Contain("no_credit"));
            Assert.That((string?)transfer.SelectToken("requestBody.content['application/json'].schema.properties.user_name['x-encrypted']"), Is.EqualTo("rsa"));
            Assert.That(
                (string?)document["webhooks"]!["v3/TRANSACTION.SUCCESS"]!
                    .SelectToken("post.requestBody.content['application/json'].schema.properties.event_type.type"),
                Is.EqualTo("string"));
            Assert.That(document["paths"]!["/v3/pay/transactions/out-trade-no/{out_trade_no}/close"]!["post"]!["responses"]!["204"], Is.Not.Null);
        }
    }

    [TestCase("v3.hire-power-bank", 3, 0)]
    [TestCase("callbacks", 0, 115 + 8)]
    public async Task Document_OfATag_HasThatAlone(string tag, int paths, int webhooks)
    {
        var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, "openapi.json?tag=" + tag)));

        Assert.That((((JObject)reply.Json["paths"]!).Count, ((JObject)reply.Json["webhooks"]!).Count), Is.EqualTo((paths, webhooks)));
    }

    [Test]
    public async Task Document_AskedByAnotherName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, "openapi.json"));
        request.Headers.Host = "rebound.example.com";

        Assert.That((await SendAsync(request)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<JObject> ReadAsync() => (await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, "openapi.json")))).Json;
}
