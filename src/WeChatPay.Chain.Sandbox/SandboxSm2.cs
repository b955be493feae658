using System.Diagnostics;
using WeChatPay.Basics;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox;

/// <summary>The SM2 keys of a sandbox: the same merchant's, and the platform's certificate.</summary>
/// <remarks>Made at their first use, and thrown away. Mutable and thread-safe: certificates are added and removed.
/// <example><code>
/// // A client with server.Sm2.MerchantSerial, server.Sm2.MerchantPrivateKeyPem, and
/// // server.Sm2.PlatformSerial with server.Sm2.PlatformCertificatePem signs and verifies by SM2.
/// </code></example></remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<SandboxSm2>))]
public sealed class SandboxSm2
{
    private readonly SandboxKeys _keys;
    private readonly PlatformSigner _rsa;
    private readonly SandboxOptions _options;

    internal SandboxSm2(SandboxKeys keys, PlatformSigner rsa, SandboxOptions options)
    {
        _keys = keys;
        _rsa = rsa;
        _options = options;
        Certificates = new SandboxCertificates(keys.CertificatesSm2);
    }

    /// <summary>Gets the serial number of the merchant's SM2 certificate, 40 upper-case hexadecimal digits.</summary>
    public string MerchantSerial => _keys.MerchantSm2.Id;

    /// <summary>Gets the key that requests are signed with: SM2, PKCS#8, PEM.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string MerchantPrivateKeyPem => _keys.MerchantSm2.PrivateKeyPem;

    /// <summary>Gets the serial number of the platform's SM2 certificate that signs, 40 upper-case hexadecimal digits.</summary>
    public string PlatformSerial => _keys.CertificatesSm2.Signing.Key.Id;

    /// <summary>Gets that certificate: X.509, self-signed by SM2 with SM3, PEM.</summary>
    public string PlatformCertificatePem => _keys.CertificatesSm2.Signing.Pem;

    /// <summary>Gets the platform's SM2 certificates, which a test can change while the server runs. <c>GET v3/certificates?algorithm_type=SM2</c> lists
    /// them.</summary>
    public SandboxCertificates Certificates { get; }

    /// <summary>Gets a signer with the platform's SM2 key and the server's <see cref="SandboxServer.ApiV3Key"/>, for callbacks that
    /// <see cref="NotifyAsync"/> does not make.</summary>
    public PlatformSigner Signer =>
        new(_keys.CertificatesSm2.Signing.Key, _rsa.ApiV3Key, _rsa.ApiV2Key, _options.Mchid, _options.TimeProvider)
        {
            EncryptForMerchant = text => FieldEncryption.Encrypt(text, _keys.MerchantSm2),
        };

    /// <summary>Delivers a callback of APIv3 as <see cref="SandboxServer.NotifyAsync"/> does, signed by SM2 and encrypted by SM4.</summary>
    /// <param name="url">The receiver: an absolute URL over http or https. No proxy is used.</param>
    /// <param name="eventType">A documented event, such as <c>TRANSACTION.SUCCESS</c>.</param>
    /// <param name="resource">The resource of the callback; null for a sample with every documented field.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <returns>The response of the receiver, which has five seconds.</returns>
    /// <exception cref="ArgumentException">The URL is not such a URL, the event is not documented, or is APIv2's. Nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public Task<CallbackDelivery> NotifyAsync(Uri url, string eventType, object? resource = null, CancellationToken cancellationToken = default) =>
        Signer.Callback(eventType, resource).SendAsync(url, cancellationToken);

    /// <summary>Shows the serials, and no key.</summary>
    public override string ToString() => $"SM2 keys of merchant {_options.Mchid}, serial {MerchantSerial}";
}
