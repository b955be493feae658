using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Tests.Pipeline;

/// <summary>A transport in memory with keys of its own: it shows each request to a test and gives one answer, signed once.</summary>
internal sealed class SignedTransport : HttpMessageHandler
{
    private const string Mchid = "1900000109";
    private const string PlatformSerial = "PUB_KEY_ID_0000000000000024101100397200000006";
    private const string Nonce = "d824f2e086d3c1df967785d13fcd22ef";

    private readonly RSA _merchant = RSA.Create(2048);
    private readonly RSA _platform = RSA.Create(2048);
    private readonly Action<HttpRequestMessage, byte[]> _inspect;
    private readonly byte[] _body = Encoding.UTF8.GetBytes("""{"order_id":"1232413451234123"}""");
    private readonly string _timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
    private readonly string _signature;

    /// <param name="inspect">Sees each request and its body, from whichever thread sends it.</param>
    public SignedTransport(Action<HttpRequestMessage, byte[]> inspect)
    {
        _inspect = inspect;
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{_timestamp}\n{Nonce}\n"), .. _body, (byte)'\n'];
        _signature = Convert.ToBase64String(_platform.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public RSAParameters MerchantPublicKey => _merchant.ExportParameters(includePrivateParameters: false);

    public WeChatPayClient CreateClient() => Builder.Factory(new
    {
        mchid = Mchid,
        serial = "3775B6A45ACD588826D15E583A95F5DD00000000",
        privateKey = _merchant.ExportPkcs8PrivateKeyPem(),
        certs = new Dictionary<string, object> { [PlatformSerial] = _platform.ExportSubjectPublicKeyInfoPem() },
        transport = this,
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _inspect(request, request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken));
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(_body) };
        answer.Headers.Add("Wechatpay-Nonce", Nonce);
        answer.Headers.Add("Wechatpay-Serial", PlatformSerial);
        answer.Headers.Add("Wechatpay-Signature", _signature);
        answer.Headers.Add("Wechatpay-Timestamp", _timestamp);
        return answer;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _merchant.Dispose();
            _platform.Dispose();
        }
        base.Dispose(disposing);
    }
}
