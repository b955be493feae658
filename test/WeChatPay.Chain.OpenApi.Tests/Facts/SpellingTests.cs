using NUnit.Framework;
using WeChatPay.Facts;

namespace WeChatPay.OpenApi.Tests.Facts;

public sealed class SpellingTests
{
    private static readonly string[] Names = ["transaction_id", "out_trade_no", "out_refund_no"];

    [TestCase("", "", 0)]
    [TestCase("", "abc", 3)]
    [TestCase("json", "jsn", 1)]
    [TestCase("json", "jsno", 2)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("json", "JSON", 4)]
    [TestCase("out_trade_no", "transaction_id", 13)]
    public void Distance_KnownPairs_IsLevenshteins(string left, string right, int expected) =>
        Assert.That(Spelling.Distance(left, right), Is.EqualTo(expected));

    [TestCase("kitten", "sitting", 2, 3)]
    [TestCase("kitten", "sitting", 3, 3)]
    [TestCase("kitten", "sitting", 0, 1)]
    [TestCase("a", "abcdefgh", 2, 3)]
    public void Distance_AboveTheLimit_IsOneMoreThanTheLimit(string left, string right, int limit, int expected) =>
        Assert.That(Spelling.Distance(left, right, limit), Is.EqualTo(expected));

    [Test]
    public void Distance_IgnoringCase_TakesBothCasesForOneLetter() =>
        Assert.That(Spelling.Distance("TRANSACTION.SUCCESS", "transaction.sucess", ignoreCase: true), Is.EqualTo(1));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Distance_OfAnyNames_IsSymmetric(string? left, string? right) =>
        Assert.That(Spelling.Distance(left ?? "", right ?? ""), Is.EqualTo(Spelling.Distance(right ?? "", left ?? "")));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Distance_OfAnyNames_IsZeroForTheSameNameOnly(string? left, string? right)
    {
        Assert.That(Spelling.Distance(left ?? "", left ?? ""), Is.Zero);
        Assert.That(Spelling.Distance(left ?? "", right ?? "") == 0, Is.EqualTo((left ?? "") == (right ?? "")));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Distance_OverAThirdName_IsNeverShorter(string? left, string? middle, string? right) =>
        Assert.That(
            Spelling.Distance(left ?? "", right ?? ""),
            Is.LessThanOrEqualTo(Spelling.Distance(left ?? "", middle ?? "") + Spelling.Distance(middle ?? "", right ?? "")));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Distance_WithALimit_IsTheDistanceUpToIt(string? left, string? right, byte limit)
    {
        var exact = Spelling.Distance(left ?? "", right ?? "");

        Assert.That(Spelling.Distance(left ?? "", right ?? "", limit % 16), Is.EqualTo(Math.Min(exact, limit % 16 + 1)));
    }

    [TestCase("out_trade_no", "out_trade_no")]
    [TestCase("OUT_TRADE_NO", "out_trade_no")]
    [TestCase("out_trade_n", "out_trade_no")]
    [TestCase("transactionid", "transaction_id")]
    [TestCase("transactnid", null)]
    [TestCase("", null)]
    public void Nearest_OfKnownNames_IsTheLikeliestWithinTheLimit(string written, string? expected) =>
        Assert.That(Spelling.Nearest(Names, written), Is.EqualTo(expected));

    [Test]
    public void Nearest_OfEquallyNearNames_IsTheFirst() => Assert.That(Spelling.Nearest(["bat", "cat", "hat"], "rat"), Is.EqualTo("bat"));
}
