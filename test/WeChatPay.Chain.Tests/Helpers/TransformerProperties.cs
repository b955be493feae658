using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Helpers;

/// <summary>Round trips, and input that is not XML.</summary>
[Category(Cases.Category)]
public sealed class TransformerProperties
{
    private static readonly Gen<string> Text = Gen.Frequency(
            (4, Gen.Choose(' ', '~')), (3, Gen.Elements<char>("<>&\"'\r\n\t]]> ;#x").Select(static c => (int)c)), (1, Gen.Choose(0xa0, 0xd7ff)),
            (1, Gen.Choose(0x10000, 0x10ffff)))
        .ListOf().Select(static codes => string.Concat(codes.Select(static code => new Rune(code).ToString())));

    private static readonly Gen<string> Name =
        from first in Gen.Elements<char>("abcXYZ_张")
        from rest in Gen.Elements<char>("abc_019.-张").ListOf()
        select first + string.Concat(rest);

    private static readonly Gen<string> Markup = Gen.Frequency(
            (3, Gen.Elements(
                "<xml>", "</xml>", "<a>", "</a>", "<a/>", "<a b='", "'>", "<", ">", "/",
                "&", "&lt;", "&#", "&#x10FFFF;", "&e;", ";", "\"", "=", "\0", "\ud800", "\ufeff")),
            (2, Gen.Elements(
                "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "<?xml version='1.0'", "encoding='utf-7'?>",
                "<!DOCTYPE xml [", "<!ENTITY e 'x'>", "]>", "xmlns:p='u'", "p:a", "xml:space='preserve'")),
            (2, Text))
        .ListOf().Select(string.Concat);

    [Test]
    public void ToArray_OfWhatToXmlWrote_IsTheSame() => Cases.Check(
        Gen.Sized(static size => Fields(Math.Min(size, 30))), static fields =>
        {
            foreach (var headless in new[] { true, false })
                Assert.That(Transformer.toArray(Transformer.toXml(fields, headless)), Is.EqualTo(fields));
            Assert.That(Transformer.toArray(Encoding.UTF8.GetBytes(Transformer.toXml(fields, indent: true))), Is.EqualTo(fields), "indented");
        });

    [Test]
    public void ToArray_AnyMarkup_GivesFieldsOrFormatException() => Cases.Check(Markup, static xml => Read(() => Transformer.toArray(xml)));

    [Test]
    public void ToArray_MarkupInARoot_GivesFieldsOrFormatException() => Cases.Check(Markup, static xml => Read(() => Transformer.toArray($"<xml>{xml}</xml>")));

    [Test]
    public void ToArray_AnyBytes_GivesFieldsOrFormatException() =>
        Cases.Check(ArbMap.Default.GeneratorFor<byte[]>(), static xml => Read(() => Transformer.toArray(xml)));

    [Test]
    public void ToArray_ADocumentCutOrChanged_GivesFieldsOrFormatException() => Cases.Check(
        from fields in Fields(20) from at in Gen.Choose(0, int.MaxValue) from with in Markup select (fields, at, with),
        static given =>
        {
            var xml = Transformer.toXml(given.fields, headless: false);
            var at = given.at % xml.Length;
            Read(() => Transformer.toArray(xml[..at]));
            Read(() => Transformer.toArray(xml.Insert(at, given.with)));
        });

    [Test]
    public void ToXml_AnyNamesAndText_GivesXmlOrArgumentException() => Cases.Check(
        ArbMap.Default.GeneratorFor<Dictionary<string, string?>>(), static fields =>
        {
            try
            {
                var read = Transformer.toArray(Transformer.toXml(fields));
                Assert.That(fields.Count == 0 || read.Count > 0);
            }
            catch (ArgumentException)
            {
                Assert.That(fields.Values.Any(static value => value is not null && Transformer.sanitize(value) != value));
            }
            catch (FormatException)
            {
                Assert.That(fields.Keys.Any(static name => name.Contains(':')), "a prefix that nothing declares");
            }
        });

    [Test]
    public void Sanitize_AnyText_IsWhatXmlCarries() => Cases.Check(ArbMap.Default.GeneratorFor<string?>(), static text =>
    {
        var clean = Transformer.sanitize(text ?? "");

        Assert.That(Transformer.toArray(Transformer.toXml(new { a = clean }))["a"], Is.EqualTo(clean));
        Assert.That(Transformer.sanitize(clean), Is.SameAs(clean));
    });

    private static void Read(Func<Dictionary<string, object?>> read)
    {
        try
        {
            Assert.That(read(), Is.Not.Null);
        }
        catch (FormatException)
        {
        }
    }

    // A field without fields inside reads back as "", so that every dictionary but the first has some.
    private static Gen<Dictionary<string, object?>> Fields(int size) => Gen.Choose(1, 4).SelectMany(count =>
        from names in Name.ListOf(count)
        from values in Values(size).ListOf(count)
        select names.Zip(values).DistinctBy(static field => field.First).ToDictionary(static field => field.First, static field => field.Second));

    private static Gen<object?> Values(int size)
    {
        var texts = Text.Select(static text => (object?)text);
        return size <= 1 ? texts : Gen.OneOf(texts, Fields(size / 3).Select(static fields => (object?)fields));
    }
}
