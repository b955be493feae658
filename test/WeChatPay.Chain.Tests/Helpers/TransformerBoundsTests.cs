using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Helpers;

/// <summary>XML whose markup is out of proportion: refused before the reader works for it.</summary>
public sealed class TransformerBoundsTests
{
    private static readonly Gen<string> Markup = Gen.Elements(
            "<a>", "</a>", "<a/>", "<a b='>'>", "<a b=\"'>\">", "<!-- <b c='> -->",
            "<![CDATA[<d e=\"]]>", "<?p '<f?>", "text", "&amp;", "'", "\"", ">", "<", "<!", "<!-", "/")
        .ListOf().Select(string.Concat);

    [TestCase("<a {0}/>")]
    [TestCase("<a {0}></a>")]
    [TestCase("<a><b {0}/></a>")]
    [TestCase("<a></a {0}>")]
    [TestCase("<!-- ' --><a {0}/>")]
    [TestCase("<a><![CDATA[\"]]><b {0}/></a>")]
    [TestCase("<?p \"?><a {0}/>")]
    [TestCase("<a q='>' {0}/>")]
    [TestCase("<a {0}")]
    public void ToArray_TagWithManyAttributes_IsRefusedAtTheSameCostWhateverTheirNumber(string form)
    {
        var costs = new[] { 2000, 4000, 500_000 }.Select(count =>
        {
            var xml = string.Format(null, form, string.Join(' ', Enumerable.Range(0, count).Select(static i => $"a{i}=''")));
            return Count(() => Assert.That(
                () => Transformer.ToArray(xml), Throws.TypeOf<FormatException>().With.Message.Contains("more than 4096 characters")));
        }).ToArray();

        Assert.That(costs.Max(), Is.LessThan(100_000), "bytes allocated: nothing is kept of an attribute");
    }

    [TestCase(1, "the longest tag: ")]
    [TestCase(20, "tags with attributes: ")]
    public void ToArray_TwiceTheAttributes_IsTwiceTheWork(int attributes, string text)
    {
        var one = string.Concat(Enumerable.Repeat($"<b {string.Join(' ', Enumerable.Range(0, attributes).Select(static i => $"a{i}=''"))}>{text}</b>", 2000));
        Transformer.ToArray($"<a>{one}</a>");

        var once = Count(() => Transformer.ToArray($"<a>{one}</a>"));
        var twice = Count(() => Transformer.ToArray($"<a>{one}{one}</a>"));

        Assert.That((double)twice / once, Is.LessThan(2.2));
    }

    [TestCase(4095, true)]
    [TestCase(4096, false)]
    public void ToArray_Tag_IsReadUpToTheLimit(int length, bool read)
    {
        var xml = $"<a><b c='{new string('d', length - "<b c=''/>".Length + 1)}'/></a>";

        Assert.That(() => Transformer.ToArray(xml), read ? Throws.Nothing : Throws.TypeOf<FormatException>().With.Message.Contains("A tag"));
    }

    [Test]
    public void ToArray_NameOfMegabytes_IsRefused()
    {
        var name = new string('n', 5_000_000);

        Assert.That(() => Transformer.ToArray($"<xml><{name}>1</{name}></xml>"), Throws.TypeOf<FormatException>().With.Message.Length.LessThan(300));
    }

    [Test]
    public void ToArray_MoreThanAMillionElements_IsRefused() =>
        Assert.That(
            () => Transformer.ToArray($"<a>{string.Concat(Enumerable.Repeat("<b/>", Transformer.MaxElements))}</a>"),
            Throws.TypeOf<FormatException>().With.Message.Contains("1000000 elements"));

    [Test]
    public void ToArray_LongTextAndCData_AreNoTags()
    {
        var text = new string('x', 10_000);

        Assert.That(
            Transformer.ToArray($"<!-- < '{text} --><?p < \"{text}?><xml><a>{text}'\"</a><b><![CDATA[<c d=\"{text}]]></b></xml>"),
            Is.EqualTo(new Dictionary<string, object?> { ["a"] = text + "'\"", ["b"] = "<c d=\"" + text }));
    }

    [Test, Category(Cases.Category)]
    public void ToArray_LongTagBehindAnyMarkup_IsNeverRead() => Cases.Check(Markup, static markup =>
    {
        var xml = $"<xml>{markup}<z {new string(' ', 5000)}y='1'/></xml>";
        try
        {
            var fields = Transformer.ToArray(xml);
            Assert.That(fields, Does.Not.ContainKey("z"), "it stands in a comment, in CDATA or in an instruction");
        }
        catch (FormatException)
        {
        }
    });

    [TestCase("\uFEFF")]
    [TestCase(" \r\n\t")]
    [TestCase("\uFEFF\n")]
    public void ToArray_SomethingBeforeTheDeclaration_IsPassedOver(string before)
    {
        var xml = before + "<?xml version=\"1.0\" encoding=\"utf-8\"?><root><a>1</a></root>";

        Assert.That(Transformer.ToArray(xml)["a"], Is.EqualTo("1"));
        Assert.That(Transformer.ToArray(Encoding.UTF8.GetBytes(xml))["a"], Is.EqualTo("1"));
    }

    private static long Count(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
