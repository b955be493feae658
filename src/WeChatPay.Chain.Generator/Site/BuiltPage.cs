using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace WeChatPay.Generator.Site;

/// <summary>A page of the built site.</summary>
/// <param name="Path">The path below the site: <c>en/chain.html</c>.</param>
/// <param name="Document">The document.</param>
internal sealed record BuiltPage(string Path, IHtmlDocument Document)
{
    /// <summary>Reads all pages of a folder.</summary>
    public static IEnumerable<BuiltPage> ReadAll(string site) =>
        Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).AsParallel().AsOrdered().Select(file =>
            new BuiltPage(System.IO.Path.GetRelativePath(site, file).Replace('\\', '/'), new HtmlParser().ParseDocument(File.ReadAllText(file))));
}
