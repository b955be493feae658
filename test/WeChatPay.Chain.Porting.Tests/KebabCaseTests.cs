using FsCheck;
using FsCheck.Fluent;

namespace WeChatPay.Porting.Tests;

public sealed class KebabCaseTests
{
    [TestCase("hirePowerBank", "hire-power-bank")]
    [TestCase("HirePowerBank", "hire-power-bank")]
    [TestCase("complaintsV2", "complaints-v2")]
    [TestCase("mch_media", "mch_media")]
    [TestCase("", "")]
    public void FromName_OfAName_IsTheSegment(string name, string segment) => Assert.That(KebabCase.FromName(name), Is.EqualTo(segment));

    [TestCase("hire-power-bank", "hirePowerBank")]
    [TestCase("complaints-v2", "complaintsV2")]
    [TestCase("mch_media", "mch_media")]
    [TestCase("", "")]
    public void ToName_OfASegment_IsTheName(string segment, string name) => Assert.That(KebabCase.ToName(segment), Is.EqualTo(name));

    [FsCheck.NUnit.Property]
    public Property FromName_OfTheNameOfAnySegment_IsTheSegment()
    {
        var word =
            from first in Gen.Elements("abcxyz".ToCharArray())
            from rest in Gen.Elements("abcxyz059_".ToCharArray()).ArrayOf()
            select first + new string(rest);
        var segment =
            from first in word
            from rest in word.ArrayOf()
            select string.Join('-', rest.Prepend(first));
        return Prop.ForAll(segment.ToArbitrary(), static text => KebabCase.FromName(KebabCase.ToName(text)) == text);
    }
}
