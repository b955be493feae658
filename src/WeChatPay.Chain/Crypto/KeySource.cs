using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WeChatPay.Basics;
using WeChatPay.Crypto;

namespace WeChatPay;

/// <summary>A key of RSA or SM2 in any form in which merchants keep keys: text, a file, bytes, or an object that holds one.</summary>
/// <remarks>Every form converts by itself: <c>PrivateKey = "file:///path/to/apiclient_key.pem"</c>. The client reads the key when it is built.
/// Serializers see no member, so they write nothing of the key. Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<KeySource>))]
public readonly record struct KeySource
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly object? _thing;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _passphrase;

    private KeySource(object? thing, string? passphrase = null)
    {
        _thing = thing;
        _passphrase = passphrase;
    }

    /// <summary>Gets whether there is no key: the default, and what a null reference converts to.</summary>
    internal bool IsEmpty => _thing is null;

    /// <summary>Takes PEM text (PKCS#1, PKCS#8, SPKI, X.509), a path with or without <c>file://</c>, or <c>private.pkcs1://</c>, <c>private.pkcs8://</c>,
    /// <c>public.pkcs1://</c> or <c>public.spki://</c> followed by Base64.</summary>
    public static implicit operator KeySource(string? text) => new(text);

    /// <summary>Takes a file with PEM text, DER or PKCS#12.</summary>
    public static implicit operator KeySource(FileInfo? file) => new(file);

    /// <summary>Takes PEM text in UTF-8, DER or PKCS#12.</summary>
    public static implicit operator KeySource(byte[]? content) => new(content);

    /// <summary>Takes a key of the framework's, which may live in a hardware module. The caller disposes of it, after the client.</summary>
    public static implicit operator KeySource(RSA? key) => new(key);

    /// <summary>Takes the public key of a certificate, or the private key that it holds.</summary>
    public static implicit operator KeySource(X509Certificate2? certificate) => new(certificate);

    /// <summary>Takes a key that was read before.</summary>
    public static implicit operator KeySource(AsymmetricKey? key) => new(key);

    /// <summary>Gives the same key with the passphrase that opens it.</summary>
    /// <param name="passphrase">Of an encrypted private key, or of a PKCS#12 file: WeChat Pay's is the merchant number.</param>
    public KeySource WithPassphrase(string passphrase)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        return new(_thing, passphrase);
    }

    /// <summary>Shows kind and length, and nothing of the key.</summary>
    public override string ToString() => _thing switch
    {
        null => "no key",
        string text when PemInput.IsPem(text) => $"key as PEM text, {text.Length} characters",
        string text when FilePath.HasScheme(text) => $"path of a key, {text.Length} characters",
        string text => $"key or path, {text.Length} characters",
        byte[] content => $"key, {content.Length} bytes",
        FileInfo => "key in a file",
        RSA rsa => $"RSA key, {rsa.KeySize} bits",
        X509Certificate2 => "key of a certificate",
        _ => $"{_thing}",
    };

    /// <summary>Takes whatever one of the conversions takes, a source, or PHP's pair of one of these and its passphrase.</summary>
    /// <returns>Whether it is one of these.</returns>
    internal static bool TryFrom(object thing, out KeySource source)
    {
        if (thing is object[] and [{ } inner and not object[], { } second] && Passphrase.TryRead(second, out var passphrase))
        {
            var isKey = TryFrom(inner, out source);
            source = new(source._thing, passphrase);
            return isKey;
        }
        source = thing as KeySource? ?? new(thing);
        return thing is KeySource or string or FileInfo or byte[] or RSA or X509Certificate2 or AsymmetricKey;
    }

    /// <summary>Takes the value of a loose option.</summary>
    /// <param name="thing">The value.</param>
    /// <param name="option">The option's name, for the message.</param>
    /// <exception cref="ArgumentException">The value is not a key in any form.</exception>
    internal static KeySource From(object thing, string option) =>
        TryFrom(thing, out var source)
            ? source
            : throw new ArgumentException(
                $"`{option}` is a {thing.GetType().Name}: give a key as PEM text, its path (`file:///path/to/key.pem`), "
                + "bytes, an RSA, an X509Certificate2, an RsaKey or an Sm2Key.").On(HelpPage.Keys);

    /// <summary>Reads the key.</summary>
    /// <exception cref="ArgumentException">It is not such a key.</exception>
    internal ReadKey Read(bool asPrivate, string? passphrase = null) => KeyReader.Read(_thing, asPrivate, passphrase ?? _passphrase);

    /// <inheritdoc cref="Read(bool, string?)"/>
    /// <param name="option">The option's name, with which the message begins.</param>
    /// <param name="asPrivate">Whether it has to be a private key.</param>
    internal ReadKey Read(string option, bool asPrivate)
    {
        try
        {
            return Read(asPrivate);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"`{option}`: {error.Message}", error).On(HelpPage.Keys);
        }
    }
}
