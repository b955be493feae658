using NUnit.Framework;
using WeChatPay.Basics;
using WeChatPay.Crypto;

namespace WeChatPay.Tests.Crypto;

/// <summary>A key is found by its path, however that is written and whatever is in the folder's name.</summary>
public sealed class KeyPathTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("wechatpay-test-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [TestCase("apiclient_key.pem")]
    [TestCase("apiclient.key")]
    [TestCase("no-extension")]
    [TestCase("with blank.pem")]
    [TestCase("100%.pem")]
    [TestCase("a%20b.pem")]
    [TestCase("c#.pem")]
    [TestCase("really?.pem")]
    [TestCase("证书.pem")]
    public void From_PathOrFileUriOrFileInfo_ReadsTheFileOfThatName(string name)
    {
        var path = Write(name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rsa.From(path).IsPrivate, "the path");
            Assert.That(Rsa.From($"file://{path}").IsPrivate, "file:// and the path as it is, as PHP reads it");
            Assert.That(Rsa.From(new FileInfo(path)).IsPrivate, "FileInfo");
        }
    }

    [TestCase("with blank.pem", "with%20blank.pem")]
    [TestCase("100%.pem", "100%25.pem")]
    [TestCase("c#.pem", "c%23.pem")]
    [TestCase("证书.pem", "%E8%AF%81%E4%B9%A6.pem")]
    public void From_FileUriWithPercentEncoding_ReadsTheFile(string name, string encoded)
    {
        Write(name);

        Assert.That(Rsa.From($"file://{_folder.FullName}/{encoded}").IsPrivate);
    }

    [TestCase("file://")]
    [TestCase("FILE://")]
    [TestCase("file://./")]
    [TestCase("")]
    [TestCase("./")]
    public void From_RelativePath_IsTakenFromTheWorkingDirectory(string prefix)
    {
        var path = Path.GetRelativePath(Environment.CurrentDirectory, Write("apiclient_key.pem"));

        Assert.That(Rsa.From(prefix + path).IsPrivate);
    }

    [Test]
    public void From_FileOfACertificate_ReadsItsPublicKey()
    {
        var path = Write("wechatpay.pem", KeyForms.CertificatePem);

        Assert.That(Rsa.From($"file://{path}", Rsa.KEY_TYPE_PUBLIC).IsPrivate, Is.False);
    }

    [Test]
    public void From_EncryptedFile_IsOpenedByThePassphrase()
    {
        var path = Write("apiclient_key.pem", KeyForms.EncryptedPkcs8);

        Assert.That(Rsa.From($"file://{path}", Rsa.KEY_TYPE_PRIVATE, KeyForms.Passphrase).IsPrivate);
    }

    [TestCase("apiclient_key.pem")]
    [TestCase("file://{0}/apiclient_key.pem")]
    [TestCase("{0}/apiclient_key.pem")]
    public void From_FileThatIsNotThere_NamesTheFolderThatIsThere(string form)
    {
        var thing = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, _folder.FullName);

        Assert.That(
            () => Rsa.From(thing),
            Throws.ArgumentException
                .With.Message.StartsWith($"The key file does not exist: the value is a path of {FilePath.Parse(thing).Length} characters, of which")
                .And.Message.Not.Contains("apiclient_key.pem").And.InnerException.Null);
    }

    [Test]
    public void From_Folder_SaysThatItIsOne() =>
        Assert.That(
            () => Rsa.From($"file://{_folder.FullName}"),
            Throws.ArgumentException.With.Message.StartsWith($"`{_folder.FullName}` is a folder: give the path of the key file in it."));

    [Test]
    public void From_FileWithoutPem_SaysWhatIsMissingAndNotWhatIsThere()
    {
        var path = Write("apiclient_key.pem", KeyForms.Bare(KeyForms.Pkcs8));

        var error = Assert.Throws<ArgumentException>(() => Rsa.From($"file://{path}"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.Contain("characters of text without a `-----BEGIN …-----` line"));
            Assert.That(KeyForms.Shows(error.ToString(), KeyForms.Pkcs8), Is.False);
        }
    }

    [Test]
    public void From_EmptyFile_SaysSo() =>
        Assert.That(() => Rsa.From(new FileInfo(Write("apiclient_key.pem", ""))), Throws.ArgumentException.With.Message.Contains("it is empty text"));

    private string Write(string name, string? text = null)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text ?? KeyForms.Pkcs8);
        return path;
    }
}
