using System.CommandLine;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using WeChatPay.Cli.Errors;
using WeChatPay.Cli.Languages;

namespace WeChatPay.Cli.Tests;

/// <summary>The resource of Chinese texts, held against the source of the tool.</summary>
internal sealed partial class MessageTests
{
    // The tool reads no files by the parser's own types, and takes no arguments behind `--`.
    private static readonly string[] NeverShown =
    [
        "DirectoryDoesNotExist", "FileDoesNotExist", "FileOrDirectoryDoesNotExist", "InvalidCharactersInPath", "InvalidCharactersInFileName",
        "ErrorReadingResponseFile", "ResponseFileNotFound", "HelpAdditionalArgumentsTitle", "HelpAdditionalArgumentsDescription",
        "HelpUsageAdditionalArguments", "ExceptionHandlerHeader",
    ];

    private static IEnumerable<string> Keys => MessageSource.Keys.Select(static one => one.Key).OfType<string>()
        .Concat(ParserText.Messages).Concat(ParserText.Labels).Concat(AdviceText.Repeats).Concat(LibraryMessage.Sentences).Distinct();

    [Test]
    public void Keys_OfTheSource_AreWrittenOut() =>
        Assert.That(MessageSource.Keys.Where(static one => one.Key is null).Select(static one => one.Place), Is.Empty);

    [Test]
    public void Keys_OfTheSource_AreThoseOfTheResource() => Assert.That(Message.Chinese.Keys, Is.EquivalentTo(Keys));

    [Test]
    public void Sentences_OfTheSource_AreMessages() => Assert.That(MessageSource.FindLooseSentences(), Is.Empty);

    [TestCaseSource(nameof(Texts))]
    public void Text_OfTheResource_IsChineseWithTheSameValues(string english, string chinese)
    {
        Assert.That(chinese, Does.Match(@"[\u2E80-\u9FFF\uFF00-\uFF60]"));
        Assert.That(FindValues(chinese), Is.EqualTo(FindValues(english)));
        Assert.That(chinese, Does.Not.Match(@"[\u4E00-\u9FFF][,;!?]"), "half-width punctuation");
        Assert.That(chinese, Does.Not.Match(@"[\u4E00-\u9FFF]`|`[\u4E00-\u9FFF]"), "a blank between Chinese and code");
    }

    [Test]
    public void Texts_OfTheParser_AreThoseOfSystemCommandLine()
    {
        var resources = new ResourceManager("System.CommandLine.Properties.Resources", typeof(RootCommand).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(static one => (string)one.Key, static one => (string)one.Value!);

        Assert.That(
            ParserText.Messages.Concat(ParserText.Labels),
            Is.EquivalentTo(resources.Where(static one => !NeverShown.Contains(one.Key)).Select(static one => one.Value.Trim())));
    }

    private static IEnumerable<object[]> Texts() => Message.Chinese.Select(static one => new object[] { one.Key, one.Value });

    private static IEnumerable<string> FindValues(string text) =>
        Value().Matches(text.Replace("{{", "", StringComparison.Ordinal)).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[0-9](?::[^}]*)?\}")]
    private static partial Regex Value();
}
