using System.Diagnostics;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>A key of SM2 (GB/T 32918), private or public, read once and used from any thread.</summary>
/// <remarks>A client with such a key signs by <c>WECHATPAY2-SM2-WITH-SM3</c>. Immutable and thread-safe. Source:
/// https://pay.weixin.qq.com/doc/v3/partner/4012082629.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<Sm2Key>))]
public sealed class Sm2Key : AsymmetricKey
{
    // A SEQUENCE of two numbers, each of up to 32 bytes and one for the sign.
    private const int MaxSignatureLength = 72;
    private const int CoordinateLength = 32;

    // 0x04, x and y, and behind them SM3's digest.
    private const int PointLength = 1 + 2 * CoordinateLength;
    private const int DigestLength = 32;

    // The arithmetic for this one curve is faster than that for any.
    private static readonly ECDomainParameters Curve = new(CustomNamedCurves.GetByOid(GMObjectIdentifiers.sm2p256v1));

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly ECPrivateKeyParameters? _private;
    private readonly ECPublicKeyParameters _public;

    private Sm2Key(ECPrivateKeyParameters? privateKey, ECPublicKeyParameters publicKey)
        : base(privateKey is not null)
    {
        _private = privateKey;
        _public = publicKey;
    }

    /// <summary>Takes a key of BouncyCastle's.</summary>
    /// <param name="key">A key of an elliptic curve.</param>
    /// <returns><see langword="null"/> where it is of another curve, or no key of this one.</returns>
    internal static Sm2Key? TryFrom(AsymmetricKeyParameter key) => key switch
    {
        ECPrivateKeyParameters own when IsOnCurve(own) => FromNumber(own.D),
        ECPublicKeyParameters own when IsOnCurve(own) => TryFromPoint(own.Q.GetEncoded(compressed: false)),
        _ => null,
    };

    internal override KeyAlgorithm Algorithm => KeyAlgorithm.Sm2;

    internal override int MaxBase64Length => (MaxSignatureLength + 2) / 3 * 4;

    /// <summary>Signs with SM2 over SM3, for the user id <c>1234567812345678</c>.</summary>
    /// <inheritdoc/>
    /// <returns>The signature, a <c>SEQUENCE</c> of r and s in DER, in Base64.</returns>
    public override string Sign(ReadOnlySpan<byte> message) => Convert.ToBase64String(SignToBytes(message));

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> message, string signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        Span<byte> bytes = stackalloc byte[MaxSignatureLength];
        return Convert.TryFromBase64String(signature, bytes, out var length) && Verify(message, bytes[..length]);
    }

    /// <summary>Says which kind of key this is, and nothing of the key itself.</summary>
    public override string ToString() => $"SM2 {(IsPrivate ? "private" : "public")} key";

    internal override int Sign(ReadOnlySpan<byte> message, Span<char> base64)
    {
        Convert.TryToBase64Chars(SignToBytes(message), base64, out var length);
        return length;
    }

    internal override byte[] SignToBytes(ReadOnlySpan<byte> message)
    {
        RequirePrivateToSign();
        // The signer's own defaults are the protocol's: the user id, SM3, and DER.
        var signer = new SM2Signer();
        signer.Init(forSigning: true, new ParametersWithRandom(_private, new SecureRandom()));
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }

    internal override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var signer = new SM2Signer();
        signer.Init(forSigning: false, _public);
        signer.BlockUpdate(message);
        return signer.VerifySignature(signature.ToArray());
    }

    internal override string? FindLengthFault(int length) =>
        length <= MaxSignatureLength ? null : $"{length} bytes, and a signature has {MaxSignatureLength} at most";

    /// <summary>Encrypts with SM2.</summary>
    /// <returns>The ciphertext, a <c>SEQUENCE</c> of x, y, C3 and C2 in DER, in Base64.</returns>
    /// <exception cref="ArgumentException">The key is a private one, or the text is empty.</exception>
    internal override string Encrypt(ReadOnlySpan<byte> plaintext)
    {
        RequirePublicToEncrypt();
        if (plaintext.IsEmpty)
            throw new ArgumentException("The text is empty, and SM2 encrypts one byte or more.").On(HelpPage.Ciphers);
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: true, new ParametersWithRandom(_public, new SecureRandom()));
        return Convert.ToBase64String(WriteCiphertext(engine.ProcessBlock(plaintext.ToArray(), 0, plaintext.Length)));
    }

    internal override byte[] Decrypt(byte[] ciphertext)
    {
        RequirePrivateToDecrypt();
        try
        {
            var joined = ReadCiphertext(ciphertext);
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.Init(forEncryption: false, _private);
            return engine.ProcessBlock(joined, 0, joined.Length);
        }
        // BouncyCastle reports malformed input by many exception types.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Undecryptable();
        }
    }

    internal override bool IsOfSamePair(AsymmetricKey other) => other is Sm2Key key && _public.Q.Equals(key._public.Q);

    private static bool IsOnCurve(ECKeyParameters key) =>
        key.PublicKeyParamSet is { } name ? name.Equals(GMObjectIdentifiers.sm2p256v1) : key.Parameters.Equals(Curve);

    private static Sm2Key FromNumber(BigInteger number)
    {
        var own = new ECPrivateKeyParameters(number, Curve);
        return new(own, new ECPublicKeyParameters(Curve.G.Multiply(own.D).Normalize(), Curve));
    }

    private static Sm2Key? TryFromPoint(byte[] point)
    {
        try
        {
            return new(null, new ECPublicKeyParameters(Curve.Curve.DecodePoint(point), Curve));
        }
        // A point that is not on the curve, or the one at infinity.
        catch (ArgumentException)
        {
            return null;
        }
    }

    // GB/T 35276, 7.2: the two coordinates as numbers, then the digest and the text.
    private static byte[] WriteCiphertext(byte[] joined) => new DerSequence(
        new DerInteger(new BigInteger(1, joined, 1, CoordinateLength)),
        new DerInteger(new BigInteger(1, joined, 1 + CoordinateLength, CoordinateLength)),
        new DerOctetString(joined.AsSpan(PointLength, DigestLength).ToArray()),
        new DerOctetString(joined.AsSpan(PointLength + DigestLength).ToArray())).GetDerEncoded();

    private static byte[] ReadCiphertext(byte[] ciphertext)
    {
        var pieces = Asn1Sequence.GetInstance(ciphertext);
        if (pieces.Count != 4)
            throw new ArgumentException("The sequence has another number of pieces.").On(HelpPage.Ciphers);
        var digest = Asn1OctetString.GetInstance(pieces[2]).GetOctets();
        var text = Asn1OctetString.GetInstance(pieces[3]).GetOctets();
        return
        [
            0x04, .. ReadCoordinate(pieces[0]), .. ReadCoordinate(pieces[1]),
            .. digest.Length == DigestLength ? digest : throw new ArgumentException("The digest has another length.").On(HelpPage.Ciphers), .. text,
        ];
    }

    private static byte[] ReadCoordinate(Asn1Encodable piece) =>
        BigIntegers.AsUnsignedByteArray(CoordinateLength, DerInteger.GetInstance(piece).PositiveValue);
}
