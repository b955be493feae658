using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>A key that signs and decrypts, or verifies and encrypts: an <see cref="RsaKey"/> or an <see cref="Sm2Key"/>.</summary>
/// <remarks>The key decides by which algorithms a client signs, encrypts and expects responses. Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<AsymmetricKey>))]
public abstract class AsymmetricKey
{
    private protected AsymmetricKey(bool isPrivate) => IsPrivate = isPrivate;

    /// <summary>Gets whether the key can sign and decrypt.</summary>
    public bool IsPrivate { get; }

    /// <summary>Gets the algorithms that belong to the key.</summary>
    internal abstract KeyAlgorithm Algorithm { get; }

    /// <summary>Gets how many characters a signature has in Base64 at most.</summary>
    internal abstract int MaxBase64Length { get; }

    /// <summary>Signs.</summary>
    /// <param name="message">The bytes to sign.</param>
    /// <returns>The signature in Base64.</returns>
    /// <exception cref="InvalidOperationException">The key is a public one.</exception>
    public abstract string Sign(ReadOnlySpan<byte> message);

    /// <summary>Checks a signature.</summary>
    /// <param name="message">The bytes that were signed.</param>
    /// <param name="signature">The signature in Base64; text that is not Base64 is a wrong signature.</param>
    /// <returns>Whether this key's owner signed these bytes.</returns>
    public abstract bool Verify(ReadOnlySpan<byte> message, string signature);

    /// <summary>Signs into a buffer of <see cref="MaxBase64Length"/> characters.</summary>
    /// <inheritdoc cref="Sign(ReadOnlySpan{byte})"/>
    /// <param name="base64">Receives the signature.</param>
    /// <returns>How many characters the signature has.</returns>
    internal abstract int Sign(ReadOnlySpan<byte> message, Span<char> base64);

    /// <inheritdoc cref="Sign(ReadOnlySpan{byte})"/>
    /// <returns>The bytes of the signature.</returns>
    internal abstract byte[] SignToBytes(ReadOnlySpan<byte> message);

    /// <inheritdoc cref="Verify(ReadOnlySpan{byte}, string)"/>
    /// <param name="signature">The bytes of the signature.</param>
    internal abstract bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    /// <summary>Says why bytes cannot be a signature of this key, by their number; <see langword="null"/> where they can.</summary>
    internal abstract string? FindLengthFault(int length);

    /// <summary>Encrypts.</summary>
    /// <returns>The ciphertext in Base64.</returns>
    /// <exception cref="ArgumentException">The bytes are too many, or the key is a private one.</exception>
    internal abstract string Encrypt(ReadOnlySpan<byte> plaintext);

    /// <summary>Decrypts.</summary>
    /// <exception cref="ArgumentException">The key is a public one.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The ciphertext is damaged or was made for another key.</exception>
    internal abstract byte[] Decrypt(byte[] ciphertext);

    /// <summary>Tells whether another key is of the same pair.</summary>
    internal abstract bool IsOfSamePair(AsymmetricKey other);

    /// <inheritdoc cref="Sign(ReadOnlySpan{byte})"/>
    /// <param name="message">The text, taken as UTF-8.</param>
    internal string SignText(string message) => Sign(Encoding.UTF8.GetBytes(message));

    /// <inheritdoc cref="Encrypt"/>
    /// <param name="plaintext">The text, taken as UTF-8.</param>
    internal string EncryptText(string plaintext) => Encrypt(CipherText.Bytes(plaintext, nameof(plaintext)));

    /// <summary>Decrypts text.</summary>
    /// <inheritdoc cref="Decrypt"/>
    /// <param name="ciphertext">The ciphertext in Base64.</param>
    internal string DecryptText(string ciphertext) => CipherText.DecodeUtf8(Decrypt(CipherText.FromBase64(ciphertext)));

    private protected void RequirePrivateToSign()
    {
        if (!IsPrivate)
            throw new InvalidOperationException("A public key cannot sign. Give the merchant's private key (apiclient_key.pem).").On(HelpPage.Ciphers);
    }

    private protected void RequirePrivateToDecrypt()
    {
        if (!IsPrivate)
            throw new ArgumentException("A public key cannot decrypt. Give the merchant's private key (apiclient_key.pem).").On(HelpPage.Ciphers);
    }

    private protected void RequirePublicToEncrypt()
    {
        if (IsPrivate)
        {
            throw new ArgumentException(
                "The key is a private key, and WeChat Pay cannot decrypt with the public one. Give the platform's public key or certificate.")
                    .On(HelpPage.Ciphers);
        }
    }

    // RFC 8017, 7.1.2, step 3: the causes must not be told apart.
    private protected static System.Security.Cryptography.CryptographicException Undecryptable() => new System.Security.Cryptography.CryptographicException(
        "The ciphertext cannot be decrypted with this key: it is damaged, or it was encrypted for another key. "
        + "Compare the serial in the request's header `Wechatpay-Serial`.").On(HelpPage.Ciphers);
}
