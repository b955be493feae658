namespace WeChatPay.Crypto;

public static partial class Sm2
{
    /// <inheritdoc cref="From"/>
    public static Sm2Key from(object thing, string type = KEY_TYPE_PRIVATE, string? passphrase = null) => From(thing, type, passphrase);

    /// <inheritdoc cref="Sign"/>
    /// <param name="message">The text.</param>
    /// <param name="privateKey">A key from <see cref="from"/>, or whatever <see cref="From"/> reads as a private key.</param>
    /// <exception cref="ArgumentException">It is not a private key.</exception>
    public static string sign(string message, object privateKey) => Sign(message, From(privateKey));

    /// <inheritdoc cref="Verify"/>
    /// <param name="message">The text that was signed.</param>
    /// <param name="signature">The signature, DER in Base64.</param>
    /// <param name="publicKey">A key from <see cref="from"/>, or whatever <see cref="From"/> reads as a public key.</param>
    /// <exception cref="ArgumentException">It is not a public key.</exception>
    public static bool verify(string message, string signature, object publicKey) => Verify(message, signature, From(publicKey, KEY_TYPE_PUBLIC));

    /// <inheritdoc cref="Encrypt"/>
    /// <param name="plaintext">The text, taken as UTF-8: one byte or more.</param>
    /// <param name="publicKey">A key from <see cref="from"/>, or whatever <see cref="From"/> reads as a public key.</param>
    public static string encrypt(string plaintext, object publicKey) => Encrypt(plaintext, From(publicKey, KEY_TYPE_PUBLIC));

    /// <inheritdoc cref="Decrypt"/>
    /// <param name="ciphertext">The ciphertext, DER in Base64.</param>
    /// <param name="privateKey">A key from <see cref="from"/>, or whatever <see cref="From"/> reads as a private key.</param>
    public static string decrypt(string ciphertext, object privateKey) => Decrypt(ciphertext, From(privateKey));
}
