using System.Security.Cryptography;
using System.Text;
using System.Web;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.OpenApi.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Documented;

/// <summary>Every field that the table marks travels encrypted, and everything beside it as it does without the option.</summary>
public sealed class EveryMarkTests
{
    private readonly RecordedCalls _wire = new();
    private WeChatPayClient _plain = null!;
    private WeChatPayClient _sealed = null!;

    [OneTimeSetUp]
    public void Build()
    {
        _plain = RecordedCalls.Client(_wire.Options);
        _sealed = RecordedCalls.Client(_wire.Options with { EncryptSensitiveFields = true, PublicKeyV2 = TestKeys.PlatformPem });
    }

    [OneTimeTearDown]
    public void Close()
    {
        _plain.Dispose();
        _sealed.Dispose();
        _wire.Dispose();
    }

    [Test]
    public void Request_OfEveryOperation_HasItsMarkedFieldsEncrypted()
    {
        var opened = new HashSet<string>();
        var differences = new List<string>();
        foreach (var operation in OperationTable.Default.Operations)
        {
            var options = RecordedCalls.OptionsOf(operation);
            RecordedCalls.Send(_plain, operation, options);
            var plain = Parts(operation, []);
            RecordedCalls.Send(_sealed, operation, options);
            var decrypted = Parts(operation, opened);
            if (!JToken.DeepEquals(plain, decrypted))
                differences.Add($"{operation}\n{plain}\n{decrypted}");
            // The response is to be signed by the public key, whether the request has encrypted fields or not.
            var serial = operation.IsXml ? null : TestKeys.PlatformKeyId;
            if (_wire.Serial != serial)
                differences.Add($"{operation}: Wechatpay-Serial is {_wire.Serial}");
        }
        Assert.That(differences.Take(5), Is.Empty);
        Assert.That(opened, Has.Count.EqualTo(291 + 9));
    }

    [Test]
    public void Answer_OfEveryOperation_ShowsItsMarkedFieldsInClear()
    {
        var marks = new HashSet<string>();
        var differences = new List<string>();
        using var wire = new RecordedCalls();
        using var client = new WeChatPayClient(
            wire.Options with { EncryptSensitiveFields = true, PublicKeyV2 = TestKeys.PlatformPem, TimeProvider = TimeProvider.System });
        foreach (var operation in OperationTable.Default.Operations.Where(static operation => Marked(operation.Response)))
        {
            var plain = JObject.FromObject(DocumentedValues.Of(operation.Response));
            plain.Remove("sign");
            var ciphered = plain.DeepClone();
            Walk(ciphered, operation.Response, operation.ToString(), marks, text => Encrypt(text, operation.IsBrand ? TestKeys.Brand : TestKeys.Merchant));
            var raw = ciphered.ToString(Newtonsoft.Json.Formatting.None);
            wire.Answer = () => operation.IsXml ? XmlAnswer.Of(ciphered, wire.AskedSignType) : SignedAnswer.Of(raw);
            var answer = RecordedCalls.Send(client, operation, RecordedCalls.OptionsOf(operation));

            var shown = operation.IsXml
                ? JObject.FromObject(plain.Properties().ToDictionary(static field => field.Name, field => answer.Xml[field.Name]))
                : answer.Json;
            if (!JToken.DeepEquals(shown, plain) || !operation.IsXml && answer.Text != raw)
                differences.Add($"{operation}\n{plain}\n{shown}");
        }
        Assert.That(differences.Take(5), Is.Empty);
        Assert.That(marks, Has.Count.EqualTo(71 + 18));
    }

    private static bool Marked(IEnumerable<Field> fields) => fields.Any(static field => field.Encryption == "rsa" || Marked(field.Fields));

    // What went out, as one JSON object, with its marked fields decrypted.
    private JObject Parts(Operation operation, HashSet<string> opened)
    {
        var parts = new JObject { ["path"] = _wire.Address.AbsolutePath };
        var query = HttpUtility.ParseQueryString(_wire.Address.Query);
        parts["query"] = new JObject(query.AllKeys.Select(name => new JProperty(name!, query[name])));
        if (operation.IsXml && operation.Method != "GET")
            parts["xml"] = JObject.FromObject(Transformer.ToArray(_wire.Body));
        else if (operation.IsXml)
            parts["xml"] = parts["query"]!.DeepClone();
        else if (_wire.Body.StartsWith('{'))
            parts["json"] = JToken.Parse(_wire.Body);
        else if (operation.Option("body") is { } body)
            parts["body"] = new JObject
            {
                ["meta"] = body.Find("meta")!.Fields.Count > 0 ? JToken.Parse(_wire.Body.Split("\r\n").Single(static line => line.StartsWith('{'))) : null,
            };
        if (operation.IsXml)
        {
            // The signature covers the ciphertexts.
            ((JObject)parts["xml"]!).Remove("sign");
            parts.Remove("query");
        }
        Walk(parts, operation.Request, operation.ToString(), opened, Decrypt);
        return parts;
    }

    private static void Walk(JToken token, IEnumerable<Field> fields, string path, HashSet<string> marks, Func<string, string> change)
    {
        if (token is JArray list)
        {
            foreach (var item in list)
                Walk(item, fields, path, marks, change);
            return;
        }
        if (token is not JObject json)
            return;
        foreach (var field in fields)
        {
            if (json[field.Name] is not { } value)
                continue;
            if (field.Encryption == "rsa")
            {
                JToken changed = value is JArray texts ? new JArray(texts.Select(text => change((string)text!))) : change((string)value!);
                if (!JToken.DeepEquals(changed, value))
                    marks.Add($"{path}/{field.Name}");
                json[field.Name] = changed;
            }
            else
            {
                Walk(value, field.Fields, $"{path}/{field.Name}", marks, change);
            }
        }
    }

    private static string Encrypt(string text, RSA key) =>
        Convert.ToBase64String(key.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA1));

    // A text that is not the Base64 of one RSA block was not encrypted: return it unchanged.
    private static string Decrypt(string text)
    {
        var block = new byte[256];
        return Convert.TryFromBase64String(text, block, out var length) && length == block.Length
            ? Encoding.UTF8.GetString(TestKeys.Platform.Decrypt(block, RSAEncryptionPadding.OaepSHA1))
            : text;
    }
}
