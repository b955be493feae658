using System.Text.RegularExpressions;
using WeChatPay.Cli.Languages;
using WeChatPay.Porting.Diagnostics;

namespace WeChatPay.Cli.Tests;

/// <summary>The resource of the porter's Chinese texts, held against the source of the porter.</summary>
internal sealed partial class PorterMessageTests
{
    // A template such as `"{0}"` has no words of its own.
    private static IEnumerable<string> Templates =>
        PorterSource.Templates.Select(static one => one.Template).OfType<string>().Where(static one => Word().IsMatch(one)).Append(Wording.Separator)
            .Distinct();

    [Test]
    public void Templates_OfTheSource_AreWrittenOut() =>
        Assert.That(PorterSource.Templates.Where(static one => one.Template is null).Select(static one => one.Place), Is.Empty);

    [Test]
    public void Templates_OfTheSource_AreThoseOfTheResource()
    {
        Assert.That(Templates.Count(), Is.GreaterThan(300));
        Assert.That(PorterMessage.Chinese.Keys, Is.EquivalentTo(Templates));
    }

    [TestCaseSource(nameof(Texts))]
    public void Text_OfTheResource_IsChineseWithTheSameValuesCodeAndNumbers(string english, string chinese)
    {
        Assert.That(chinese, Does.Match(@"[\u3001\u4E00-\u9FFF]"));
        Assert.That(FindAll(Code(), chinese), Is.EqualTo(FindAll(Code(), english)), "code in backticks");
        Assert.That(FindAll(Value(), chinese), Is.EqualTo(FindAll(Value(), english)), "values");
        Assert.That(FindAll(Number(), chinese), Is.EqualTo(FindAll(Number(), english)), "numbers");
        Assert.That(chinese, Does.Not.Match(@"[\u4E00-\u9FFF][,;!?]"), "half-width punctuation");
        Assert.That(chinese, Does.Not.Match(@"[\u4E00-\u9FFF]`|`[\u4E00-\u9FFF]"), "a blank between Chinese and code");
        Assert.That(chinese.EndsWith('。'), Is.EqualTo(english.EndsWith('.')), "the full stop");
    }

    private static IEnumerable<object[]> Texts() => PorterMessage.Chinese.Select(static one => new object[] { one.Key, one.Value });

    private static IEnumerable<string> FindAll(Regex pattern, string text) =>
        pattern.Matches(text).Select(static match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Word();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<!\{)\{[0-9]\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"[0-9]+")]
    private static partial Regex Number();
}
