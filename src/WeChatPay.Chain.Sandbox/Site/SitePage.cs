using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace WeChatPay.Sandbox.Site;

/// <summary>A page: its address, the name of its script, and its title.</summary>
/// <param name="Path">The path.</param>
/// <param name="Name">The name of its script, without the extension.</param>
/// <param name="English">The title in English.</param>
/// <param name="Chinese">The title in Chinese.</param>
internal sealed partial record SitePage(string Path, string Name, string English, string Chinese)
{
    private static readonly Lazy<string> Template = new(static () => Encoding.UTF8.GetString(SiteFile.Read("shell.html")!));

    /// <summary>Writes the page in the language of the reader.</summary>
    /// <param name="context">The request.</param>
    /// <param name="all">All pages, of which those of the desk are in the navigation.</param>
    public string Write(HttpContext context, IEnumerable<SitePage> all)
    {
        var language = SiteLanguage.Choose(context);
        var isChinese = language == SiteLanguage.Chinese;
        var links = all.Where(static page => page.Name != "cashier").OrderBy(static page => Array.IndexOf(Order, page.Name)).Select(page =>
            $"<a href=\"{page.Path}\"{(page == this ? " aria-current=\"page\"" : "")}>{HtmlEncoder.Default.Encode(page.TitleIn(isChinese))}</a>");
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lang"] = language,
            ["title"] = HtmlEncoder.Default.Encode(TitleIn(isChinese)),
            ["page"] = Name,
            ["links"] = string.Concat(links),
            ["switch"] = HtmlEncoder.Default.Encode(Path + SwitchQuery(context.Request, isChinese ? SiteLanguage.English : SiteLanguage.Chinese)),
        };
        var text = Texts().Replace(Template.Value, match => match.Groups[isChinese ? "zh" : "en"].Value);
        return Values().Replace(text, match => values[match.Groups["name"].Value]);
    }

    private static readonly string[] Order = ["connect", "operations", "orders", "callbacks", "journal"];

    private string TitleIn(bool isChinese) => isChinese ? Chinese : English;

    // The same page with the same order, in the other language.
    private static QueryString SwitchQuery(HttpRequest request, string language) => QueryString.Create(
        request.Query.Where(static pair => pair.Key != SiteLanguage.Name)
            .Select(static pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value.ToString()))
            .Append(new(SiteLanguage.Name, language)));

    [GeneratedRegex(@"\[\[(?<en>[^|\]]*)\|(?<zh>[^\]]*)\]\]")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Values();
}
