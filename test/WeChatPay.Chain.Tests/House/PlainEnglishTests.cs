using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>Messages, documentation and guides do without the turns of phrase that stop a reader.</summary>
public sealed partial class PlainEnglishTests
{
    [TestCase("This is no path.", "is no")]
    [TestCase("They are no capitals.", "are no")]
    [TestCase("Open it anew, in place of the old one.", "anew", "in place of")]
    [TestCase("Whoever reads it, nobody bears the name.", "Whoever", "nobody", "bears")]
    [TestCase("There is no response, and there are no keys. It is no longer there, and is no more.")]
    [TestCase("is none, is not, is now, placed in place, the bearer")]
    public void Phrases_InAText_AreFound(string text, params string[] found) =>
        Assert.That(Phrases().Matches(text).Select(static match => match.Value), Is.EqualTo(found));

    [Test]
    public void Sources_InMessagesAndDocumentation_AreInPlainEnglish()
    {
        var texts = Repository.Files.Where(IsWrittenByHand).SelectMany(TextsOf).ToArray();

        Assert.That(texts, Has.Length.GreaterThan(5000), "the texts that were found");
        Assert.That(texts.SelectMany(static text => Complaints(text.Place, text.Text)), Is.Empty, "CONTRIBUTING.md says what to write instead.");
    }

    [TestCaseSource(nameof(Guides))]
    public void Guide_InItsText_IsInPlainEnglish(string file) =>
        Assert.That(Complaints(file, Quotes().Replace(Repository.Read(file), "…")), Is.Empty, "CONTRIBUTING.md says what to write instead.");

    private static IEnumerable<string> Guides() => Repository.MarkdownFiles.Where(static file =>
        file is "README.md" or "CONTRIBUTING.md" or "ARCHITECTURE.md" || file.StartsWith("docs/", StringComparison.Ordinal));

    private static IEnumerable<string> Complaints(string place, string text) =>
        Phrases().Matches(Blanks().Replace(text, " ")).Select(match => $"{place}: {match.Value}");

    private static bool IsWrittenByHand(string file) =>
        file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
        && !file.EndsWith(".g.cs", StringComparison.Ordinal);

    private static IEnumerable<(string Place, string Text)> TextsOf(string file)
    {
        var root = CSharpProject.Parse(Repository.Read(file), file).GetRoot();
        foreach (var token in root.DescendantTokens())
        {
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken)
                yield return (PlaceOf(token.GetLocation()), token.ValueText);
        }
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
                yield return (PlaceOf(trivia.GetLocation()), trivia.ToFullString().Replace("///", "", StringComparison.Ordinal));
        }

        string PlaceOf(Location location) => $"{file}({location.GetLineSpan().StartLinePosition.Line + 1})";
    }

    // "There is no key" says that something is absent, and "is no longer" that it has ended: both are plain.
    [GeneratedRegex(@"(?<!\bthere )\b(?:is|are) no\b(?! longer\b| more\b)|\b(?:whoever|nobody|bears|anew|in place of)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Phrases();

    // Code, and words that a guide quotes.
    [GeneratedRegex("```.*?```|`[^`\\n]*`|\"[^\"\\n]*\"", RegexOptions.Singleline)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
