using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Chain;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Chain;

public sealed class SegmentNamingTests
{
    [TestCase("hirePowerBank", "hire-power-bank")]
    [TestCase("ComplaintNotifications", "complaint-notifications")]
    [TestCase("complaintsV2", "complaints-v2")]
    [TestCase("applyment4sub", "applyment4sub")]
    [TestCase("h5PreEntrustSign", "h5-pre-entrust-sign")]
    [TestCase("mch_media", "mch_media")]
    [TestCase("_out_order_no_", "{out_order_no}")]
    [TestCase("_outOrderNo_", "{outOrderNo}")]
    [TestCase("_empty_", "{empty}")]
    [TestCase("delete", "delete")]
    [TestCase("query", "query")]
    [TestCase("return", "return")]
    [TestCase("lock", "lock")]
    [TestCase("try", "try")]
    [TestCase("global", "global")]
    [TestCase("v3", "v3")]
    [TestCase("transferToQqWalletBills", "transfer-to-qq-wallet-bills")]
    public void FromMember_DocumentedName_IsItsSegment(string name, string segment) =>
        Assert.That(SegmentNaming.FromMember(name), Is.EqualTo(segment));

    [Test]
    public void FromMember_VariableWithoutName_IsRefused() =>
        Assert.That(() => SegmentNaming.FromMember("__"), Throws.ArgumentException.With.Message.Contains("`__`").And.Message.Contains("_out_trade_no_"));

    [TestCase("v3/hire-power-bank/insurance-orders", "v3/hire-power-bank/insurance-orders")]
    [TestCase("/v3/pay/transactions/jsapi", "v3/pay/transactions/jsapi")]
    [TestCase("v3/ecommerce/applyments/", "v3/ecommerce/applyments/")]
    [TestCase("v3/pay/transactions/id/{transaction_id}", "v3/pay/transactions/id/{transaction_id}")]
    [TestCase("v3/hirePowerBank/InsuranceOrders", "v3/hire-power-bank/insurance-orders")]
    [TestCase("v3/merchantService/complaintsV2/{complaintId}", "v3/merchant-service/complaints-v2/{complaintId}")]
    [TestCase("{+myurl}", "{+myurl}")]
    [TestCase("v3/statements{?bill_date,Tar_Type}", "v3/statements{?bill_date,Tar_Type}")]
    [TestCase("{/segments*}", "{/segments*}")]
    [TestCase("v3/a%2Fb/c%E4", "v3/a%2Fb/c%E4")]
    [TestCase("v3/bill?Bill_Date=2020-01-01&X=AbC", "v3/bill?Bill_Date=2020-01-01&X=AbC")]
    [TestCase("https://api2.mch.weixin.qq.com/v3/AbCDe?token=XyZ", "https://api2.mch.weixin.qq.com/v3/AbCDe?token=XyZ")]
    [TestCase("v3/id-{id}/userInfo", "v3/id-{id}/user-info")]
    [TestCase("V3/pay", "v3/pay")]
    [TestCase("v3/papay/h5PreEntrustSign", "v3/papay/h5-pre-entrust-sign")]
    public void FromPath_DocumentedForm_IsItsTemplate(string path, string template) =>
        Assert.That(SegmentNaming.FromPath(path), Is.EqualTo(template));

    [TestCase("v3/pay/transactions/id/AbcdEF12345", "AbcdEF12345")]
    [TestCase("v3/marketing/favor/users/oUpF8uMuAJO/coupons", "oUpF8uMuAJO")]
    [TestCase("v3/pay/transactions/out-trade-no/Order20261124", "Order20261124")]
    [TestCase("v3/hire-power-bank/insurance-orders/N1", "N1")]
    [TestCase("v3/marketing/favor/users/oUpF8uMuaJo2pxb1Q9zNjWeS6o/coupons", "oUpF8uMuaJo2pxb1Q9zNjWeS6o")]
    [TestCase("v3/x/ABC", "ABC")]
    [TestCase("v3/x/abcD", "abcD")]
    [TestCase("v3/x/4208Ab", "4208Ab")]
    [TestCase("v3/x/some-Value", "some-Value")]
    [TestCase("v3/x/a%2FBc", "a%2FBc")]
    public void FromPath_SegmentWithCapitalsThatIsNoName_IsRefusedAndQuoted(string path, string segment) =>
        Assert.That(
            () => SegmentNaming.FromPath(path),
            Throws.ArgumentException
                .With.Message.Contains($"`{segment}`").And.Message.Contains($"id = \"{segment}\"").And.Message.Contains("Nothing was sent"));

    [TestCase("", "An empty path")]
    [TestCase("/", "An empty path")]
    [TestCase("v3//pay", "empty segment")]
    [TestCase("v3/pay/{id", "does not close")]
    [TestCase("v3/pay/id}", "stray `}`")]
    [TestCase("v3/pay/{a{b}}", "stray `{`")]
    [TestCase("v3\\pay", "`\\`")]
    [TestCase("v3/pay#top", "`#`")]
    [TestCase("v3/pay /id", "` `")]
    [TestCase("v3/pay\n", "u000a")]
    public void FromPath_TextThatIsNoPath_IsRefused(string path, string told) =>
        Assert.That(() => SegmentNaming.FromPath(path), Throws.ArgumentException.With.Message.Contains(told));

    [Fuzz(Arbitrary = [typeof(Generators)]), Category(Cases.Category)]
    public bool FromMember_AnyCamelCaseWords_AreJoinedByHyphens(NonEmptyArray<Word> words)
    {
        var text = words.Get.Select(word => word.Text).ToArray();
        var camel = text[0] + string.Concat(text.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return SegmentNaming.FromMember(camel) == string.Join('-', text);
    }

    [Fuzz(Arbitrary = [typeof(Generators)]), Category(Cases.Category)]
    public bool FromPath_NamesInCamelCase_AreWhatTheMembersAre(NonEmptyArray<Word> words)
    {
        // Words of two letters at least and no digits: two capitals in a row, and digits, are the mark of a value in a path.
        var text = words.Get.Select(word => string.Concat(word.Text.Where(char.IsAsciiLetter)) + "x").ToArray();
        var camel = text[0] + string.Concat(text.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return SegmentNaming.FromPath($"v3/{camel}/x") == $"v3/{SegmentNaming.FromMember(camel)}/x";
    }

    [Fuzz(Arbitrary = [typeof(Generators)]), Category(Cases.Category)]
    public bool FromMember_AnyVariableName_IsKeptAsWritten(Identifier name) =>
        SegmentNaming.FromMember($"_{name.Text}_") == $"{{{name.Text}}}";

    [Fuzz(Arbitrary = [typeof(Generators)]), Category(Cases.Category)]
    public bool FromPath_SegmentWithoutCapitals_StaysAsItIs(Word word, Word other) =>
        SegmentNaming.FromPath($"v3/{word.Text}-{other.Text}_1.x") == $"v3/{word.Text}-{other.Text}_1.x";

    [Fuzz, Category(Cases.Category)]
    public bool FromPath_AnyText_IsTakenOrRefusedByArgumentException(string? path)
    {
        if (path is null)
            return true;
        try
        {
            return SegmentNaming.FromPath(path).Length > 0;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    /// <summary>Lower-case letters and digits, a letter first.</summary>
    public sealed record Word(string Text);

    /// <summary>Letters of both cases, digits and underscores.</summary>
    public sealed record Identifier(string Text);

    public static class Generators
    {
        public static Arbitrary<Word> Words() =>
            (from first in Gen.Elements("abcdefghijklmnopqrstuvwxyz".ToCharArray())
             from rest in Gen.ArrayOf(Gen.Elements("abcdefghijklmnopqrstuvwxyz0123456789".ToCharArray()))
             select new Word(first + new string(rest))).ToArbitrary();

        public static Arbitrary<Identifier> Identifiers() =>
            (from letters in Gen.NonEmptyListOf(Gen.Elements("abcXYZ019_".ToCharArray()))
             select new Identifier(new string([.. letters]))).ToArbitrary();
    }
}
