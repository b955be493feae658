using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;

namespace WeChatPay.Tests.Crypto;

/// <summary>A certificate is read in every form, and what is given instead of one is named and not quoted.</summary>
public sealed class CertificateReaderTests
{
    private static readonly string Damaged = KeyForms.CertificatePem.Replace(KeyForms.CertificatePem.Split('\n')[2], "AAAA", StringComparison.Ordinal);

    private static IEnumerable<TestCaseData> Forms()
    {
        yield return new TestCaseData(KeyForms.Certificate.RawData).SetArgDisplayNames("DER");
        yield return Text("PEM", KeyForms.CertificatePem);
        yield return Text("PEM of old openssl", KeyForms.CertificatePem.Replace("CERTIFICATE", "X509 CERTIFICATE", StringComparison.Ordinal));
        yield return Text("PEM of openssl's trust", KeyForms.CertificatePem.Replace("CERTIFICATE", "TRUSTED CERTIFICATE", StringComparison.Ordinal));
        yield return Text("behind its key", KeyForms.Pkcs8 + "\n" + KeyForms.CertificatePem);
        yield return Text("before its key", KeyForms.CertificatePem + "\n" + KeyForms.Pkcs8);
        yield return Text("behind a byte order mark", "\ufeff" + KeyForms.CertificatePem);
        yield return new TestCaseData(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(KeyForms.CertificatePem)).ToArray())
            .SetArgDisplayNames("UTF-16");
    }

    private static IEnumerable<TestCaseData> Others()
    {
        yield return Other("private key", KeyForms.Pkcs8, "it is a private key");
        yield return Other("public key", KeyForms.Spki, "it is a public key without a certificate");
        yield return Other("other PEM", "-----BEGIN DH PARAMETERS-----\nMAYC\n-----END DH PARAMETERS-----", "it is PEM text without a certificate");
        yield return Other("Base64", KeyForms.Bare(KeyForms.CertificatePem), "it is Base64 of");
        yield return Other("text", "certificate", "it is 11 characters of text without a `-----BEGIN CERTIFICATE-----` line");
        yield return Other("Base64 of text", "aGVsbG8=", "it is 8 characters of text without a `-----BEGIN CERTIFICATE-----` line");
        yield return Other("damaged PEM", Damaged, "its PEM text is damaged: it does not decode");
        yield return Other(@"line feeds as \n", KeyForms.CertificatePem.Replace("\n", "\\n", StringComparison.Ordinal), @"the two characters \n");
        yield return new TestCaseData(new byte[] { 0x30, 1, 0 }, "it is 3 bytes of DER that hold another thing").SetArgDisplayNames("other DER");
        yield return new TestCaseData(KeyForms.CertificateWithKey.Export(X509ContentType.Pkcs12, "1"), "it is a PKCS#12 file, which has")
            .SetArgDisplayNames("PKCS#12");
    }

    [TestCaseSource(nameof(Forms))]
    public void Read_OfEveryForm_GivesTheCertificate(byte[] content)
    {
        using var read = CertificateReader.Read(content);
        var all = CertificateReader.ReadAll(content);

        Assert.That((read.Thumbprint, all.Single().Thumbprint), Is.EqualTo((KeyForms.Certificate.Thumbprint, KeyForms.Certificate.Thumbprint)));
    }

    [TestCaseSource(nameof(Others))]
    public void Read_OfAnotherThing_NamesIt(byte[] content, string said)
    {
        var error = Assert.Throws<CryptographicException>(() => CertificateReader.Read(content))!;

        Assert.That(error.Message, Does.StartWith(said.StartsWith("it", StringComparison.Ordinal) ? said : "its line feeds").And.Contain(said));
        Assert.That(KeyForms.Shows(error.ToString(), KeyForms.CertificatePem) || KeyForms.Shows(error.ToString(), KeyForms.Pkcs8), Is.False);
    }

    [Test]
    public void ReadAll_OfPem_GivesEachCertificateAndNothingElse()
    {
        var other = KeyForms.Certify(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        var content = Encoding.UTF8.GetBytes(string.Join('\n', KeyForms.CertificatePem, KeyForms.Spki, other.ExportCertificatePem()));

        Assert.That(CertificateReader.ReadAll(content).Select(static one => one.Thumbprint), Is.EqualTo([KeyForms.Certificate.Thumbprint, other.Thumbprint]));
        Assert.That(CertificateReader.ReadAll(Encoding.UTF8.GetBytes(KeyForms.Spki)), Is.Empty);
    }

    private static TestCaseData Text(string name, string text) => new TestCaseData(Encoding.UTF8.GetBytes(text)).SetArgDisplayNames(name);

    private static TestCaseData Other(string name, string text, string said) => new TestCaseData(Encoding.UTF8.GetBytes(text), said).SetArgDisplayNames(name);
}
