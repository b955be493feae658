using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Crypto;

/// <summary>A file that holds more than a key is read, and a key in a wrong form is named with the way out.</summary>
public sealed class KeyFormNamesTests
{
    private const string Bom = "\ufeff";

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("wechatpay-test-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public void From_PemWithCertificateAndKey_TakesTheWantedBlock()
    {
        var both = $"{KeyForms.CertificatePem}\n{KeyForms.Pkcs8}";
        var reversed = $"Bag Attributes\n{KeyForms.Pkcs8}\n{KeyForms.CertificatePem}";

        foreach (var pem in (string[])[both, reversed])
        {
            Assert.That(Rsa.From(pem).IsPrivate);
            Assert.That(Rsa.From(pem, Rsa.KEY_TYPE_PUBLIC).IsPrivate, Is.False);
            Assert.That(Rsa.From(Encoding.UTF8.GetBytes(pem)).IsPrivate);
            Assert.That(PemUtil.ParseCertificateSerialNo(pem), Is.EqualTo(KeyForms.CertificateSerial));
        }
    }

    [TestCaseSource(nameof(Decorations))]
    public void From_PemInOtherText_IsRead(string before, string after)
    {
        Assert.That(Rsa.From(before + KeyForms.Pkcs8 + after).IsPrivate);
        Assert.That(Rsa.From(before + KeyForms.Spki + after, Rsa.KEY_TYPE_PUBLIC).IsPrivate, Is.False);
        Assert.That(Rsa.From(before + KeyForms.EncryptedPkcs8 + after, Rsa.KEY_TYPE_PRIVATE, KeyForms.Passphrase).IsPrivate);
        Assert.That(PemUtil.ParseCertificateSerialNo(before + KeyForms.CertificatePem + after), Is.EqualTo(KeyForms.CertificateSerial));
        foreach (var merchant in (object[])
        [
            new { cert = before + KeyForms.CertificatePem + after, key = before + KeyForms.Pkcs8 + after },
            new { cert = Encoding.UTF8.GetBytes(before + KeyForms.CertificatePem + after), key = KeyForms.Pkcs8 },
            new { cert = Write("cert.pem", before + KeyForms.CertificatePem + after), key = Write("key.pem", before + KeyForms.Pkcs8 + after) },
        ])
        {
            using var client = Builder.Factory(new { mchid = TestKeys.Mchid, merchant });
            Assert.That(client.Options.Merchant, Is.Not.Null);
        }
    }

    [Test]
    public void From_IndentedPem_IsRead()
    {
        var indented = string.Join('\n', KeyForms.Pkcs8.Split('\n').Select(static line => "    " + line + "\r"));

        Assert.That(Rsa.From(indented).IsPrivate);
    }

    [TestCaseSource(nameof(WrongForms))]
    public void From_KeyInAWrongForm_NamesTheFormAndTheWayOut(object key, string[] says)
    {
        var error = Caught.By<ArgumentException>(() => Builder.Factory(TestKeys.Options with { PrivateKey = KeySource.From(key, "privateKey") }));

        using (Assert.EnterMultipleScope())
        {
            foreach (var piece in says)
                Assert.That(error.Message, Does.Contain(piece));
        }
    }

    [Test]
    public void From_Folder_SaysThatItIsOne() =>
        Assert.That(
            () => Rsa.From(_folder.FullName),
            Throws.ArgumentException.With.Message.Contains($"`{_folder.FullName}` is a folder: give the path of the key file"));

    [TestCase("my_own_key")]
    [TestCase("keys/my_own_key")]
    [TestCase("./my_own_key")]
    public void From_PathWithoutExtensionThatIsMissing_SaysThatNoFileIsThere(string path)
    {
        var error = Caught.By<ArgumentException>(() => Rsa.From(path));

        Assert.That(error.Message, Does.Match("no file has that name|key file does not exist").And.Not.Contain(path));
    }

    [Test]
    public void From_Pkcs12_IsOpenedByItsPassphrase()
    {
        var path = Path.Combine(_folder.FullName, "apiclient_cert.p12");
        var content = KeyForms.CertificateWithKey.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "1900000109");
        File.WriteAllBytes(path, content);

        foreach (var key in (object[])[path, new FileInfo(path), content])
        {
            Assert.That(Rsa.Sign("text", Rsa.From(key, Rsa.KEY_TYPE_PRIVATE, "1900000109")), Is.EqualTo(Rsa.Sign("text", Rsa.From(KeyForms.Pkcs8))));
            Assert.That(() => Rsa.From(key), Throws.ArgumentException.With.Message.Contains("a PKCS#12 file that needs its passphrase"));
        }
    }

    private static IEnumerable<TestCaseData> Decorations()
    {
        yield return new TestCaseData(Bom, "").SetArgDisplayNames("byte order mark");
        yield return new TestCaseData("\"", "\"").SetArgDisplayNames("quotes");
        yield return new TestCaseData("'", "'\n").SetArgDisplayNames("single quotes");
        yield return new TestCaseData($"{Bom}\"", "\"\r\n").SetArgDisplayNames("both");
        yield return new TestCaseData("subject=CN = Test\n", "\ntrailing text").SetArgDisplayNames("text around");
        yield return new TestCaseData("key=", "").SetArgDisplayNames("a name before it");
    }

    private static IEnumerable<TestCaseData> WrongForms()
    {
        yield return Case(
            "line feeds written out", KeyForms.Pkcs8.Replace("\n", "\\n"), "`privateKey`: ", @"two characters \n", @"text.Replace(""\\n"", ""\n"")");
        yield return Case("bare PKCS#8", KeyForms.Bare(KeyForms.Pkcs8), "the Base64 of a PKCS#8 private key", "write `private.pkcs8://` before it");
        yield return Case("bare PKCS#1", KeyForms.Bare(KeyForms.Pkcs1), "the Base64 of a PKCS#1 private key", "write `private.pkcs1://` before it");
        yield return Case("bare SPKI", KeyForms.Bare(KeyForms.Spki), "the Base64 of a public key");
        yield return Case("bare certificate", KeyForms.Bare(KeyForms.CertificatePem), "the Base64 of a certificate");
        yield return Case(
            "PKCS#1 as PKCS#8", $"private.pkcs8://{KeyForms.Bare(KeyForms.Pkcs1)}", "a PKCS#1 private key under `private.pkcs8://`",
            "write `private.pkcs1://`");
        yield return Case(
            "PKCS#1 in the frame of PKCS#8",
            KeyForms.Pkcs1.Replace("RSA PRIVATE", "PRIVATE"),
            "a PKCS#1 private key under the frame `PRIVATE KEY`",
            "write `-----BEGIN " + "RSA PRIVATE KEY-----`");
        yield return Case("an APIv3 key", "0123456789abcdefghijklmnopqrstuv", "32 characters", "as long as an APIv2 or APIv3 key");
        yield return Case("DER of a public key", KeyForms.Pair.ExportSubjectPublicKeyInfo(), "it is a public key");
        yield return Case("DER of a certificate", KeyForms.Certificate.RawData, "it is a certificate");
    }

    private static TestCaseData Case(string name, object key, params string[] says) => new TestCaseData(key, says).SetArgDisplayNames(name);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
