using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Memory;

/// <summary>A platform holds a client for each of its merchants, over one transport.</summary>
[NonParallelizable]
public sealed class ManyMerchantsTests
{
    private const int Merchants = 10_000;
    private const int Keys = 8;
    private const int Step = 97;
    private const long BytesOfAMerchant = 20 * 1024;

    private static readonly RSA[] Private = [.. Enumerable.Range(0, Keys).Select(static _ => RSA.Create(2048))];

    private readonly WeChatPayClient[] _clients = new WeChatPayClient[Merchants];
    private readonly List<(string Mchid, bool IsSigned)> _requests = [];
    private FakeTransport _transport = null!;
    private long _bytes;

    [OneTimeSetUp]
    public void Build()
    {
        _transport = new FakeTransport(Respond);
        var keys = Private.Select(static key => key.ExportPkcs8PrivateKeyPem()).ToArray();
        // What all clients share is made before.
        using var first = Create(0, keys);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Merchants; i++)
            _clients[i] = Create(i, keys);
        _bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    [OneTimeTearDown]
    public void Close()
    {
        foreach (var client in _clients)
            client.Dispose();
        _transport.Dispose();
    }

    [Test]
    public void Client_OneOfTenThousand_TakesLessThan20Kilobytes()
    {
        TestContext.Out.WriteLine($"{_bytes / Merchants} bytes a merchant");

        Assert.That(_bytes / Merchants, Is.LessThan(BytesOfAMerchant));
    }

    [Test]
    public async Task Calls_OfManyMerchantsAtOnce_AreSignedByTheKeyOfEach()
    {
        _requests.Clear();
        var called = Enumerable.Range(0, Merchants).Where(static i => i % Step == 0).ToList();

        await Task.WhenAll(called.Select(i => _clients[i]["v3/certificates"].GetAsync().AsTask()));

        Assert.That(_requests.Select(static request => request.Mchid), Is.EquivalentTo(called.Select(Mchid)));
        Assert.That(_requests, Has.All.Property("IsSigned").True);
    }

    [Test]
    public void Callbacks_OfManyMerchants_AreOpenedByTheKeyOfEach()
    {
        var body = HandmadeCallback.Body("""{"mchid":"m"}""");
        var headers = HandmadeCallback.Headers(body);
        headers["Wechatpay-Signature"] = TestKeys.PlatformSigns(
            [.. Encoding.UTF8.GetBytes($"{headers["Wechatpay-Timestamp"]}\n{headers["Wechatpay-Nonce"]}\n"), .. body, (byte)'\n']);

        for (var i = 0; i < Merchants; i += Step)
        {
            var parser = _clients[i].CreateCallbackParser();
            if (i % Keys == 0)
                Assert.That((string?)parser.Parse(headers, body).Resource["mchid"], Is.EqualTo("m"));
            else
                Assert.That(() => parser.Parse(headers, body), Throws.InstanceOf<WeChatPayException>(), Mchid(i));
        }
    }

    private WeChatPayClient Create(int number, string[] keys) => new(new WeChatPayOptions
    {
        Mchid = Mchid(number),
        Serial = Serial(number),
        PrivateKey = keys[number % Keys],
        // One merchant in eight has the APIv3 key of the callback.
        ApiV3Key = number % Keys == 0 ? HandmadeCallback.ApiV3Key : $"{number:D32}",
        Certs = new Dictionary<string, KeySource> { [TestKeys.PlatformKeyId] = TestKeys.PlatformPem },
        Transport = _transport,
    });

    private HttpResponseMessage Respond(HttpRequestMessage request)
    {
        var credentials = request.Headers.Authorization!.Parameter!;
        string Of(string name) => credentials.Split($"{name}=\"")[1].Split('"')[0];
        var number = int.Parse(Of("mchid"), CultureInfo.InvariantCulture) - int.Parse(Mchid(0), CultureInfo.InvariantCulture);
        var text = Encoding.UTF8.GetBytes($"GET\n{request.RequestUri!.PathAndQuery}\n{Of("timestamp")}\n{Of("nonce_str")}\n\n");
        lock (_requests)
        {
            var isSigned = Of("serial_no") == Serial(number) && Private[number % Keys].VerifyData(
                text, Convert.FromBase64String(Of("signature")), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            _requests.Add((Of("mchid"), isSigned));
            return SignedAnswer.Of("{}");
        }
    }

    private static string Mchid(int number) => (1_900_000_000 + number).ToString(CultureInfo.InvariantCulture);

    private static string Serial(int number) => number.ToString("X40", CultureInfo.InvariantCulture);
}
