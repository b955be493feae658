using NUnit.Framework;
using WeChatPay.Basics;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Basics;

/// <summary>Text from outside cannot forge a line of a log, command a terminal, or fill either.</summary>
public sealed class VisibleTextTests
{
    [TestCase("plain text", "plain text")]
    [TestCase("签名错误，请检查", "签名错误，请检查")]
    [TestCase("a\nb\r\tc", "a\\nb\\r\\tc")]
    [TestCase("\u001b[31mred", "U+001B[31mred")]
    [TestCase("\u009b31m", "U+009B31m")]
    [TestCase("zero\u200bwidth", "zeroU+200Bwidth")]
    [TestCase("\u202egnp.exe", "U+202Egnp.exe")]
    [TestCase("line\u2028end", "lineU+2028end")]
    [TestCase("no\u00a0break", "noU+00A0break")]
    [TestCase("whole 😀", "whole 😀")]
    [TestCase("", "")]
    public void Escape_AnyText_ShowsWhatIsInvisible(string text, string shown) => Assert.That(VisibleText.Escape(text), Is.EqualTo(shown));

    // An attribute cannot hold half of a pair.
    [Test]
    public void Escape_HalfOfAPair_IsShownByItsNumber() => Assert.That(VisibleText.Escape("half \ud83d"), Is.EqualTo("half U+D83D"));

    [Test]
    public void Escape_Megabytes_ShowsTheBeginAndTheLength() =>
        Assert.That(
            VisibleText.Escape(new string('x', 5_000_000)), Is.EqualTo($"{new string('x', VisibleText.MaxShown)}… (5000000 characters)"));

    [Test]
    public void Escape_BoundInsideAPair_DoesNotCutThePair() => Assert.That(VisibleText.Escape("ab😀cd", 3), Is.EqualTo("ab😀… (6 characters)"));

    [Fuzz, Category(Cases.Category)]
    public void Escape_AnyText_HasOneLineOfBoundedLength(string? text)
    {
        var shown = VisibleText.Escape(text, 50);

        Assert.That(shown.Any(char.IsControl), Is.False);
        // One character becomes no more than `U+10FFFF`.
        Assert.That(shown, Has.Length.LessThan(50 * 8 + 40));
        if (text is { Length: <= 50 } && text.All(static letter => letter is >= ' ' and <= '~'))
            Assert.That(shown, Is.EqualTo(text));
    }
}
