using WeChatPay.Basics;
using System.Diagnostics;
using System.Security.Cryptography;

namespace WeChatPay.Crypto;

/// <summary>An RSA key, private or public, read once and used from any thread.</summary>
/// <remarks>Immutable and thread-safe. <see cref="RSA"/> itself promises that only for its static members
/// (https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsa), so each thread borrows an instance of its own;
/// a key that cannot be exported, in a hardware module for instance, is used by one thread at a time.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<RsaKey>))]
public sealed class RsaKey : AsymmetricKey
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly RSAParameters? _parameters;
    private readonly byte[]? _modulus;
    private readonly RSA? _shared;
    private readonly System.Collections.Concurrent.ConcurrentStack<RSA> _idle = new();
    private RSA? _next;

    internal RsaKey(RSA rsa, bool isPrivate)
        : base(isPrivate)
    {
        KeySize = rsa.KeySize;
        try
        {
            _parameters = rsa.ExportParameters(isPrivate);
            _modulus = _parameters.Value.Modulus;
        }
        // .NET's own keys raise the first, those of cloud vaults the second.
        catch (Exception error) when (error is CryptographicException or NotSupportedException)
        {
            _shared = rsa;
            _modulus = TryExportModulus(rsa);
        }
    }

    internal RsaKey(RSAParameters parameters)
        : base(parameters.D is not null)
    {
        _parameters = parameters;
        _modulus = parameters.Modulus;
        KeySize = CountBits(parameters.Modulus!);
    }

    /// <summary>Gets the length of the modulus in bits.</summary>
    public int KeySize { get; }

    /// <summary>Signs with RSASSA-PKCS1-v1_5 over SHA-256 (RFC 8017, 8.2).</summary>
    /// <param name="message">The bytes to sign.</param>
    /// <returns>The signature in Base64.</returns>
    /// <exception cref="InvalidOperationException">The key is a public one.</exception>
    public override string Sign(ReadOnlySpan<byte> message)
    {
        Span<byte> signature = stackalloc byte[SignatureLength];
        return Convert.ToBase64String(signature[..Sign(message, signature)]);
    }

    internal override KeyAlgorithm Algorithm => KeyAlgorithm.Rsa;

    internal override int MaxBase64Length => (SignatureLength + 2) / 3 * 4;

    private int SignatureLength => KeySize / 8;

    internal override int Sign(ReadOnlySpan<byte> message, Span<char> base64)
    {
        Span<byte> signature = stackalloc byte[SignatureLength];
        Convert.TryToBase64Chars(signature[..Sign(message, signature)], base64, out var length);
        return length;
    }

    internal override byte[] SignToBytes(ReadOnlySpan<byte> message)
    {
        var signature = new byte[SignatureLength];
        Sign(message, signature.AsSpan());
        return signature;
    }

    private int Sign(ReadOnlySpan<byte> message, Span<byte> signature)
    {
        RequirePrivateToSign();
        var rsa = Borrow();
        try
        {
            return rsa.SignData(message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        finally
        {
            Return(rsa);
        }
    }

    /// <summary>Checks a signature of RSASSA-PKCS1-v1_5 over SHA-256.</summary>
    /// <param name="message">The bytes that were signed.</param>
    /// <param name="signature">The signature in Base64; text that is not Base64 is a wrong signature.</param>
    /// <returns>Whether this key's owner signed these bytes.</returns>
    public override bool Verify(ReadOnlySpan<byte> message, string signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        Span<byte> bytes = stackalloc byte[KeySize / 8];
        return Convert.TryFromBase64String(signature, bytes, out var length) && Verify(message, bytes[..length]);
    }

    internal override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var rsa = Borrow();
        try
        {
            return rsa.VerifyData(message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        finally
        {
            Return(rsa);
        }
    }

    /// <summary>Encrypts with RSAES-OAEP over SHA-1.</summary>
    /// <returns>The ciphertext in Base64.</returns>
    /// <exception cref="ArgumentException">The bytes are too many, or the key is a private one.</exception>
    internal override string Encrypt(ReadOnlySpan<byte> plaintext)
    {
        RequirePublicToEncrypt();
        var size = (KeySize + 7) / 8;
        // RFC 8017, 7.1.1: two hashes of 20 bytes and two more.
        var limit = size - 42;
        if (plaintext.Length > limit)
            throw new ArgumentException($"The text has {plaintext.Length} bytes as UTF-8; a key of {KeySize} bits encrypts {limit} bytes at most.")
                .On(HelpPage.Ciphers);
        Span<byte> ciphertext = stackalloc byte[size];
        var rsa = Borrow();
        try
        {
            var length = rsa.Encrypt(plaintext, ciphertext, RSAEncryptionPadding.OaepSHA1);
            return Convert.ToBase64String(ciphertext[..length]);
        }
        finally
        {
            Return(rsa);
        }
    }

    /// <summary>Decrypts RSAES-OAEP over SHA-1.</summary>
    /// <exception cref="ArgumentException">The key is a public one.</exception>
    /// <exception cref="CryptographicException">The ciphertext is damaged or was made for another key.</exception>
    internal override byte[] Decrypt(byte[] ciphertext)
    {
        RequirePrivateToDecrypt();
        var rsa = Borrow();
        try
        {
            return rsa.Decrypt(ciphertext, RSAEncryptionPadding.OaepSHA1);
        }
        catch (CryptographicException)
        {
            throw Undecryptable();
        }
        finally
        {
            Return(rsa);
        }
    }

    /// <summary>Says which kind of key this is, and nothing of the key itself.</summary>
    public override string ToString() => $"RSA {(IsPrivate ? "private" : "public")} key, {KeySize} bits";

    internal override bool IsOfSamePair(AsymmetricKey other) =>
        other is RsaKey { _modulus: { } modulus } && _modulus is not null && _modulus.AsSpan().SequenceEqual(modulus);

    internal override string? FindLengthFault(int length) =>
        length == SignatureLength ? null : $"{length} bytes, and a signature has {SignatureLength}";

    /// <summary>Makes a key of the framework's for TLS, which the caller disposes of.</summary>
    internal RSA ToRsa() => RSA.Create(_parameters ?? throw new ArgumentException("The key cannot be exported. Give an X509Certificate2 that holds it.")
        .On(HelpPage.Ciphers));

    private RSA Borrow()
    {
        if (_shared is not null)
        {
            Monitor.Enter(_shared);
            return _shared;
        }
        return Interlocked.Exchange(ref _next, null) ?? (_idle.TryPop(out var rsa) ? rsa : RSA.Create(_parameters!.Value));
    }

    private void Return(RSA rsa)
    {
        if (_shared is not null)
            Monitor.Exit(_shared);
        else if (Interlocked.CompareExchange(ref _next, rsa, null) is not null)
            _idle.Push(rsa);
    }

    // A key may have leading bits that are 0, and then it is shorter than its bytes.
    private static int CountBits(byte[] modulus)
    {
        var bits = modulus.Length * 8;
        foreach (var octet in modulus)
        {
            for (var mask = 0x80; mask > 0; mask >>= 1)
            {
                if ((octet & mask) != 0)
                    return bits;
                bits--;
            }
        }
        return bits;
    }

    private static byte[]? TryExportModulus(RSA rsa)
    {
        try
        {
            return rsa.ExportParameters(includePrivateParameters: false).Modulus;
        }
        catch (Exception error) when (error is CryptographicException or NotSupportedException)
        {
            return null;
        }
    }
}
