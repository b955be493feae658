using System.Text.Json;
using System.Text.RegularExpressions;

namespace WeChatPay.Generator.Site;

/// <summary>Finds the links of a built site that lead nowhere, and everything that a page would load from another host.</summary>
internal sealed partial class SiteCheck
{
    // What follows a link only when a reader clicks on it.
    private const string Anchor = "a";

    private readonly HashSet<string> _files;
    private readonly Dictionary<string, HashSet<string>> _ids = new(StringComparer.Ordinal);
    private readonly List<(string Page, string Target, bool IsLoaded)> _links = [];

    private SiteCheck(string site) =>
        _files = [.. Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(site, file).Replace('\\', '/'))];

    /// <summary>Gets how many links there are.</summary>
    public int Links => _links.Count;

    /// <summary>Reads the links of a site.</summary>
    /// <param name="site">The folder of the site.</param>
    /// <param name="pages">Its pages.</param>
    public static SiteCheck Read(string site, IReadOnlyList<BuiltPage> pages)
    {
        var check = new SiteCheck(site);
        foreach (var page in pages)
            check.Add(page);
        foreach (var file in check._files.Where(static file => file.EndsWith("toc.json", StringComparison.Ordinal)))
        {
            using var toc = JsonDocument.Parse(File.ReadAllText(Path.Combine(site, file)));
            check._links.AddRange(Hrefs(toc.RootElement).Select(href => (file, href, false)));
        }
        foreach (var file in check._files.Where(static file => file.EndsWith(".css", StringComparison.Ordinal)))
            check._links.AddRange(CssUrl().Matches(File.ReadAllText(Path.Combine(site, file))).Select(url => (file, url.Groups[1].Value, true)));
        return check;
    }

    /// <summary>Lists the faults, each with its page; empty for a site without a fault.</summary>
    public IReadOnlyList<string> FindFaults() => [.. _links.Select(FindFault).OfType<string>().Distinct()];

    private string? FindFault((string Page, string Target, bool IsLoaded) link)
    {
        var (page, target, isLoaded) = link;
        if (target.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(target))
            return isLoaded && !target.StartsWith("data:", StringComparison.Ordinal) ? $"{page} loads {target} from another host." : null;
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, "");
        path = path.Split('?')[0];
        if (path.StartsWith('/'))
            return $"{page} has the link {target}, which works in the root of a host alone.";
        var full = path.Length == 0 ? page : Resolve(page, Uri.UnescapeDataString(path));
        if (full is null || !_files.Contains(full))
            return $"{page} has the link {target}, which leads nowhere.";
        return anchor.Length > 0 && _ids.TryGetValue(full, out var ids) && !ids.Contains(Uri.UnescapeDataString(anchor))
            ? $"{page} has the link {target}, but {full} has no such anchor."
            : null;
    }

    private void Add(BuiltPage page)
    {
        _ids[page.Path] = [.. page.Document.All.SelectMany(static element => new[] { element.Id, element.GetAttribute("name") }).OfType<string>()];
        foreach (var element in page.Document.All)
        {
            foreach (var name in (ReadOnlySpan<string>)["href", "src", "srcset", "data", "poster"])
            {
                if (element.GetAttribute(name) is { Length: > 0 } target)
                    _links.Add((page.Path, target, element.LocalName != Anchor));
            }
            if (element.LocalName == "meta" && element.GetAttribute("name") is "docfx:navrel" or "docfx:tocrel")
                _links.Add((page.Path, element.GetAttribute("content")!.Replace(".html", ".json", StringComparison.Ordinal), true));
        }
    }

    private static string? Resolve(string page, string path)
    {
        var segments = new Stack<string>(page.Split('/')[..^1]);
        foreach (var segment in path.Split('/').Where(static segment => segment != "."))
        {
            if (segment != "..")
                segments.Push(segment);
            else if (!segments.TryPop(out _))
                return null;
        }
        return string.Join('/', segments.Reverse());
    }

    private static IEnumerable<string> Hrefs(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Hrefs),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member =>
            member.Name == "href" && member.Value.GetString() is { } href ? [href] : Hrefs(member.Value)),
        _ => [],
    };

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"url\(\s*[""']?([^""')]+)")]
    private static partial Regex CssUrl();
}
