using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace WeChatPay.Sandbox.Keys;

/// <summary>An SM2 key pair.</summary>
/// <remarks>It does not use the client's code, so that tests find the client's mistakes. Immutable and thread-safe.</remarks>
internal sealed class Sm2SigningKey : SigningKey
{
    private const int Coordinate = 32;
    private const int Digest = 32;

    private readonly ECPrivateKeyParameters _private;
    private readonly ECPublicKeyParameters _public;

    private Sm2SigningKey(string id, ECPrivateKeyParameters privateKey)
        : base(id)
    {
        _private = privateKey;
        _public = new ECPublicKeyParameters("EC", privateKey.Parameters.G.Multiply(privateKey.D).Normalize(), GMObjectIdentifiers.sm2p256v1);
        PrivateKeyPem = Pem("PRIVATE KEY", PrivateKeyInfoFactory.CreatePrivateKeyInfo(_private).GetDerEncoded());
        PublicKeyPem = Pem("PUBLIC KEY", SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(_public).GetDerEncoded());
    }

    public override string Scheme => Sm2;

    public override string Cipher => "AEAD_SM4_GCM";

    public override string Signing => "SM2 with SM3 for the user id 1234567812345678, as DER";

    public override string PrivateKeyPem { get; }

    public override string PublicKeyPem { get; }

    public static Sm2SigningKey Create(string id)
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(GMObjectIdentifiers.sm2p256v1, new SecureRandom()));
        return new(id, (ECPrivateKeyParameters)generator.GenerateKeyPair().Private);
    }

    /// <summary>Reads a private key.</summary>
    /// <returns><see langword="null"/> for another thing than PKCS#8 of an SM2 key in PEM.</returns>
    public static Sm2SigningKey? TryRead(string id, string pem)
    {
        try
        {
            var content = Convert.FromBase64String(string.Concat(pem.Split('\n').Where(static line => !line.StartsWith("-----", StringComparison.Ordinal))));
            return PrivateKeyFactory.CreateKey(content) is ECPrivateKeyParameters key && GMObjectIdentifiers.sm2p256v1.Equals(key.PublicKeyParamSet)
                ? new(id, key)
                : null;
        }
        // BouncyCastle reports malformed input by many exception types.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }

    public override byte[] Sign(byte[] message)
    {
        var signer = new SM2Signer();
        signer.Init(forSigning: true, new ParametersWithID(_private, UserId));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }

    public override bool Verifies(byte[] message, byte[] signature) => Verifies(message, signature, UserId);

    /// <summary>Verifies for another user id than the protocol's.</summary>
    public bool Verifies(byte[] message, byte[] signature, byte[] userId)
    {
        var signer = new SM2Signer();
        signer.Init(forSigning: false, new ParametersWithID(_public, userId));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.VerifySignature(signature);
    }

    /// <summary>Encrypts by SM2: DER of x, y, C3 and C2.</summary>
    public override string Encrypt(string text)
    {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: true, new ParametersWithRandom(_public));
        var plain = Encoding.UTF8.GetBytes(text);
        var joined = engine.ProcessBlock(plain, 0, plain.Length);
        return Convert.ToBase64String(new DerSequence(
            new DerInteger(new BigInteger(1, joined, 1, Coordinate)),
            new DerInteger(new BigInteger(1, joined, 1 + Coordinate, Coordinate)),
            new DerOctetString(joined[(1 + 2 * Coordinate)..(1 + 2 * Coordinate + Digest)]),
            new DerOctetString(joined[(1 + 2 * Coordinate + Digest)..])).GetDerEncoded());
    }

    public override string Decrypt(string ciphertext)
    {
        var bytes = Convert.FromBase64String(ciphertext);
        try
        {
            var pieces = Asn1Sequence.GetInstance(bytes);
            byte[] joined =
            [
                4, .. Number(pieces[0]), .. Number(pieces[1]), .. Asn1OctetString.GetInstance(pieces[2]).GetOctets(),
                .. Asn1OctetString.GetInstance(pieces[3]).GetOctets(),
            ];
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.Init(forEncryption: false, _private);
            return Encoding.UTF8.GetString(engine.ProcessBlock(joined, 0, joined.Length));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new CryptographicException("It was not encrypted with the public key of this pair.");
        }
    }

    public override string Seal(string text, string apiV3Key, string nonce, string associatedData) => SealedText.Sm4Gcm(text, apiV3Key, nonce, associatedData);

    /// <summary>Makes a self-signed certificate of the pair: DER.</summary>
    public byte[] Certify(string name, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        var generator = new X509V3CertificateGenerator();
        generator.SetSerialNumber(new BigInteger(Id, 16));
        generator.SetIssuerDN(new X509Name(name));
        generator.SetSubjectDN(new X509Name(name));
        generator.SetNotBefore(notBefore.UtcDateTime);
        generator.SetNotAfter(notAfter.UtcDateTime);
        generator.SetPublicKey(_public);
        return generator.Generate(new Asn1SignatureFactory("SM3WITHSM2", _private)).GetEncoded();
    }

    public static string Pem(string label, byte[] content) => System.Security.Cryptography.PemEncoding.WriteString(label, content);

    private static byte[] UserId => Encoding.ASCII.GetBytes("1234567812345678");

    private static byte[] Number(Asn1Encodable piece) => Org.BouncyCastle.Utilities.BigIntegers.AsUnsignedByteArray(
        Coordinate, DerInteger.GetInstance(piece).PositiveValue);
}
