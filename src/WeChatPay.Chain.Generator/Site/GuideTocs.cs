using WeChatPay.Generator.Reference;

namespace WeChatPay.Generator.Site;

/// <summary>Writes the navigation of the guides, and the bar at the top of each page.</summary>
/// <remarks>The list has a line for each group, the English and the Chinese name with a tab between them, and below it the names of its pages, indented. A page
/// that is not in the list comes after them: those of a folder in a group of their own, with the title of the folder's <c>index</c>.</remarks>
internal sealed class GuideTocs(Guides guides, string list)
{
    public IEnumerable<(string Path, string Text)> Write()
    {
        foreach (var language in Language.All)
        {
            yield return ($"{language.Code}/toc.yml", TocItem.Write(GuidesOf(language)));
            yield return ($"navigation/{language.Code}/toc.yml", TocItem.Write(Bar(language)));
        }
    }

    private static IEnumerable<TocItem> Bar(Language language)
    {
        var home = $"../../{language.Code}/";
        yield return new(language["Guides", "指南"], $"{home}index.md");
        yield return new(language["API reference", "接口参考"], $"{home}reference/index.md");
        yield return new(language["Callbacks", "回调通知"], $"{home}reference/callbacks/index.md");
        yield return new(language[".NET types", ".NET 类型"], "../../api/index.md");
        yield return new(language["Changes", "变更记录"], "../../en/changelog.md");
    }

    private List<TocItem> GuidesOf(Language language)
    {
        var pages = guides.Of(language).ToDictionary(static guide => guide.Name, StringComparer.Ordinal);
        pages.Remove(Guides.First, out var first);
        var items = new List<TocItem> { Item(first!, language) };
        foreach (var (title, names) in Groups(language))
            items.Add(new(title, null, [.. names.Select(name => Take(pages, name, language))]));
        items.AddRange(pages.Values.Where(static guide => !guide.Name.Contains('/', StringComparison.Ordinal)).Select(guide => Item(guide, language)));
        items.AddRange(pages.Values.Where(static guide => guide.Name.Contains('/', StringComparison.Ordinal))
            .GroupBy(static guide => guide.Name.Split('/')[0]).Select(folder => Folder(folder.Key, [.. folder], language)));
        items.Add(new(
            language["The project", "项目（英文）"], null, [.. guides.All.Where(static guide => guide.IsOfProject).Select(guide => Item(guide, language))]));
        return items;
    }

    private IEnumerable<(string Title, IReadOnlyList<string> Names)> Groups(Language language)
    {
        (string Title, List<string> Names)? group = null;
        foreach (var line in list.ReplaceLineEndings("\n").Split('\n').Where(static line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ')
            {
                group!.Value.Names.Add(line.Trim());
                continue;
            }
            if (group is var (title, names))
                yield return (title, names);
            group = (line.Split('\t')[language.IsChinese ? 1 : 0], []);
        }
        if (group is var (last, rest))
            yield return (last, rest);
    }

    private static TocItem Take(Dictionary<string, Guide> pages, string name, Language language) => pages.Remove(name, out var guide)
        ? Item(guide, language)
        : throw new InvalidOperationException(
            $"{SiteSources.Folder}/guides.txt names `{name}`: docs/{language.Code}/{name}.md is missing, or the name stands there twice.");

    private static TocItem Folder(string name, IReadOnlyList<Guide> pages, Language language)
    {
        var index = pages.FirstOrDefault(guide => guide.Name == $"{name}/{Guides.First}");
        var items = pages.Where(guide => guide != index).Select(guide => Item(guide, language));
        return new(index?.Title ?? name, index is null ? null : Link(index, language), [.. items]);
    }

    private static TocItem Item(Guide guide, Language language) => new(guide.Title, Link(guide, language));

    private static string Link(Guide guide, Language language) => PageLayout.Relative($"{language.Code}/toc.yml", guide.Path);
}
