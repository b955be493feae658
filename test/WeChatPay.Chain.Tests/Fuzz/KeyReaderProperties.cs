using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Crypto;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Fuzz;

/// <summary>Keys and certificates that are damaged in any way: they are read, or the documented exception says so and shows nothing of them.</summary>
[Category(Cases.Category)]
public sealed class KeyReaderProperties
{
    private static readonly string[] Pems =
        [KeyForms.Pkcs8, KeyForms.Pkcs1, KeyForms.Spki, KeyForms.PublicPkcs1, KeyForms.CertificatePem, KeyForms.Ec, KeyForms.Pkcs8 + KeyForms.CertificatePem,
            Sm2TestKeys.Merchant.PrivatePem, Sm2TestKeys.Merchant.Sec1Pem, Sm2TestKeys.Merchant.PublicPem, Sm2TestKeys.Merchant.CertificatePem];

    private static readonly byte[][] Ders =
    [
        KeyForms.Pair.ExportPkcs8PrivateKey(), KeyForms.Pair.ExportRSAPrivateKey(), KeyForms.Pair.ExportSubjectPublicKeyInfo(), KeyForms.Certificate.RawData,
        Sm2TestKeys.Merchant.Pkcs8, Sm2TestKeys.Merchant.Spki, Sm2TestKeys.Merchant.Certificate, Sm2TestKeys.Merchant.Pkcs12,
    ];

    private static readonly byte[] Pkcs12 = KeyForms.CertificateWithKey.Export(X509ContentType.Pkcs12, KeyForms.Passphrase);

    // Apart from its beginning, so that no file holds the mark of a key.
    private const string Private = "PRIVATE KEY-----";

    private static readonly string[] Pieces =
    [
        "-----BEGIN " + Private, "-----END " + Private, "-----BEGIN RSA " + Private, "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----",
        "-----BEGIN ENCRYPTED " + Private, "-----BEGIN ", "-----", "\n", "\r", "\\n", " ", "\t", "\"", "'", "\uFEFF", "\0", "=", "==", "A", "/", "+",
            "%", "file://",
        "Proc-Type: 4,ENCRYPTED\n", "DEK-Info: AES-128-CBC,00\n\n", "-----BEGIN EC PARAMETERS-----", "Bag Attributes\n", "public.spki://", "private.pkcs8://",
    ];

    private static readonly Gen<string> Pem =
        from pem in Gen.Elements(Pems)
        from changes in (from at in Gen.Choose(0, 5000)
                         from cut in Gen.Choose(0, 6)
                         from with in Gen.Elements(Pieces)
                         select (at, cut, with)).ListOf().Resize(4)
        select changes.Aggregate(pem, static (text, change) =>
            text.Remove(change.at % text.Length, Math.Min(change.cut, text.Length - (change.at % text.Length)))
            .Insert(Math.Min(change.at % text.Length, text.Length - Math.Min(change.cut, text.Length - (change.at % text.Length))), change.with));

    private static readonly Gen<string> Scraps = Gen.OneOf(Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<string?>().Select(static text => text ?? ""))
        .ListOf().Select(string.Concat);

    [Test]
    public void From_APemThatWasChanged_IsReadOrRefused() => Cases.Check(Pem, ReadAsText, cost: 4);

    [Test]
    public void From_AnyText_IsRefused() => Cases.Check(Scraps, ReadAsText, cost: 2);

    [Test]
    public void From_ADerThatWasChanged_IsReadOrRefused() => Cases.Check(
        from der in Gen.Elements(Ders) from at in Gen.Choose(0, 5000) from with in Gen.Choose(0, 255) from end in Gen.Choose(0, 60) select (der, at, with, end),
        static given =>
        {
            var changed = given.der[..^given.end];
            changed[given.at % changed.Length] ^= (byte)given.with;
            ReadAsBytes(changed);
        },
        cost: 4);

    [Test]
    public void From_AnyBytes_IsRefused() => Cases.Check(
        from bytes in ArbMap.Default.GeneratorFor<byte[]>() from isDer in Gen.Elements(true, false) select (bytes, isDer),
        static given => ReadAsBytes(given.isDer ? [0x30, (byte)Math.Min(given.bytes.Length, 127), .. given.bytes] : given.bytes),
        cost: 4);

    [Test]
    public void FromPkcs12_AFileThatWasChanged_IsReadOrRefused() => Cases.Check(
        from at in Gen.Choose(0, Pkcs12.Length - 1)
        from with in Gen.Choose(0, 255)
        from end in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, Pkcs12.Length - 1)))
        from passphrase in Gen.Elements(KeyForms.Passphrase, "1900000109", "", null)
        select (at, with, end, passphrase),
        static given =>
        {
            var changed = Pkcs12[..^given.end];
            if (given.at < changed.Length)
                changed[given.at] ^= (byte)given.with;
            Tried(() => new WeChatPayClient(TestKeys.Options with { Merchant = ClientCertificateSource.FromPkcs12(changed, given.passphrase) }).Dispose());
        },
        cost: 300);

    private static void ReadAsText(string text)
    {
        Tried(() => Rsa.From(text));
        Tried(() => Rsa.From(text, Rsa.KEY_TYPE_PUBLIC));
        Tried(() => PemUtil.LoadCertificateFromString(text));
        Tried(() => PemUtil.ParseCertificateSerialNo(text));
    }

    private static void ReadAsBytes(byte[] bytes)
    {
        Tried(() => Rsa.From(Encoding.Latin1.GetString(bytes)));
        Tried(() => ((KeySource)bytes).ToString());
        Tried(() => new WeChatPayClient(TestKeys.Options with { PrivateKey = bytes }).Dispose());
        Tried(() => new WeChatPayClient(TestKeys.Options with { Certs = new Dictionary<string, KeySource> { ["PUB_KEY_ID_1"] = bytes } }).Dispose());
    }

    private static void Tried(Action read)
    {
        try
        {
            read();
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            Assert.That(KeyForms.Shows(error.Message, KeyForms.Pkcs8) || KeyForms.Shows(error.Message, KeyForms.Pkcs1), Is.False, error.Message);
            Assert.That(error.Message, Has.Length.LessThan(1000));
        }
    }
}
