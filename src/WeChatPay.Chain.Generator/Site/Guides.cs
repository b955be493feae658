using WeChatPay.Generator.Reference;

namespace WeChatPay.Generator.Site;

/// <summary>The pages that are written by hand: every page of <c>docs/en</c> and <c>docs/zh-CN</c>, and those in the root of the repository.</summary>
internal sealed class Guides
{
    /// <summary>The name of the first page of a language, which is the README.</summary>
    public const string First = "index";

    private static readonly (string File, string Path, Language Language)[] Root =
    [
        ("README.md", "en/index.md", Language.English), ("README.zh-CN.md", "zh-CN/index.md", Language.Chinese),
        ("CHANGELOG.md", "en/changelog.md", Language.English), ("CONTRIBUTING.md", "en/contributing.md", Language.English),
        ("ARCHITECTURE.md", "en/architecture.md", Language.English), ("SECURITY.md", "en/security.md", Language.English),
        ("CODE_OF_CONDUCT.md", "en/code-of-conduct.md", Language.English),
    ];

    private readonly Dictionary<string, Guide> _bySource;

    private Guides(IEnumerable<Guide> all)
    {
        All = [.. all];
        _bySource = All.ToDictionary(static guide => guide.Source, StringComparer.Ordinal);
    }

    public IReadOnlyList<Guide> All { get; }

    public static Guides Read(string repository)
    {
        Guide ReadFile(string file, string path, Language language) =>
            new(file, path, language, File.ReadAllText(Path.Combine(repository, file)).ReplaceLineEndings("\n"));
        var pages = Language.All.SelectMany(language => FilesOf(repository, language).Select(file => ReadFile($"docs/{file}", file, language)));
        return new(Root.Select(page => ReadFile(page.File, page.Path, page.Language)).Concat(pages));
    }

    /// <summary>Finds a page by its path in the repository.</summary>
    public Guide? Find(string source) => _bySource.GetValueOrDefault(source);

    /// <summary>Gets the pages of a language that are about the library, by name.</summary>
    public IEnumerable<Guide> Of(Language language) => All.Where(guide => guide.Language == language && !guide.IsOfProject);

    private static IEnumerable<string> FilesOf(string repository, Language language)
    {
        var docs = Path.Combine(repository, "docs");
        return Directory.EnumerateFiles(Path.Combine(docs, language.Code), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(docs, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
    }
}
