using NUnit.Framework;
using WeChatPay.Crypto;

namespace WeChatPay.Tests.Crypto;

/// <summary>A wrong key that the merchant shares with WeChat Pay is told by character and place, and is not quoted.</summary>
public sealed class SharedKeyFormTests
{
    private const string Right = "0123456789abcdefghijklmnopqrstuv";

    [TestCase("", "is empty")]
    [TestCase("  ", "is blank")]
    [TestCase(" " + Right, "begins with the character `U+0020`")]
    [TestCase(Right + " ", "ends in the character `U+0020`")]
    [TestCase(Right + "\t", @"ends in the character `\t`")]
    [TestCase("\ufeff" + Right, "begins with the character `U+FEFF`")]
    [TestCase("01234\u200b56789abcdefghijklmnopqrstuv", "has at index 5 the character `U+200B`")]
    [TestCase("-----BEGIN " + "PRIVATE KEY-----", "is a PEM block")]
    public void Key_WithAWrongCharacter_NamesIt(string key, string said)
    {
        foreach (var check in (Action<string, string, string>[])[SharedKey.CheckApiV2, SharedKey.CheckApiV3, SharedKey.CheckBrand])
        {
            var error = Assert.Throws<ArgumentException>(() => check(key, "secret", "Nothing was sent."))!;
            Assert.That(error.Message, said.Contains("PEM", StringComparison.Ordinal) ? Does.StartWith("`secret` is ") : Does.StartWith($"`secret` {said}"));
            Assert.That(error.Message, Does.EndWith("Nothing was sent.").And.Not.Contain("abcdefgh"));
        }
    }

    [TestCase("0123456789abcdefghijklmnopqrstu", 31)]
    [TestCase(Right + "w", 33)]
    public void Key_OfAnotherLength_SaysHowLongItIs(string key, int length)
    {
        Assert.That(
            () => SharedKey.CheckApiV2(key, "a", "b"), Throws.ArgumentException.With.Message.StartsWith($"`a` has {length} characters: give the APIv2 key"));
        Assert.That(() => SharedKey.CheckApiV3(key, "a", "b"), Throws.ArgumentException.With.Message.StartsWith($"`a` has {length} bytes: give the APIv3 key"));
        Assert.That(() => SharedKey.CheckBrand(key, "a", "b"), Throws.ArgumentException.With.Message.StartsWith($"`a` has {length} bytes: give the API key"));
    }

    [TestCase(Right)]
    [TestCase("0123456789 bcdefghijklmnopqrstuv")]
    public void Key_ThatIsRight_IsTaken(string key)
    {
        Assert.That(() => SharedKey.CheckApiV2(key, "a", "b"), Throws.Nothing);
        Assert.That(() => SharedKey.CheckApiV3(key, "a", "b"), Throws.Nothing);
        Assert.That(() => SharedKey.CheckBrand(key, "a", "b"), Throws.Nothing);
    }
}
