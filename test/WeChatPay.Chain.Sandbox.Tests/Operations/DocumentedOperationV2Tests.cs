using System.Globalization;
using System.Xml.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Every operation of APIv2 over real HTTP or TLS.</summary>
internal sealed class DocumentedOperationV2Tests : FixtureV2
{
    // These have endpoints and tests of their own.
    private static readonly string[] Own = ["v2/pay/unifiedorder", "v2/pay/micropay", "v2/pay/orderquery", "v2/pay/closeorder", "v2/secapi/pay/refund",
        "v2/pay/refundquery", "v2/pay/downloadbill"];

    private static readonly Operation[] V2 = [.. OperationTable.Default.Operations.Where(static operation => operation.IsXml && !Own.Contains(operation.Path))];

    private int _made;

    [TestCase(false)]
    [TestCase(true)]
    public async Task Operation_AskedRightly_IsAnsweredInShape(bool isFull)
    {
        var wrong = new List<string>();
        foreach (var operation in V2)
        {
            var call = await PrepareAsync(operation) with { IsFull = isFull };
            var reply = await SendAsync(ToDraft(call));
            wrong.AddRange(Problems(operation, reply).Take(1).Select(problem => $"{operation}: {problem}: {reply.Reply.Text}"));
        }

        Assert.That(wrong, Is.Empty, $"{wrong.Count} of {V2.Length}:\n{string.Join('\n', wrong)}");
    }

    [Test]
    public async Task Operation_WithoutARequiredField_RefusesIt()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var operation in V2)
        {
            foreach (var field in operation.Option("xml")?.Fields.Where(static field => field.IsRequired
                && field.Name is not ("mch_id" or "mchid" or "combine_mch_id" or "nonce_str")) ?? [])
            {
                asked++;
                var reply = await SendAsync(ToDraft(new OperationCall(operation,
                    Server)
                { Change = (name, fields) => { if (name == "xml") fields.Remove(field.Name); } }));
                if (reply["err_code"] != "LACK_PARAMS" || !reply["err_code_des"].Contains("/" + field.Name, StringComparison.Ordinal))
                    wrong.Add($"{operation}: without {field.Name}: {reply.Reply.Text}");
            }
        }

        Assert.That(wrong, Is.Empty, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong)}");
        Assert.That(asked, Is.GreaterThan(500));
    }

    [Test]
    public async Task Operation_ThatNeedsTheCertificate_RefusesWhoPresentsNone()
    {
        foreach (var operation in V2.Where(static operation => operation.Security))
        {
            var reply = await SendAsync(ToDraft(new OperationCall(operation, Server)) with { IsSecure = false });
            Assert.That(reply.Reply.Text, Does.Contain("No required SSL certificate was sent"), operation.ToString());
        }
    }

    [Test]
    public async Task Number_UsedBefore_IsTheSameCallOrAConflict()
    {
        var call = new OperationCall(OperationTable.Default.Find("POST", "v2/mmpaymkttransfers/sendredpack")!, Server);

        var first = await SendAsync(ToDraft(call));
        var again = await SendAsync(ToDraft(call));
        var other = await SendAsync(ToDraft(call with { Change = static (name, fields) => { if (name == "xml") fields["wishing"] = "other"; } }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first["result_code"], Is.EqualTo("SUCCESS"), first.Reply.Text);
            Assert.That(again.Reply.Text, Is.EqualTo(first.Reply.Text));
            Assert.That(other["err_code"], Is.EqualTo("INVALID_REQUEST"), other.Reply.Text);
        }
    }

    [Test]
    public async Task PublicKey_AskedFor_IsThePlatforms()
    {
        var reply = await SendAsync(ToDraft(new OperationCall(OperationTable.Default.Find("POST", "v2/risk/getpublickey")!, Server)));

        using var given = Keys.Read(reply["pub_key"]);
        Assert.That(given.ExportSubjectPublicKeyInfoPem(), Is.EqualTo(Server.PlatformPublicKeyPem), reply.Reply.Text);
    }

    private DraftV2 ToDraft(OperationCall call) => new(Server, call.Target().Split('?')[0], call.XmlFields())
    {
        Method = new HttpMethod(call.Operation.Method),
        IsSecure = call.Operation.Security,
        Certificate = call.Operation.Security ? Certificate : null,
        Type = call.XmlFields().Where(static field => field.Name == "sign_type").Select(static field => field.Value).FirstOrDefault() ?? "MD5",
    };

    private async Task<OperationCall> PrepareAsync(Operation operation)
    {
        var call = new OperationCall(operation, Server) { Text = (++_made).ToString("D6", CultureInfo.InvariantCulture) };
        if (operation.Makes is not null || Creations.FindUsedNumber(operation) is not var (_, makers))
            return call;
        var made = await PrepareAsync(makers[0]);
        var reply = await SendAsync(ToDraft(made));
        Assert.That(reply["result_code"], Is.EqualTo("SUCCESS"), $"{makers[0]}: {reply.Reply.Text}");
        return call with { Text = made.Text };
    }

    private IEnumerable<string> Problems(Operation operation, ReplyV2 reply)
    {
        if (operation.Path == "v2/pay/downloadfundflow")
            return reply.Reply.Text.Contains("记账时间", StringComparison.Ordinal) ? [] : ["no file"];
        if (operation.Path == "v2/appauth/getaccesstoken")
            return ResponseShape.Problems(operation.Response, reply.Reply.Json);
        if (reply["return_code"] != "SUCCESS" || reply["result_code"] != "SUCCESS")
            return ["refused"];
        if (operation.Response.Any(static field => field.Name == "sign")
            && !reply.IsSigned(ToDraft(new OperationCall(operation, Server)).Type, Server.ApiV2Key))
            return ["not signed"];
        HashSet<string> given = [.. XElement.Parse(reply.Reply.Text).Elements().Select(static element => element.Name.LocalName)];
        return operation.Response.Where(field => field.IsRequired && field.Name is not ("sign" or "nonce_str")
            && !Samples.SampleValues.IsOfFailure(field)
            && !given.Contains(field.Name.Replace("$n", "0", StringComparison.Ordinal).Replace("$m", "0", StringComparison.Ordinal)))
            .Select(static field => $"{field.Name} is missing");
    }
}
