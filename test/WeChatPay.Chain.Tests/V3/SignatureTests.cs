using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V3;

/// <summary>A request's signature: what it covers, how it is written, and that each request gets a new one.</summary>
public sealed partial class SignatureTests
{
    private const string Nonce = "593BEC0C930BF1AFEB40B4A08C8FB242";

    private FakeTimeProvider _time = null!;
    private WeChatPayClient _client = null!;

    [SetUp]
    public void BuildClient()
    {
        _time = new(DateTimeOffset.FromUnixTimeMilliseconds(1_554_208_460_999));
        _client = new(TestKeys.Options with { TimeProvider = _time, Nonce = () => Nonce });
    }

    [TearDown]
    public void CloseClient() => _client.Dispose();

    [Test]
    public void Get_Authorization_HasItsFieldsInOrderWithTheGivenClockAndNonce()
    {
        using var wire = Answers(1);

        _client["v3/certificates"].Get();

        Assert.That(wire.Request.Authorization, Is.EqualTo(
            $"WECHATPAY2-SHA256-RSA2048 mchid=\"{TestKeys.Mchid}\",serial_no=\"{TestKeys.MerchantSerial}\",timestamp=\"1554208460\",nonce_str=\"{Nonce}\","
            + $"signature=\"{Signed($"GET\n/v3/certificates\n1554208460\n{Nonce}\n\n")}\""));
    }

    [Test]
    public void Post_Json_CoversTheBytesOfTheBody()
    {
        using var wire = Answers(1);

        _client["v3/hirePowerBank/insuranceOrders"].Post(new { json = new { service_id = "实例值" } });

        Assert.That(wire.Request.Text, Is.EqualTo("{\"service_id\":\"实例值\"}"));
        Assert.That(wire.Request.Authorization, Does.Contain(
            Signed($"POST\n/v3/hire-power-bank/insurance-orders\n1554208460\n{Nonce}\n{{\"service_id\":\"实例值\"}}\n")));
    }

    [Test]
    public void Get_PathValueAndQuery_AreCoveredAsTheyGoOut()
    {
        using var wire = Answers(1);

        _client["v3/users/{id}"].Get(new { id = "a/b 实=", query = new { appid = "wx 1", tag = "甲&乙", paid = true } });

        const string target = "/v3/users/a%2Fb%20%E5%AE%9E%3D?appid=wx%201&tag=%E7%94%B2%26%E4%B9%99&paid=1";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Uri.PathAndQuery, Is.EqualTo(target));
            Assert.That(wire.Request.Authorization, Does.Contain(Signed($"GET\n{target}\n1554208460\n{Nonce}\n\n")));
        }
    }

    [Test]
    public void Get_BaseUriWithAPath_IsCoveredToo()
    {
        using var wire = Answers(1);

        _client["v3/certificates"].Get(new { base_uri = "https://api.mch.weixin.qq.com/hk" });

        Assert.That(wire.Request.Authorization, Does.Contain(Signed($"GET\n/hk/v3/certificates\n1554208460\n{Nonce}\n\n")));
    }

    [TestCase("PUT")]
    [TestCase("PATCH")]
    [TestCase("DELETE")]
    public void Call_OtherVerbs_AreCoveredInUpperCase(string verb)
    {
        using var wire = Answers(1);
        var chain = _client["v3/pay/partner"];

        _ = verb switch
        {
            "PUT" => chain.Put(new { json = new { } }),
            "PATCH" => chain.Patch(new { json = new { } }),
            _ => chain.Delete(new { json = new { } }),
        };

        Assert.That(wire.Request.Method, Is.EqualTo(verb));
        Assert.That(wire.Request.Authorization, Does.Contain(Signed($"{verb}\n/v3/pay/partner\n1554208460\n{Nonce}\n{{}}\n")));
    }

    [Test]
    public void Upload_WithAMeta_SignsTheMetaAlone()
    {
        using var wire = Answers(1);
        const string meta = "{\"filename\":\"图.jpg\",\"sha256\":\"00\"}";

        _client["v3/merchant/media/upload"].Post(new
        {
            multipart = new object[]
            {
                new { name = "meta", contents = meta },
                new { name = "file", contents = new byte[] { 0xFF, 0xD8 }, filename = "图.jpg" },
            },
        });

        Assert.That(wire.Request.Authorization, Does.Contain(Signed($"POST\n/v3/merchant/media/upload\n1554208460\n{Nonce}\n{meta}\n")));
    }

    [Test]
    public void Get_WithoutANonceOfOnesOwn_TakesAFreshOneOf32LettersAndDigits()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { TimeProvider = _time });
        using var wire = Answers(20);

        for (var i = 0; i < 20; i++)
            client["v3/certificates"].Get();

        var nonces = wire.Requests.Select(request => Field(request, "nonce_str")).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(nonces, Is.Unique);
            Assert.That(nonces, Has.All.Match("^[0-9A-Za-z]{32}$"));
        }
    }

    [Test]
    public void Get_TimeGoesOn_SignsWithTheNewTime()
    {
        using var wire = Answers(1).Answer(SignedAnswer.Of("{}"u8.ToArray(), at: _time.GetUtcNow().AddMinutes(1)));

        _client["v3/certificates"].Get();
        _time.Advance(TimeSpan.FromMinutes(1));
        _client["v3/certificates"].Get();

        Assert.That(wire.Requests.Select(request => Field(request, "timestamp")), Is.EqualTo((string[])["1554208460", "1554208520"]));
    }

    [Test]
    public void Post_TriedAgainByAHandler_IsSignedAnew()
    {
        using var client = Counting();
        client.Handlers.Before("signer", next => async (request, cancellationToken) =>
            await next(request, cancellationToken) is { StatusCode: 429 }
                ? await AfterAPause(next, request, cancellationToken)
                : throw new AssertionException("429 first"));
        using var wire = new Wire()
            .Answer(SignedAnswer.Unsigned("{}", HttpStatusCode.TooManyRequests))
            .Answer(SignedAnswer.Of("{}"u8.ToArray(), at: _time.GetUtcNow().AddSeconds(2)));

        client["v3/pay/transactions/native"].Post(new { json = new { out_trade_no = "1" } });

        AssertSignedAnew(wire, "/v3/pay/transactions/native", "/v3/pay/transactions/native", secondsBetween: 2);
    }

    [TestCase(307)]
    [TestCase(308)]
    public void Post_RedirectedWithItsMethod_IsSignedAnewForTheNewAddress(int status)
    {
        using var client = Counting();
        using var wire = new Wire()
            .Answer(Redirect(status, "https://api2.mch.weixin.qq.com/v3/pay/elsewhere?from=here"))
            .Answer(SignedAnswer.Of("{}"u8.ToArray(), at: _time.GetUtcNow()));

        client["v3/pay/transactions/native"].Post(new { json = new { out_trade_no = "1" } });

        AssertSignedAnew(wire, "/v3/pay/transactions/native", "/v3/pay/elsewhere?from=here", secondsBetween: 0);
        Assert.That(wire.Requests[1].Uri.Host, Is.EqualTo("api2.mch.weixin.qq.com"));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    public void Post_RedirectedWithoutItsMethod_IsNotFollowed(int status)
    {
        using var wire = new Wire().Answer(Redirect(status, "https://api.mch.weixin.qq.com/v3/elsewhere"));

        Assert.That(
            () => _client["v3/pay/transactions/native"].Post(new { json = new { out_trade_no = "1" } }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("StatusCode").EqualTo(status));
    }

    [Test]
    public void Signed_FromManyThreads_AreAllRight()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new Echo() });

        var answers = Enumerable.Range(0, 200).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => client["v3/orders/{no}"].Get(new { no = $"{i}" }).Text).ToList();

        Assert.That(answers, Is.All.EqualTo("{\"signed\":true}"));
    }

    private static string Signed(string message) =>
        Convert.ToBase64String(TestKeys.Merchant.SignData(Encoding.UTF8.GetBytes(message), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private static HttpResponseMessage Redirect(int status, string location)
    {
        var answer = SignedAnswer.Unsigned("", (HttpStatusCode)status);
        answer.Headers.Location = new Uri(location);
        return answer;
    }

    private static string Field(WireRequest request, string name) =>
        Fields().Matches(request.Authorization).Single(field => field.Groups[1].Value == name).Groups[2].Value;

    private static void AssertSignedAnew(Wire wire, string first, string second, long secondsBetween)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests.Select(request => request.Uri.PathAndQuery), Is.EqualTo((string[])[first, second]));
            Assert.That(wire.Requests.Select(request => request.Method), Is.All.EqualTo("POST"));
            Assert.That(wire.Requests.Select(request => request.Text), Is.All.EqualTo("{\"out_trade_no\":\"1\"}"));
            Assert.That(wire.Requests.Select(request => request.IsSigned()), Is.All.True);
            Assert.That(wire.Requests.Select(request => Field(request, "nonce_str")), Is.EqualTo((string[])["nonce1", "nonce2"]));
            Assert.That(
                long.Parse(Field(wire.Requests[1], "timestamp"), null) - long.Parse(Field(wire.Requests[0], "timestamp"), null),
                Is.EqualTo(secondsBetween));
        }
    }

    [GeneratedRegex("(\\w+)=\"([^\"]*)\"")]
    private static partial Regex Fields();

    private async Task<WeChatPayResponse> AfterAPause(CallHandler next, WeChatPayRequest request, CancellationToken cancellationToken)
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        return await next(request, cancellationToken);
    }

    private WeChatPayClient Counting()
    {
        var count = 0;
        return new(TestKeys.Options with { TimeProvider = _time, Nonce = () => $"nonce{++count}" });
    }

    private Wire Answers(int count)
    {
        var wire = new Wire();
        for (var i = 0; i < count; i++)
            wire.Answer(SignedAnswer.Of("{}"u8.ToArray(), at: _time.GetUtcNow()));
        return wire;
    }

    /// <summary>Answers, signed, whether the request's own signature fits.</summary>
    private sealed class Echo : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = new WireRequest(
                request.Method.Method,
                request.RequestUri!,
                new Dictionary<string, string> { ["Authorization"] = request.Headers.NonValidated["Authorization"].ToString() },
                []);
            return Task.FromResult(SignedAnswer.Of($"{{\"signed\":{(sent.IsSigned() ? "true" : "false")}}}"));
        }
    }
}
