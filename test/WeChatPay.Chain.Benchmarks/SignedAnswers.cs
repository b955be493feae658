using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Benchmarks;

/// <summary>A transport in memory: it gives the same answer to every request, signed once a minute.</summary>
/// <remarks>A signature for each answer would be measured with the call, and a client never makes it.</remarks>
internal sealed class SignedAnswers(RSA platformKey) : HttpMessageHandler
{
    private const string Nonce = "d824f2e086d3c1df967785d13fcd22ef";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """
        {"order_id":"1232413451234123","out_order_no":"6e8369071cd942c0476613f9d1ce9ca3","openid":"2323dfsdf342342",
        "max_claim_count":1,"claimed_count":0,"order_receive_time":"2025-06-08T10:34:56+08:00","order_begin_time":"2025-06-08T10:34:56+08:00",
        "order_end_time":"2025-06-09T10:34:56+08:00","order_receive_state":"RECEIVED"}
        """.ReplaceLineEndings(""));

    private string _timestamp = "0";
    private string _signature = "";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SignAgainWhenOld();
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(Body) };
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        answer.Headers.TryAddWithoutValidation("Request-ID", "08F78BB5AF0610D302189F8BC1C5052020A89D6C-0");
        answer.Headers.TryAddWithoutValidation("Wechatpay-Nonce", Nonce);
        answer.Headers.TryAddWithoutValidation("Wechatpay-Serial", KeyPair.PlatformSerial);
        answer.Headers.TryAddWithoutValidation("Wechatpay-Signature", _signature);
        answer.Headers.TryAddWithoutValidation("Wechatpay-Timestamp", _timestamp);
        return Task.FromResult(answer);
    }

    private void SignAgainWhenOld()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        if (now - long.Parse(_timestamp, System.Globalization.CultureInfo.InvariantCulture) < Lifetime.TotalSeconds)
            return;
        _timestamp = now.ToString(System.Globalization.CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{_timestamp}\n{Nonce}\n"), .. Body, (byte)'\n'];
        _signature = Convert.ToBase64String(platformKey.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
