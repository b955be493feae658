using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Benchmarks;

/// <summary>A transport in memory: it gives the same answer to every request, signed once a minute.</summary>
/// <remarks>A signature for each answer would be measured with the call, and a client never makes it.</remarks>
internal sealed class SignedAnswers(Func<byte[], byte[]> sign, string type) : HttpMessageHandler
{
    public SignedAnswers(RSA platformKey)
        : this(text => Sign(platformKey, text), "WECHATPAY2-SHA256-RSA2048")
    {
    }

    private const string Nonce = "d824f2e086d3c1df967785d13fcd22ef";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """
        {"order_id":"1232413451234123","out_order_no":"6e8369071cd942c0476613f9d1ce9ca3","openid":"2323dfsdf342342",
        "max_claim_count":1,"claimed_count":0,"order_receive_time":"2025-06-08T10:34:56+08:00","order_begin_time":"2025-06-08T10:34:56+08:00",
        "order_end_time":"2025-06-09T10:34:56+08:00","order_receive_state":"RECEIVED"}
        """.ReplaceLineEndings(""));

    /// <summary>Gets a text as long as the one that an answer's signature covers.</summary>
    public static byte[] SignedText { get; } = Text(1717171717);

    // Replaced whole: calls of several threads read it.
    private volatile SignedTime _signed = new(0, "", "");

    private sealed record SignedTime(long Seconds, string Timestamp, string Signature);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var signed = SignAgainWhenOld();
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(Body) };
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        answer.Headers.TryAddWithoutValidation("Request-ID", "08F78BB5AF0610D302189F8BC1C5052020A89D6C-0");
        answer.Headers.TryAddWithoutValidation("Wechatpay-Nonce", Nonce);
        answer.Headers.TryAddWithoutValidation("Wechatpay-Serial", KeyPair.PlatformSerial);
        answer.Headers.TryAddWithoutValidation("Wechatpay-Signature", signed.Signature);
        answer.Headers.TryAddWithoutValidation("Wechatpay-Signature-Type", type);
        answer.Headers.TryAddWithoutValidation("Wechatpay-Timestamp", signed.Timestamp);
        return Task.FromResult(answer);
    }

    private SignedTime SignAgainWhenOld()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        if (_signed is var signed && now - signed.Seconds < Lifetime.TotalSeconds)
            return signed;
        return _signed = new(now, now.ToString(CultureInfo.InvariantCulture), Convert.ToBase64String(sign(Text(now))));
    }

    // A key of .NET is used by one thread at a time.
    private static byte[] Sign(RSA key, byte[] text)
    {
        lock (key)
            return key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static byte[] Text(long timestamp) => [.. Encoding.UTF8.GetBytes($"{timestamp}\n{Nonce}\n"), .. Body, (byte)'\n'];
}
