using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using WeChatPay.Generator.Reference;

namespace WeChatPay.Generator.Site;

/// <summary>Writes the texts that the search looks in, a file for each language. The script <c>search-worker.min.js</c> of the template reads it.</summary>
/// <remarks>An entry is a list: path, title, text. The texts are as they are: to find a part of a text needs no words, which Chinese does not mark.</remarks>
internal static partial class SearchIndex
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the index of a language.</summary>
    public static string Write(IEnumerable<BuiltPage> pages, Language language) => JsonSerializer.Serialize(
        pages.Where(page => page.Path.StartsWith($"{language.Code}/", StringComparison.Ordinal) || page.Path.StartsWith("api/", StringComparison.Ordinal))
            .Select(Entry).OfType<string[]>(),
        Options);

    private static string[]? Entry(BuiltPage page)
    {
        if (page.Document.QuerySelector("article") is not { } article || article.QuerySelector("h1") is not { } heading)
            return null;
        var address = article.QuerySelector(".address")?.TextContent ?? "";
        var title = heading.TextContent.Contains(address, StringComparison.Ordinal) ? heading.TextContent : $"{heading.TextContent} {address}";
        return [page.Path, Spaces().Replace(title, " ").Trim(), TextOf(page.Path, article)];
    }

    private static string TextOf(string path, IElement article)
    {
        // Of a type, its own words; of an operation, its names and fields: the code and its explanation repeat themselves.
        var parts = path.StartsWith("api/", StringComparison.Ordinal) ? article.QuerySelectorAll(".summary").Take(1)
            : IsReference(path) ? NotesOf(article).Concat(article.QuerySelectorAll("td"))
            : article.QuerySelectorAll("h2, h3, h4, p:not(.languages), li, pre, td, th")
                .Where(static part => part.ParentElement!.Closest("li, td, pre") is null);
        var texts = parts.Select(static part => part.TextContent);
        return Spaces().Replace(string.Join(' ', IsReference(path) ? texts.Distinct() : texts), " ").Trim();
    }

    private static IEnumerable<IElement> NotesOf(IElement article) =>
        article.Children.TakeWhile(static element => element.LocalName != "h2").Where(static element => element.Matches("p:not(.languages, .address)"));

    private static bool IsReference(string path) => path.Contains($"/{PageLayout.Site.Folder}", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
