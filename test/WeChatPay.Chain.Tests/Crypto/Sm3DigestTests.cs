using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;

namespace WeChatPay.Tests.Crypto;

/// <summary>SM3 of text, bytes and files is one digest, that of GB/T 32905-2016, appendix A.</summary>
public sealed class Sm3DigestTests
{
    private const string OfAbc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    [Test]
    public void Digest_OfEveryForm_IsThatOfTheStandard()
    {
        var folder = Directory.CreateTempSubdirectory("wechatpay-test-");
        var path = Path.Combine(folder.FullName, "abc");
        File.WriteAllText(path, "abc");

        Assert.That((Sm3.digest("abc"), Sm3.Digest(Encoding.UTF8.GetBytes("abc")), Sm3.File(path)), Is.EqualTo((OfAbc, OfAbc, OfAbc)));
        Assert.That(
            () => Sm3.File(Path.Combine(folder.FullName, "none")), Throws.ArgumentException.With.Message.StartsWith("The digested file does not exist"));
        Assert.That(() => Sm3.File(""), Throws.ArgumentException);
        folder.Delete(recursive: true);
    }
}
