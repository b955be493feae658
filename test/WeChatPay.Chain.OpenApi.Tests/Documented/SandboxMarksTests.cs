using System.Security.Cryptography;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.OpenApi.Tests.Support;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Documented;

/// <summary>The client and the sandbox, which share no code, agree on the marked fields: one seals what the other opens, both ways.</summary>
public sealed partial class SandboxMarksTests
{
    private SandboxServer _sandbox = null!;
    private WeChatPayClient _client = null!;

    [SetUp]
    public async Task Start()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { Mchid = TestKeys.Mchid, MerchantPrivateKeyPem = TestKeys.MerchantPem });
        _client = new WeChatPayClient(new WeChatPayOptions
        {
            Mchid = _sandbox.Mchid,
            Serial = _sandbox.MerchantSerial,
            PrivateKey = _sandbox.MerchantPrivateKeyPem,
            Certs = new Dictionary<string, KeySource> { [_sandbox.PlatformKeyId] = _sandbox.PlatformPublicKeyPem },
            ApiV2Key = _sandbox.ApiV2Key,
            Merchant = ClientCertificateSource.FromPem(_sandbox.MerchantCertificatePem, _sandbox.MerchantPrivateKeyPem),
            TrustedRoots = [_sandbox.ServerCertificatePem],
            BaseUri = _sandbox.SecureBaseUri,
            Brand = new() { BrandId = _sandbox.Brand.BrandId, Serial = _sandbox.Brand.Serial, PrivateKey = _sandbox.Brand.PrivateKeyPem },
            EncryptSensitiveFields = true,
            PublicKeyV2 = _sandbox.PlatformPublicKeyPem,
        });
    }

    [TearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Test]
    public async Task Call_WithMarkedFields_IsOpenedByTheSandboxAndItsAnswerByTheClient()
    {
        var problems = new List<string>();
        var (sent, read) = (0, 0);
        foreach (var operation in OperationTable.Default.Operations.Where(static operation => Marks(operation.Request) + Marks(operation.Response) > 0))
        {
            try
            {
                var answer = await SendAsync(operation);
                sent += Marks(operation.Request);
                if (answer.Bytes.Length > 0)
                    read += operation.IsXml
                        ? Opened(Fields(Transformer.ToArray(answer.Text)), Fields(answer.Xml), operation.Response)
                        : Opened(JToken.Parse(answer.Text), answer.Json, operation.Response);
            }
            catch (Exception error)
            {
                problems.Add($"{operation}: {error.GetType().Name} {error.Message}");
            }
        }
        Assert.That(problems, Is.Empty, string.Join('\n', problems));
        Assert.That((sent, read), Is.EqualTo((291 + 9, 71 + 18)));
    }

    // Every operation uses the same numbers: replace a sandbox that knows one already, and create an order before a query for it.
    private async Task<WeChatPayResponse> SendAsync(Operation operation)
    {
        try
        {
            return Send(operation);
        }
        catch (WeChatPayApiException error) when (error.Code == "INVALID_REQUEST")
        {
            await Stop();
            await Start();
        }
        catch (WeChatPayApiException error) when (MadeBy().Match(error.Description ?? "") is { Success: true } maker)
        {
            Make(OperationTable.Default.Find("POST", maker.Groups[1].Value)!);
        }
        return Send(operation);
    }

    private void Make(Operation operation)
    {
        try
        {
            Send(operation);
        }
        catch (WeChatPayApiException error) when (UnpaidOrder().Match(error.Description ?? "") is { Success: true } order)
        {
            Send(OperationTable.Default.Find("POST", "v3/pay/transactions/native")!);
            _sandbox.Pay(order.Groups[1].Value);
            Send(operation);
        }
    }

    private WeChatPayResponse Send(Operation operation) => RecordedCalls.Send(_client, operation, OptionsOf(operation));

    private Dictionary<string, object?> OptionsOf(Operation operation)
    {
        var options = RecordedCalls.OptionsOf(operation);
        options.Remove("empty");
        if (operation.Option("body") is not null)
        {
            var meta = new JObject { ["sha256"] = Convert.ToHexStringLower(SHA256.HashData("file"u8)) };
            foreach (var field in operation.Option("body")!.Find("meta")!.Fields.Where(static field => field.Name != "sha256"))
                meta[field.Name] = JToken.FromObject(DocumentedValues.Of(field)!);
            options["multipart"] = new object[]
            {
                new { name = "meta", contents = meta.ToString() },
                new { name = "file", contents = "file", filename = (string?)meta["filename"] ?? "a.jpg" },
            };
        }
        if (options.Remove("base_uri", out var address))
            options["base_uri"] = new Uri(_sandbox.SecureBaseUri, new Uri((string)address!).AbsolutePath);
        return options;
    }

    private static JObject Fields(IReadOnlyDictionary<string, object?> fields) => JObject.FromObject(fields);

    private static int Marks(IEnumerable<Field> fields) => fields.Sum(static field => field.Encryption == "rsa" ? 1 : Marks(field.Fields));

    // Fields that are shown in clear and did not travel so.
    private static int Opened(JToken raw, JToken shown, IReadOnlyList<Field> fields)
    {
        if (raw is JArray list)
            return list.Count == 0 ? 0 : Opened(list[0], shown[0]!, fields);
        return raw is not JObject
            ? 0
            : fields.DistinctBy(static field => field.Name).Sum(field => raw[field.Name] is not { } value ? 0
                : field.Encryption == "rsa" ? JToken.DeepEquals(value, shown[field.Name]) ? 0 : 1
                : Opened(value, shown[field.Name]!, field.Fields));
    }

    // The sandbox says of a number that it does not know which call makes it.
    [GeneratedRegex(@"it is made by POST /(\S+?)[.,;]? ")]
    private static partial Regex MadeBy();

    [GeneratedRegex("The order with the out_trade_no `([^`]+)` is not paid")]
    private static partial Regex UnpaidOrder();
}
