using Org.BouncyCastle.Asn1;
using WeChatPay.Testing;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>A response or a callback as it is signed, which a test spoils.</summary>
/// <remarks>Immutable.</remarks>
internal sealed record SignedMessage(Dictionary<string, string> Headers, byte[] Body)
{
    public byte[] Bytes => Convert.FromBase64String(Headers["Wechatpay-Signature"]);

    public byte[] Plain => [.. Number(0), .. Number(1)];

    public byte[] Swapped
    {
        get
        {
            var pieces = Asn1Sequence.GetInstance(Bytes);
            return new DerSequence(pieces[1], pieces[0]).GetDerEncoded();
        }
    }

    public static SignedMessage Of(SignedCallback callback) =>
        new(callback.Headers.ToDictionary(static header => header.Key, static header => header.Value), callback.Body);

    public static SignedMessage Of(byte[] body, PlatformSigner signer)
    {
        using var response = signer.Response(body);
        return new(response.Headers.ToDictionary(static header => header.Key, static header => header.Value.Single()), body);
    }

    public SignedMessage With(string name, string value) => this with { Headers = new Dictionary<string, string>(Headers) { [name] = value } };

    public SignedMessage Without(string name) =>
        this with { Headers = Headers.Where(header => header.Key != name).ToDictionary(static header => header.Key, static header => header.Value) };

    public SignedMessage SignedBy(PlatformSigner signer) => Of(Body, signer);

    /// <summary>Signs it again at another time.</summary>
    public SignedMessage At(int seconds, PlatformSigner platform, bool isBrand = false)
    {
        using var signer = new PlatformSigner(new()
        {
            KeyId = platform.KeyId,
            PrivateKeyPem = platform.PrivateKeyPem,
            IsBrand = isBrand,
            TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow().AddSeconds(seconds)),
        });
        return SignedBy(signer);
    }

    public HttpResponseMessage ToResponse()
    {
        var response = new HttpResponseMessage { Content = new ByteArrayContent(Body) };
        response.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private byte[] Number(int index) => Org.BouncyCastle.Utilities.BigIntegers.AsUnsignedByteArray(
        32, DerInteger.GetInstance(Asn1Sequence.GetInstance(Bytes)[index]).PositiveValue);
}
