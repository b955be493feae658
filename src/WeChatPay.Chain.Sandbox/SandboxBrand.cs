using System.Diagnostics;
using WeChatPay.Basics;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox;

/// <summary>The brand of a sandbox, which calls the paths that begin with <c>brand/</c> by itself.</summary>
/// <remarks>Its key is made at its first use, and thrown away. Thread-safe. Responses and callbacks are signed with the platform's public key.
/// <example><code>
/// // brand = new { brand_id = server.Brand.BrandId, serial = server.Brand.Serial, privateKey = server.Brand.PrivateKeyPem, apiKey = server.Brand.ApiKey }
/// </code></example></remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<SandboxBrand>))]
public sealed class SandboxBrand
{
    private readonly SandboxKeys _keys;
    private readonly SandboxOptions _options;

    internal SandboxBrand(SandboxKeys keys, SandboxOptions options)
    {
        _keys = keys;
        _options = options;
        Signer = new PlatformSigner(keys.Platform, ApiKey, null, options.Mchid, options.TimeProvider) { IsBrand = true };
    }

    /// <summary>Gets the number of the brand.</summary>
    public string BrandId => _options.BrandId;

    /// <summary>Gets the serial number of the brand's certificate, 40 upper-case hexadecimal digits.</summary>
    public string Serial => _keys.Brand.Id;

    /// <summary>Gets the key that the brand's requests are signed with: RSA, PKCS#8, PEM.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string PrivateKeyPem => _keys.Brand.PrivateKeyPem;

    /// <summary>Gets the brand's API key, which its callbacks are encrypted with: 32 letters and digits.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string ApiKey => _keys.BrandApiKey;

    /// <summary>Gets a signer with the platform's public key and <see cref="ApiKey"/>, for callbacks that <see cref="NotifyAsync"/> does not make.</summary>
    public PlatformSigner Signer { get; }

    /// <summary>Delivers a callback of the brand as <see cref="SandboxServer.NotifyAsync"/> does one of the merchant.</summary>
    /// <param name="url">The receiver: an absolute URL over http or https. No proxy is used.</param>
    /// <param name="eventType">A documented event of brands, such as <c>BRAND_MEMBER_CARD.USER_CARD.CREATE</c>.</param>
    /// <param name="resource">The resource of the callback; null for a sample with every documented field.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <returns>The response of the receiver, which has five seconds.</returns>
    /// <exception cref="ArgumentException">The URL is not such a URL, or the event is not documented. Nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public Task<CallbackDelivery> NotifyAsync(Uri url, string eventType, object? resource = null, CancellationToken cancellationToken = default) =>
        Signer.Callback(eventType, resource).SendAsync(url, cancellationToken);

    /// <summary>Shows the number and the serial, and no key.</summary>
    public override string ToString() => $"brand {BrandId}, serial {Serial}";
}
