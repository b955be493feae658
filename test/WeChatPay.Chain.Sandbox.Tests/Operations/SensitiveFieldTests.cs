using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Fields that only the other side may read.</summary>
internal sealed class SensitiveFieldTests : SandboxFixture
{
    private const string Bills = "/v3/fund-app/mch-transfer/transfer-bills";

    private static IEnumerable<Operation> OfApiV3 =>
        OperationTable.Default.Operations.Where(static operation => !operation.IsXml);

    [TestCase(false)]
    [TestCase(true)]
    public async Task Field_EncryptedForThePlatform_ComesBackEncryptedForTheMerchant(bool byCertificate)
    {
        var made = await TransferAsync(Sealed("张三", byCertificate), byCertificate ? Server.PlatformSerial : Server.PlatformKeyId);
        var shown = await SendAsync(Get(Bills + "/out-bill-no/B1"));

        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.OK), made.Text);
        Assert.That(Opened((string)shown.Json["user_name"]!), Is.EqualTo("张三"));
    }

    [Test]
    public async Task Field_NotEncrypted_IsRefused() =>
        AssertParamError(await TransferAsync("张三", Server.PlatformKeyId), "/user_name", "body", "not encrypted", "Base64", "OAEP");

    [Test]
    public async Task Field_EncryptedWithTheOtherKey_IsRefused() =>
        AssertParamError(await TransferAsync(Sealed("张三", byCertificate: true), Server.PlatformKeyId), "/user_name", "body", "not encrypted",
            "not encrypted with " + Server.PlatformKeyId);

    [Test]
    public async Task Field_WithASerialThatNobodyHas_IsRefused() =>
        AssertParamError(await TransferAsync(Sealed("张三", byCertificate: false), "PUB_KEY_ID_1"), "/user_name", "body", "not encrypted", "PUB_KEY_ID_1",
            Server.PlatformKeyId);

    /// <summary>Every marked field of a request is refused in the clear, wherever it is nested.</summary>
    [Test]
    public async Task Fields_OfAllOperations_AreRefusedInTheClear()
    {
        var wrong = new List<string>();
        var marked = 0;
        foreach (var operation in OfApiV3.Where(static operation => operation.Option("json") is not null))
        {
            foreach (var pointer in Marked(operation.Option("json")!.Fields, ""))
            {
                marked++;
                var call = new OperationCall(operation, Server)
                {
                    IsFull = true,
                    Text = "N00001",
                    Change = (name, fields) => { if (name == "json") Spoil(fields, pointer); }
                };
                var reply = await SendAsync(call.ToDraft(Time.GetUtcNow()));
                if ((string?)reply.Json["detail"]?["issue"] != "not encrypted" || (string?)reply.Json["detail"]!["field"] != pointer)
                    wrong.Add($"{operation}: {pointer}: {reply.Text}");
            }
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
        Assert.That(marked, Is.GreaterThan(250));
    }

    /// <summary>Every marked field of a response is for the merchant's key.</summary>
    [Test]
    public async Task Fields_OfAllAnswers_AreEncrypted()
    {
        var opened = 0;
        foreach (var operation in OfApiV3.Where(static operation => operation.Option("body") is null && Marked(operation.Response, "").Any()))
        {
            // Whatever has to be made first is here under its number.
            foreach (var maker in Operations.Creations.FindUsedNumber(operation) is var (_, makers) ? makers.Take(1) : [])
                await SendAsync(new OperationCall(maker, Server).ToDraft(Time.GetUtcNow()));
            var reply = await SendAsync(new OperationCall(operation, Server).ToDraft(Time.GetUtcNow()));
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), $"{operation}: {reply.Text}");
            foreach (var pointer in Marked(operation.Response, ""))
            {
                JToken value = reply.Json;
                foreach (var name in pointer[1..].Split('/'))
                    value = value[int.TryParse(name, out var index) ? index : name]!;
                Assert.That(Opened((string)value!, operation.IsBrand ? Server.Brand.PrivateKeyPem : null), Is.Not.Empty, $"{operation}: {pointer}");
                opened++;
            }
        }

        Assert.That(opened, Is.GreaterThan(60));
    }

    private static IEnumerable<string> Marked(IEnumerable<Field> fields, string at) => fields.DistinctBy(static field => field.Name).SelectMany(field =>
    {
        var pointer = $"{at}/{field.Name}{(field.IsList ? "/0" : "")}";
        return field.Encryption == "rsa" ? [pointer] : field.Encoding is null ? Marked(field.Fields, pointer) : [];
    });

    private static void Spoil(JObject fields, string pointer)
    {
        JToken value = fields;
        var names = pointer[1..].Split('/');
        foreach (var name in names)
            value = value[int.TryParse(name, out var index) ? index : name]!;
        value.Replace("张三");
    }

    private Task<Reply> TransferAsync(string name, string serial)
    {
        var operation = OperationTable.Default.Find("POST", Bills)!;
        var call = new OperationCall(operation, Server) { Text = "B1", Change = (option, fields) => { if (option == "json") fields["user_name"] = name; } };
        var draft = call.ToDraft(Time.GetUtcNow());
        return SendAsync(draft with { Headers = [("Wechatpay-Serial", serial)] });
    }

    private string Sealed(string text, bool byCertificate)
    {
        if (!byCertificate)
            return new OperationCall(OperationTable.Default.Operations[0], Server).Sealed(text);
        using var certificate = X509Certificate2.CreateFromPem(Server.PlatformCertificatePem);
        using var rsa = certificate.GetRSAPublicKey()!;
        return Convert.ToBase64String(rsa.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA1));
    }

    private static string Opened(string ciphertext, string? key = null)
    {
        using var rsa = Keys.Read(key ?? Keys.Merchant);
        return Encoding.UTF8.GetString(rsa.Decrypt(Convert.FromBase64String(ciphertext), RSAEncryptionPadding.OaepSHA1));
    }
}
