using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace WeChatPay.Tests.Support;

/// <summary>A throw-away SM2 key pair with its certificate, in every form in which merchants keep it.</summary>
internal sealed class Sm2TestKeys
{
    public const string Passphrase = "correct horse";

    private readonly AsymmetricCipherKeyPair _pair;
    private readonly X509Certificate _certificate;

    public Sm2TestKeys(string serial, DateTime? notBefore = null, DateTime? notAfter = null)
    {
        Serial = serial;
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(GMObjectIdentifiers.sm2p256v1, new SecureRandom()));
        _pair = generator.GenerateKeyPair();
        _certificate = Certify(notBefore ?? DateTime.UnixEpoch, notAfter ?? DateTime.UnixEpoch.AddYears(100));
    }

    public static Sm2TestKeys Merchant { get; } = new("5A00000000000000000000000000000000000001");

    public static Sm2TestKeys Platform { get; } = new("5A00000000000000000000000000000000000002");

    public string Serial { get; }

    public byte[] Pkcs8 => PrivateKeyInfoFactory.CreatePrivateKeyInfo(_pair.Private).GetDerEncoded();

    public byte[] Spki => SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(_pair.Public).GetDerEncoded();

    public byte[] Certificate => _certificate.GetEncoded();

    public string PrivatePem => Frame("PRIVATE KEY", Pkcs8);

    public string PublicPem => Frame("PUBLIC KEY", Spki);

    public string CertificatePem => Frame("CERTIFICATE", Certificate);

    /// <summary>Gets the form of SEC 1, which <c>openssl ecparam -name SM2 -genkey</c> writes.</summary>
    public string Sec1Pem => WritePem(_pair.Private);

    public string EncryptedPem => WritePem(
        new Pkcs8Generator(_pair.Private, Pkcs8Generator.PbeWithShaAnd3KeyTripleDesCbc) { Password = Passphrase.ToCharArray() });

    public byte[] Pkcs12
    {
        get
        {
            var store = new Pkcs12StoreBuilder().Build();
            store.SetKeyEntry("merchant", new AsymmetricKeyEntry(_pair.Private), [new X509CertificateEntry(_certificate)]);
            using var file = new MemoryStream();
            store.Save(file, Passphrase.ToCharArray(), new SecureRandom());
            return file.ToArray();
        }
    }

    private X509Certificate Certify(DateTime notBefore, DateTime notAfter)
    {
        var generator = new X509V3CertificateGenerator();
        generator.SetSerialNumber(new BigInteger(Serial, 16));
        generator.SetIssuerDN(new X509Name("CN=Test"));
        generator.SetSubjectDN(new X509Name("CN=Test"));
        generator.SetNotBefore(notBefore);
        generator.SetNotAfter(notAfter);
        generator.SetPublicKey(_pair.Public);
        return generator.Generate(new Asn1SignatureFactory("SM3WITHSM2", _pair.Private));
    }

    private static string Frame(string label, byte[] content) =>
        $"-----BEGIN {label}-----\n{Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks)}\n-----END {label}-----\n";

    private static string WritePem(object thing)
    {
        using var text = new StringWriter();
        using var writer = new PemWriter(text);
        writer.WriteObject(thing);
        writer.Writer.Flush();
        return text.ToString();
    }
}
