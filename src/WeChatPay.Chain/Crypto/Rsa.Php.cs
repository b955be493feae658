namespace WeChatPay.Crypto;

// PHP code passes keys as PEM text as often as read ones; a key that is read once with from() costs less.
public static partial class Rsa
{
    /// <inheritdoc cref="From"/>
    public static RsaKey from(object thing, string type = KEY_TYPE_PRIVATE, string? passphrase = null) => From(thing, type, passphrase);

    /// <inheritdoc cref="FromPkcs1"/>
    public static RsaKey fromPkcs1(string thing, string type = KEY_TYPE_PRIVATE) => FromPkcs1(thing, type);

    /// <inheritdoc cref="FromPkcs8"/>
    public static RsaKey fromPkcs8(string thing) => FromPkcs8(thing);

    /// <inheritdoc cref="FromSpki"/>
    public static RsaKey fromSpki(string thing) => FromSpki(thing);

    /// <inheritdoc cref="Pkcs1ToSpki"/>
    public static string pkcs1ToSpki(string thing) => Pkcs1ToSpki(thing);

    /// <inheritdoc cref="Sign"/>
    /// <param name="message">The text, taken as UTF-8.</param>
    /// <param name="privateKey">A key from <see cref="from"/>, or whatever <see cref="From"/> reads as a private key.</param>
    /// <exception cref="ArgumentException">It is not a private key.</exception>
    public static string sign(string message, object privateKey) => Sign(message, From(privateKey));

    /// <inheritdoc cref="Verify"/>
    /// <param name="message">The text that was signed.</param>
    /// <param name="signature">The signature in Base64.</param>
    /// <param name="publicKey">A key from <see cref="from"/>, or whatever <see cref="From"/> reads as a public key.</param>
    /// <exception cref="ArgumentException">It is not a public key.</exception>
    public static bool verify(string message, string signature, object publicKey) => Verify(message, signature, From(publicKey, KEY_TYPE_PUBLIC));

    /// <inheritdoc cref="Encrypt"/>
    /// <param name="plaintext">The text, taken as UTF-8: at most 214 bytes under a key of 2048 bits.</param>
    /// <param name="publicKey">A key from <see cref="from"/>, or whatever <see cref="From"/> reads as a public key.</param>
    public static string encrypt(string plaintext, object publicKey) => Encrypt(plaintext, From(publicKey, KEY_TYPE_PUBLIC));

    /// <inheritdoc cref="Decrypt"/>
    /// <param name="ciphertext">The ciphertext in Base64.</param>
    /// <param name="privateKey">A key from <see cref="from"/>, or whatever <see cref="From"/> reads as a private key.</param>
    public static string decrypt(string ciphertext, object privateKey) => Decrypt(ciphertext, From(privateKey));
}
