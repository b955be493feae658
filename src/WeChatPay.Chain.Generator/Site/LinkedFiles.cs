using System.Text;
using System.Text.RegularExpressions;
using WeChatPay.Generator.Reference;

namespace WeChatPay.Generator.Site;

/// <summary>The files of the repository that guides link to, samples for instance. Each becomes a page: a browser would offer the file for download.</summary>
internal sealed partial class LinkedFiles(string repository)
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        [".cs"] = "csharp",
        [".linq"] = "csharp",
        [".fsx"] = "fsharp",
        [".ps1"] = "powershell",
        [".json"] = "json",
        [".csproj"] = "xml",
        [".yml"] = "yaml",
    };

    private readonly SortedDictionary<string, string> _pages = new(StringComparer.Ordinal);

    /// <summary>Adds a file, or a folder with its files.</summary>
    /// <param name="language">The language of the page with the link.</param>
    /// <param name="source">The path in the repository.</param>
    /// <returns>The path of the page; <see langword="null"/> where the file is missing.</returns>
    public string? Add(Language language, string source)
    {
        var full = Path.Combine(repository, source);
        if (File.Exists(full))
            return AddFile(language, source, File.ReadAllText(full).ReplaceLineEndings("\n"));
        return Directory.Exists(full) && !source.StartsWith("..", StringComparison.Ordinal) ? AddFolder(language, source, full) : null;
    }

    /// <summary>Tells whether a file is a picture, which a page shows as it is.</summary>
    public bool HasPicture(string source) =>
        source.EndsWith(".png", StringComparison.Ordinal) && source.StartsWith("docs/", StringComparison.Ordinal)
        && File.Exists(Path.Combine(repository, source));

    /// <summary>Gets the pages by path.</summary>
    public IReadOnlyDictionary<string, string> Write() => _pages;

    private string AddFile(Language language, string source, string text)
    {
        var path = $"{language.Code}/files/{Short(source)}.md";
        var fence = new string('`', Backticks().Matches(text).Select(static run => run.Length).DefaultIfEmpty(0).Max() + 3);
        var page = $"# {Path.GetFileName(source)}\n\n{fence}{Kinds.GetValueOrDefault(Path.GetExtension(source), "text")}\n{text.TrimEnd()}\n{fence}\n";
        _pages[path] = page;
        return path;
    }

    private string AddFolder(Language language, string source, string full)
    {
        var path = $"{language.Code}/files/{Short(source)}/index.md";
        var text = new StringBuilder($"# {Path.GetFileName(source)}\n\n");
        foreach (var file in Directory.EnumerateFiles(full).Select(Path.GetFileName).Order(StringComparer.Ordinal))
            text.Append($"- [{file}]({PageLayout.Relative(path, Add(language, $"{source}/{file}")!)})\n");
        _pages[path] = text.ToString();
        return path;
    }

    private static string Short(string source) => source.StartsWith("docs/", StringComparison.Ordinal) ? source["docs/".Length..] : source;

    [GeneratedRegex("`{3,}")]
    private static partial Regex Backticks();
}
