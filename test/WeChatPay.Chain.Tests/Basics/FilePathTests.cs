using System.Security.Cryptography;
using NUnit.Framework;
using WeChatPay.Basics;

namespace WeChatPay.Tests.Basics;

/// <summary>A message quotes a path, and never a secret that stands where a path should.</summary>
public sealed class FilePathTests
{
    [TestCase("/no/such/apiclient_key.pem", "")]
    [TestCase("file:///no/such/apiclient_key", "")]
    [TestCase("./no-such-key", "of which the folder `")]
    [TestCase("no-such-cert.p12", "of which the folder `")]
    [TestCase("keys/no-such-key", "of which the folder `")]
    public void ReadAllBytes_PathOfNoFile_IsNotQuoted(string path, string folder)
    {
        var error = Assert.Throws<ArgumentException>(() => FilePath.ReadAllBytes(path, "key"))!;

        Assert.That(
            error.ToString(),
            Does.Contain($"The key file does not exist: the value is a path of {FilePath.Parse(path).Length} characters")
                .And.Contain(folder).And.Not.Contain("no-such")
                .And.Not.Contain("/no/such"));
        Assert.That(error.InnerException, Is.Null);
    }

    [TestCase("0123456789abcdefghijklmnopqrstuv", "a text of 32 characters, as long as an APIv2 or APIv3 key")]
    [TestCase("hunter2", "a text of 7 characters")]
    [TestCase("/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+", "Base64 of 64 characters")]
    [TestCase("file:///abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+", "Base64 of 64 characters behind file://")]
    [TestCase("two\nlines.pem", "a text of 13 characters")]
    [TestCase("-----BEGIN " + "PRIVATE KEY-----\nMIIE", "PEM text of 32 characters")]
    public void ReadAllBytes_TextThatIsNoPath_IsNotQuoted(string text, string shape)
    {
        var error = Assert.Throws<ArgumentException>(() => FilePath.ReadAllBytes(text, "key"))!;

        Assert.That(error.ToString(), Does.Contain($"The value is {shape}: it is not the path of a key file.").And.Not.Contain(text));
        Assert.That(error.InnerException, Is.Null);
    }

    [Test]
    public void ReadAllBytes_Folder_IsQuoted() => Assert.That(
        () => FilePath.ReadAllBytes(Environment.CurrentDirectory, "key"),
        Throws.ArgumentException.With.Message.EqualTo($"`{Environment.CurrentDirectory}` is a folder: give the path of the key file in it."));

    [Test]
    public void LooksLikePath_LinesOfAKey_IsFalse()
    {
        using var key = RSA.Create(2048);
        foreach (var line in key.ExportPkcs8PrivateKeyPem().Split('\n')[1..^2])
            Assert.That(FilePath.LooksLikePath(line), Is.False, line);
    }
}
