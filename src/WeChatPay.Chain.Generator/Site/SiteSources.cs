using System.Text.Json.Nodes;
using WeChatPay.Facts;
using WeChatPay.Generator.Reference;

namespace WeChatPay.Generator.Site;

/// <summary>Writes what docfx makes the documentation site from: the guides, the reference and the navigation, each in its language's folder.</summary>
internal static class SiteSources
{
    /// <summary>The folder of the repository with the site's configuration, its first page and its template.</summary>
    public const string Folder = "docs/site";

    // Beside the pages: docfx reads it where it is started.
    private const string Settings = "docfx.json";

    /// <summary>Writes all files.</summary>
    /// <param name="repository">The folder of the repository.</param>
    /// <param name="table">The facts.</param>
    /// <param name="address">The address of the site, for its map; <see langword="null"/> or empty for a site without one.</param>
    /// <returns>The texts by their path below the folder of sources.</returns>
    /// <exception cref="InvalidOperationException">A guide has a link that leads nowhere, or the list of guides names a page that is not there.</exception>
    public static IReadOnlyDictionary<string, string> Write(string repository, OperationTable table, string? address = null)
    {
        var guides = Guides.Read(repository);
        var files = new SortedDictionary<string, string>(ReferencePages.Write(table, PageLayout.Site).ToDictionary(), StringComparer.Ordinal);
        var linked = new LinkedFiles(repository);
        foreach (var guide in guides.All)
            files.Add(guide.Path, new GuideText(guide, guides, linked).Write());
        foreach (var (path, text) in linked.Write())
            files.Add(path, text);
        foreach (var (path, text) in new GuideTocs(guides, File.ReadAllText(Path.Combine(repository, Folder, "guides.txt"))).Write())
            files.Add(path, text);
        foreach (var (path, text) in ReferenceTocs.Write(table))
            files.Add(path, text);
        files.Add("api/index.md", ApiIndex.Write(repository));
        foreach (var name in (ReadOnlySpan<string>)["api-filter.yml", "index.html"])
            files.Add(name, File.ReadAllText(Path.Combine(repository, Folder, name)));
        files.Add(Settings, WithMap(File.ReadAllText(Path.Combine(repository, Folder, Settings)), address));
        return files;
    }

    private static string WithMap(string settings, string? address)
    {
        if (string.IsNullOrEmpty(address))
            return settings;
        var json = JsonNode.Parse(settings)!;
        json["build"]!["sitemap"] = new JsonObject { ["baseUrl"] = address };
        return json.ToJsonString();
    }
}
