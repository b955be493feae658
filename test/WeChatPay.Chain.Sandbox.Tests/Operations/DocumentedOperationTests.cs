using System.Net;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Every operation of the table over real HTTP: correct requests succeed, and a missing field is found.</summary>
internal sealed class DocumentedOperationTests : SandboxFixture
{
    // What has endpoints and tests of its own: an upload, a download by token, a certificate that signs for itself.
    private static readonly Operation[] V3 =
    [
        .. OperationTable.Default.Operations.Where(static operation => !operation.IsXml && operation.Option("body") is null
            && operation.Path is not ("v3/global/merchant-service/images/upload" or "v3/billdownload/file" or "v3/certificates")),
    ];

    private int _made;

    [Test]
    public void Table_OfFacts_HasAllOperations() => Assert.That(OperationTable.Default.Operations, Has.Count.EqualTo(1142 + 66));

    [TestCase(false)]
    [TestCase(true)]
    public async Task Operation_AskedRightly_IsAnsweredInShape(bool isFull)
    {
        var wrong = new List<string>();
        foreach (var operation in V3)
        {
            var call = await PrepareAsync(operation) with { IsFull = isFull };
            var reply = await SendAsync(call.ToDraft(Time.GetUtcNow()));
            wrong.AddRange(Problems(operation, reply).Take(1).Select(problem => $"{operation}: {problem}"));
        }

        Assert.That(wrong, Is.Empty, $"{wrong.Count} of {V3.Length}:\n{string.Join('\n', wrong)}");
    }

    [Test]
    public async Task Operation_WithoutARequiredField_RefusesItByItsPointer()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var operation in V3.Where(static operation => !operation.RequiredIsInferred
            && operation.Path is not ("v3/billdownload/file" or "v3/bill/tradebill" or "v3/bill/fundflowbill")))
        {
            var call = new OperationCall(operation, Server);
            foreach (var option in (string[])["query", "json", "headers"])
            {
                // The header that names a key is required beside encrypted fields alone: see SensitiveFieldTests.
                foreach (var field in operation.Option(option)?.Fields.Where(static field => field.IsRequired && field.Name != "Wechatpay-Serial") ?? [])
                {
                    asked++;
                    var reply = await SendAsync((call with { Change = (name, fields) => { if (name == option) fields.Remove(field.Name); } })
                        .ToDraft(Time.GetUtcNow()));
                    if (reply.Status != HttpStatusCode.BadRequest || (string?)reply.Json["code"] != "PARAM_ERROR"
                        || (string?)reply.Json["detail"]!["field"] != "/" + field.Name)
                        wrong.Add($"{operation}: {option} without {field.Name}: {(int)reply.Status} {reply.Text}");
                }
            }
        }

        Assert.That(wrong, Is.Empty, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong)}");
        Assert.That(asked, Is.GreaterThan(2000));
    }

    [Test]
    public async Task Operation_WithAFieldOfAnotherType_RefusesIt()
    {
        var wrong = new List<string>();
        foreach (var operation in V3.Where(static operation => operation.Option("json")?.Fields.Count > 0
            && operation.Path != "v3/hire-power-bank/insurance-orders"))
        {
            var field = operation.Option("json")!.Fields[^1];
            var call = new OperationCall(operation,
                Server)
            {
                Change = (name, fields) =>
                {
                    if (name == "json") fields[field.Name] = field.Type == FieldType.Object && !field.IsList
                ? 1
                : new JObject();
                }
            };
            var reply = await SendAsync(call.ToDraft(Time.GetUtcNow()));
            if (reply.Status != HttpStatusCode.BadRequest || (string?)reply.Json["detail"]?["field"] != "/" + field.Name
                || (string?)reply.Json["detail"]!["issue"] != "wrong type")
                wrong.Add($"{operation}: {field}: {(int)reply.Status} {reply.Text}");
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task Operation_WithAValueThatIsNotDocumented_RefusesIt()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var operation in V3)
        {
            foreach (var field in operation.Option("json")?.Fields.Where(static field => field is { IsList: false, Type: FieldType.String, Values.Count: > 0 })
                ?? [])
            {
                asked++;
                var call = new OperationCall(operation, Server) { Change = (name, fields) => { if (name == "json") fields[field.Name] = "NO_SUCH_VALUE"; } };
                var reply = await SendAsync(call.ToDraft(Time.GetUtcNow()));
                if (reply.Status != HttpStatusCode.BadRequest || (string?)reply.Json["detail"]?["issue"] != "unknown value"
                    || !((string)reply.Json["message"]!).Contains(field.Values[0], StringComparison.Ordinal))
                    wrong.Add($"{operation}: {field}: {(int)reply.Status} {reply.Text}");
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(asked, Is.GreaterThan(100));
    }

    [TestCase("/hk/v3/transactions/out-trade-no/N00001", "GET")]
    [TestCase("/v3/transactions/out-trade-no/N00001", "GET")]
    [TestCase("/global/v3/customs/orders", "POST")]
    public async Task Path_WithThatOfTheBaseAddress_IsTheOperation(string path, string method)
    {
        var reply = await SendAsync(Get(path) with { Method = new HttpMethod(method) });

        Assert.That((string?)reply.Json["code"], Is.Not.EqualTo("RESOURCE_NOT_EXISTS").Or.Not.Contain("nothing at"), reply.Text);
        Assert.That(reply.Text, Does.Not.Contain("nothing at"));
    }

    [Test]
    public async Task Path_WithABaseAddressThatTheOperationHasNot_IsUnknown()
    {
        var reply = await SendAsync(Get("/hk/v3/hire-power-bank/user-qualifications/o1"));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotFound), reply.Text);
    }

    [Test]
    public async Task Response_ToTheSameRequest_IsTheSame()
    {
        var operation = OperationTable.Default.Find("POST", "v3/pay/transactions/jsapi")!;
        var call = new OperationCall(operation, Server);

        var first = await SendAsync(call.ToDraft(Time.GetUtcNow()));
        var second = await SendAsync(call.ToDraft(Time.GetUtcNow()));

        Assert.That(first.Text, Is.EqualTo(second.Text).And.Contains("prepay_id"));
    }

    [Test]
    public async Task Field_ThatIsNested_IsRefusedByItsPointer()
    {
        var operation = OperationTable.Default.Find("POST", "v3/pay/transactions/jsapi")!;
        var call = new OperationCall(operation, Server) { Change = static (name, fields) => { if (name == "json") fields["amount"]!["total"] = "1"; } };

        AssertParamError(await SendAsync(call.ToDraft(Time.GetUtcNow())), "/amount/total", "body", "wrong type", "integer");
    }

    /// <summary>Makes what an operation speaks of, where one makes it.</summary>
    private async Task<OperationCall> PrepareAsync(Operation operation)
    {
        var number = $"N{++_made:D5}";
        var call = new OperationCall(operation, Server) { Text = number };
        if (operation.Path == "v3/refund/domestic/refunds")
        {
            await SendAsync(new OperationCall(OperationTable.Default.Find("POST", "v3/pay/transactions/native")!,
                Server)
            { Text = number }.ToDraft(Time.GetUtcNow()));
            Server.Pay(number);
            return call with { Change = (name, fields) => { if (name == "json") fields["out_trade_no"] = number; } };
        }

        if (operation.Path.Contains("transactions/id/{transaction_id}", StringComparison.Ordinal))
        {
            var order = OperationTable.Default.Find("POST", operation.Path.Split("/id/")[0] + "/native")
                ?? OperationTable.Default.Find("POST", "v3/pay/transactions/native")!;
            var ordered = await SendAsync(new OperationCall(order, Server) { Text = number }.ToDraft(Time.GetUtcNow()));
            Assert.That(ordered.Status, Is.EqualTo(HttpStatusCode.OK), ordered.Text);
            return call with { Text = Server.Pay(number) };
        }

        if (operation.Makes is null && Creations.FindUsedNumber(operation) is var (_, makers))
        {
            var made = await PrepareAsync(makers[0]);
            var reply = await SendAsync(made.ToDraft(Time.GetUtcNow()));
            Assert.That((int)reply.Status, Is.InRange(200, 299), $"{makers[0]}: {reply.Text}");
            return call with { Text = made.Text };
        }

        // The documentation has none of these as required, and the order's own endpoint does.
        const string insurance = "v3/hire-power-bank/insurance-orders";
        if (operation.Path == insurance + "/{out_order_no}")
            await SendAsync(Post(Order(number)));
        return operation.Path == insurance ? call with { Change = (name, fields) => { if (name == "json") fields.Merge(Order(number)); } } : call;
    }

    private IEnumerable<string> Problems(Operation operation, Reply reply)
    {
        if (operation.Response.Count == 0)
            return (int)reply.Status == (operation.SuccessStatus ?? 204) || reply.Status == HttpStatusCode.OK ? [] : [$"{(int)reply.Status} {reply.Text}"];
        if (reply.Status != HttpStatusCode.OK)
            return [$"{(int)reply.Status} {reply.Text}"];
        return reply.IsSignedBy(Server.PlatformPublicKeyPem) ? ResponseShape.Problems(operation.Response, reply.Json) : ["not signed"];
    }
}
