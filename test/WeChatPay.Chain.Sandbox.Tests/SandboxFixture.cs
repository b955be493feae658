using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A fresh server for each test, over real HTTP, with a clock that stands still.</summary>
internal abstract class SandboxFixture
{
    protected static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    protected SandboxServer Server { get; private set; } = null!;

    protected FakeTimeProvider Time { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    [SetUp]
    public async Task StartServer()
    {
        Time = NewTime();
        Server = await SandboxServer.StartAsync(Options());
        Http = new HttpClient();
    }

    [TearDown]
    public async Task StopServer()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    protected static JObject Order(string outOrderNo = "6e8369071cd942c0476613f9d1ce9ca3") => new()
    {
        ["out_order_no"] = outOrderNo,
        ["openid"] = "2323dfsdf342342",
        ["notify_url"] = "https://api.test.com",
        ["service_id"] = "实例值",
    };

    protected static JObject Json(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    protected virtual FakeTimeProvider NewTime() => new(Start);

    protected virtual SandboxOptions Options() => new() { TimeProvider = Time, MerchantPrivateKeyPem = Keys.Merchant, PlatformPrivateKeyPem = Keys.Platform };

    protected Draft Post(JToken body) => Post(body.ToString(Formatting.None));

    protected Draft Post(string body) => new Draft(Server, HttpMethod.Post, Draft.Path) { Body = Encoding.UTF8.GetBytes(body) }.At(Time.GetUtcNow());

    protected Draft Get(string target) => new Draft(Server, HttpMethod.Get, target).At(Time.GetUtcNow());

    protected Task<Reply> SendAsync(Draft draft) => SendAsync(draft.ToMessage());

    protected Task<Reply> SendAsync(HttpRequestMessage message) => SendAsync(message, Http);

    protected static async Task<Reply> SendAsync(HttpRequestMessage message, HttpClient http)
    {
        using var request = message;
        using var response = await http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Asserts a refusal of the signature, and that its message says what the caller must know.</summary>
    protected static void AssertSignError(Reply reply, string field, string issue, params string[] says)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized), reply.Text);
            Assert.That((string?)reply.Json["code"], Is.EqualTo("SIGN_ERROR"));
            Assert.That((string?)reply.Json["detail"]?["field"], Is.EqualTo(field));
            Assert.That((string?)reply.Json["detail"]?["location"], Is.EqualTo("authorization"));
            Assert.That((string?)reply.Json["detail"]?["detail"]?["issue"], Is.EqualTo(issue));
            foreach (var piece in says)
                Assert.That((string?)reply.Json["message"], Does.Contain(piece));
        }
    }

    /// <summary>Asserts a refusal of a field or header.</summary>
    protected static void AssertParamError(Reply reply, string field, string location, string issue, params string[] says)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest), reply.Text);
            Assert.That((string?)reply.Json["code"], Is.EqualTo("PARAM_ERROR"));
            Assert.That((string?)reply.Json["detail"]?["field"], Is.EqualTo(field));
            Assert.That((string?)reply.Json["detail"]?["location"], Is.EqualTo(location));
            Assert.That((string?)reply.Json["detail"]?["issue"], Is.EqualTo(issue));
            foreach (var piece in says)
                Assert.That((string?)reply.Json["message"], Does.Contain(piece));
        }
    }

    protected static long Seconds(Reply reply) => long.Parse(reply.Headers["Wechatpay-Timestamp"], CultureInfo.InvariantCulture);

    /// <summary>What came back.</summary>
    internal sealed record Reply(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        public string Text => Encoding.UTF8.GetString(Body);

        public JObject Json => SandboxFixture.Json(Text);

        public bool IsSignedBy(string publicKeyPem)
        {
            using var rsa = Keys.Read(publicKeyPem);
            byte[] message = [.. Encoding.UTF8.GetBytes($"{Headers["Wechatpay-Timestamp"]}\n{Headers["Wechatpay-Nonce"]}\n"), .. Body, (byte)'\n'];
            return rsa.VerifyData(
                message,
                Convert.FromBase64String(Headers["Wechatpay-Signature"]),
                System.Security.Cryptography.HashAlgorithmName.SHA256,
                System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        }
    }
}
