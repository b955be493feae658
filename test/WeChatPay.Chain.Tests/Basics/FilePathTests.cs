using System.Security.Cryptography;
using NUnit.Framework;
using WeChatPay.Basics;

namespace WeChatPay.Tests.Basics;

/// <summary>A message quotes a path, and never a secret that stands where a path should.</summary>
public sealed class FilePathTests
{
    [TestCase("/no/such/apiclient_key.pem")]
    [TestCase("file:///no/such/apiclient_key")]
    [TestCase("./apiclient_key")]
    [TestCase("apiclient_cert.p12")]
    public void ReadAllBytes_PathOfNoFile_IsQuoted(string path) =>
        Assert.That(
            () => FilePath.ReadAllBytes(path, "key"),
            Throws.ArgumentException
                .With.Message.StartsWith($"The key file `{FilePath.Parse(path)}` cannot be read: ").And.InnerException.InstanceOf<IOException>());

    [TestCase("0123456789abcdefghijklmnopqrstuv")]
    [TestCase("hunter2")]
    [TestCase("/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+")]
    [TestCase("file:///abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+")]
    [TestCase("two\nlines.pem")]
    public void ReadAllBytes_TextThatIsNoPath_IsNotQuoted(string text)
    {
        var error = Assert.Throws<ArgumentException>(() => FilePath.ReadAllBytes(text, "key"))!;

        Assert.That(error.ToString(), Does.Contain($"This text of {text.Length} characters is neither PEM nor the path of a key file.").And.Not.Contain(text));
        Assert.That(error.InnerException, Is.Null);
    }

    [Test]
    public void LooksLikePath_LinesOfAKey_IsFalse()
    {
        using var key = RSA.Create(2048);
        foreach (var line in key.ExportPkcs8PrivateKeyPem().Split('\n')[1..^2])
            Assert.That(FilePath.LooksLikePath(line), Is.False, line);
    }
}
