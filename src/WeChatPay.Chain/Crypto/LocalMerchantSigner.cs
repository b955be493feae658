using System.Security.Cryptography;
using WeChatPay.Basics;
using WeChatPay.Crypto;

namespace WeChatPay;

/// <summary>Signs and decrypts with a private key in memory, as the option <c>privateKey</c> does.</summary>
/// <remarks>A client takes the key out of it, so that a call costs what it costs with <c>privateKey</c>. It is also the other end of a signing service of your
/// own. Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<LocalMerchantSigner>))]
public sealed class LocalMerchantSigner : IMerchantSigner
{
    /// <summary>Reads the key.</summary>
    /// <param name="privateKey">The merchant's private key, in any form.</param>
    /// <param name="serial">The serial of the merchant's API certificate. Default: that of the certificate which the key comes in, if it comes in one.</param>
    /// <exception cref="ArgumentException">It is not a private key.</exception>
    public LocalMerchantSigner(KeySource privateKey, string? serial = null)
    {
        if (privateKey.IsEmpty)
            throw new ArgumentException("`privateKey` is missing: give the merchant's private key, apiclient_key.pem.", nameof(privateKey)).On(HelpPage.Keys);
        var read = privateKey.Read("privateKey", asPrivate: true);
        Key = read.Key;
        Serial = serial ?? read.Certificate?.Serial;
    }

    /// <inheritdoc/>
    public string? Serial { get; }

    /// <inheritdoc/>
    /// <value><see langword="null"/>: a signature that the key itself makes needs no check.</value>
    public KeySource? PublicKey => null;

    internal AsymmetricKey Key { get; }

    /// <inheritdoc/>
    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => new(Key.SignToBytes(message.Span));

    /// <inheritdoc/>
    /// <exception cref="CryptographicException">The ciphertext is damaged or was made for another key.</exception>
    public ValueTask<byte[]> DecryptAsync(ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken) => new(Key.Decrypt(ciphertext.ToArray()));

    /// <summary>Shows the serial, and nothing of the key.</summary>
    public override string ToString() => $"signer with a key in memory, serial {(Serial is null ? "(none)" : TextShape.Describe(Serial))}";
}
