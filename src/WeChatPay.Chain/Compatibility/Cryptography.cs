#if NETSTANDARD2_0
using System.Buffers;
using Microsoft.CodeAnalysis;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace System.Security.Cryptography;

/// <summary>AES in the mode GCM, by BouncyCastle.</summary>
[Embedded]
internal sealed class AesGcm(byte[] key, int tagSizeInBytes) : IDisposable
{
    public static KeySizes NonceByteSizes { get; } = new(12, 12, 1);

    public void Encrypt(byte[] nonce, byte[] plaintext, Span<byte> ciphertext, Span<byte> tag, byte[] associatedData)
    {
        var output = Run(forEncryption: true, nonce, plaintext, associatedData);
        output.AsSpan(0, plaintext.Length).CopyTo(ciphertext);
        output.AsSpan(plaintext.Length).CopyTo(tag);
    }

    public void Decrypt(byte[] nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, byte[] plaintext, byte[] associatedData)
    {
        try
        {
            Run(forEncryption: false, nonce, [.. ciphertext, .. tag], associatedData).CopyTo(plaintext, 0);
        }
        catch (InvalidCipherTextException error)
        {
            throw new AuthenticationTagMismatchException("The tag does not fit.", error);
        }
    }

    public void Dispose()
    {
    }

    private byte[] Run(bool forEncryption, byte[] nonce, byte[] input, byte[] associatedData)
    {
        var cipher = new GcmBlockCipher(new AesEngine());
        cipher.Init(forEncryption, new AeadParameters(new KeyParameter(key), tagSizeInBytes * 8, nonce, associatedData));
        var output = new byte[cipher.GetOutputSize(input.Length)];
        var length = cipher.ProcessBytes(input, 0, input.Length, output, 0);
        cipher.DoFinal(output, length);
        return output;
    }
}

[Embedded]
internal sealed class AuthenticationTagMismatchException(string message, Exception? inner = null) : CryptographicException(message, inner);

/// <summary>The parts of a PEM text: its label and its Base64.</summary>
[Embedded]
internal readonly record struct PemFields(Range Label, Range Base64Data);

/// <summary>Finds the first PEM block in a text (RFC 7468), in the shape that OpenSSL writes it.</summary>
[Embedded]
internal static class PemEncoding
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    public static bool TryFind(string pem, out PemFields fields)
    {
        fields = default;
        var start = pem.IndexOf(Begin, StringComparison.Ordinal);
        if (start < 0)
            return false;
        var label = start + Begin.Length;
        var labelEnd = pem.IndexOf(Dashes, label, StringComparison.Ordinal);
        if (labelEnd < 0)
            return false;
        var data = labelEnd + Dashes.Length;
        var dataEnd = pem.IndexOf($"{End}{pem[label..labelEnd]}{Dashes}", data, StringComparison.Ordinal);
        if (dataEnd < 0 || !IsBase64(pem[data..dataEnd]))
            return false;
        fields = new(label..labelEnd, data..dataEnd);
        return true;
    }

    private static bool IsBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

[Embedded]
internal static class RsaMembers
{
    extension(RSA rsa)
    {
        public static RSA Create(RSAParameters parameters)
        {
            var made = RSA.Create();
            made.ImportParameters(parameters);
            return made;
        }

        public void ImportPkcs8PrivateKey(byte[] source, out int bytesRead)
        {
            bytesRead = source.Length;
            rsa.ImportParameters(Read(
                source,
                static content => Private(RsaOf(PrivateKeyInfo.GetInstance(content), static info => info.PrivateKeyAlgorithm).ParsePrivateKey())));
        }

        public void ImportRSAPrivateKey(byte[] source, out int bytesRead)
        {
            bytesRead = source.Length;
            rsa.ImportParameters(Read(source, Private));
        }

        public void ImportSubjectPublicKeyInfo(byte[] source, out int bytesRead)
        {
            bytesRead = source.Length;
            rsa.ImportParameters(Read(
                source,
                static content => Public(RsaOf(SubjectPublicKeyInfo.GetInstance(content), static info => info.Algorithm).ParsePublicKey())));
        }

        public void ImportRSAPublicKey(byte[] source, out int bytesRead)
        {
            bytesRead = source.Length;
            rsa.ImportParameters(Read(source, Public));
        }

        public byte[] ExportSubjectPublicKeyInfo()
        {
            var key = rsa.ExportParameters(false);
            var algorithm = new AlgorithmIdentifier(PkcsObjectIdentifiers.RsaEncryption, DerNull.Instance);
            return new SubjectPublicKeyInfo(algorithm, new RsaPublicKeyStructure(Number(key.Modulus!), Number(key.Exponent!))).GetDerEncoded();
        }

        public int SignData(ReadOnlySpan<byte> data, Span<byte> destination, HashAlgorithmName algorithm, RSASignaturePadding padding) =>
            Copy(rsa.SignData(data.ToArray(), algorithm, padding), destination);

        public bool VerifyData(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName algorithm, RSASignaturePadding padding) =>
            rsa.VerifyData(data.ToArray(), signature.ToArray(), algorithm, padding);

        public int Encrypt(ReadOnlySpan<byte> data, Span<byte> destination, RSAEncryptionPadding padding) =>
            Copy(rsa.Encrypt(data.ToArray(), padding), destination);
    }

    private static int Copy(byte[] bytes, Span<byte> destination)
    {
        bytes.CopyTo(destination);
        return bytes.Length;
    }

    // BouncyCastle reports malformed input by many exception types; newer frameworks by this one.
    private static RSAParameters Read(byte[] source, Func<Asn1Object, RSAParameters> read)
    {
        try
        {
            return read(Asn1Object.FromByteArray(source));
        }
        catch (Exception error) when (error is not (OutOfMemoryException or CryptographicException))
        {
            throw new CryptographicException("The key does not decode.", error);
        }
    }

    private static T RsaOf<T>(T key, Func<T, AlgorithmIdentifier> algorithm) =>
        algorithm(key).Algorithm.Equals(PkcsObjectIdentifiers.RsaEncryption) ? key : throw new CryptographicException("The key is not RSA.");

    private static RSAParameters Private(Asn1Encodable content)
    {
        var key = RsaPrivateKeyStructure.GetInstance(content);
        var size = key.Modulus.ToByteArrayUnsigned().Length;
        var half = (size + 1) / 2;
        return new RSAParameters
        {
            Modulus = key.Modulus.ToByteArrayUnsigned(),
            Exponent = key.PublicExponent.ToByteArrayUnsigned(),
            D = Padded(key.PrivateExponent, size),
            P = Padded(key.Prime1, half),
            Q = Padded(key.Prime2, half),
            DP = Padded(key.Exponent1, half),
            DQ = Padded(key.Exponent2, half),
            InverseQ = Padded(key.Coefficient, half),
        };
    }

    private static RSAParameters Public(Asn1Encodable content)
    {
        var key = RsaPublicKeyStructure.GetInstance(content);
        return new RSAParameters { Modulus = key.Modulus.ToByteArrayUnsigned(), Exponent = key.PublicExponent.ToByteArrayUnsigned() };
    }

    private static byte[] Padded(BigInteger number, int size)
    {
        var bytes = number.ToByteArrayUnsigned();
        var padded = new byte[size];
        bytes.CopyTo(padded, size - bytes.Length);
        return padded;
    }

    private static BigInteger Number(byte[] bytes) => new(1, bytes);
}

[Embedded]
internal static class CipherMembers
{
    extension(SymmetricAlgorithm cipher)
    {
        public byte[] EncryptEcb(byte[] plaintext, PaddingMode padding) => cipher.Ecb(plaintext, padding, static cipher => cipher.CreateEncryptor());

        public byte[] DecryptEcb(byte[] ciphertext, PaddingMode padding) => cipher.Ecb(ciphertext, padding, static cipher => cipher.CreateDecryptor());

        private byte[] Ecb(byte[] input, PaddingMode padding, Func<SymmetricAlgorithm, ICryptoTransform> direction)
        {
            cipher.Mode = CipherMode.ECB;
            cipher.Padding = padding;
            using var transform = direction(cipher);
            return transform.TransformFinalBlock(input, 0, input.Length);
        }
    }

    extension(IncrementalHash hash)
    {
        // A file comes in some ten thousand pieces: each is copied to memory that is used again.
        public void AppendData(ReadOnlySpan<byte> data)
        {
            var copy = ArrayPool<byte>.Shared.Rent(data.Length);
            data.CopyTo(copy);
            hash.AppendData(copy, 0, data.Length);
            ArrayPool<byte>.Shared.Return(copy, clearArray: true);
        }
    }

    extension(CryptographicOperations)
    {
        public static byte[] HashData(HashAlgorithmName algorithm, byte[] source)
        {
            using var hash = IncrementalHash.CreateHash(algorithm);
            hash.AppendData(source);
            return hash.GetHashAndReset();
        }

        public static byte[] HmacData(HashAlgorithmName algorithm, byte[] key, byte[] source)
        {
            using var hash = IncrementalHash.CreateHMAC(algorithm, key);
            hash.AppendData(source);
            return hash.GetHashAndReset();
        }
    }
}
#endif
