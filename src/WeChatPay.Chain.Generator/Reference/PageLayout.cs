namespace WeChatPay.Generator.Reference;

/// <summary>Says where reference pages are and how they show several ways to write a call: as plain Markdown, or with docfx's tabs for the site.</summary>
/// <param name="Folder">The folder below that of the language, with a slash at its end; empty for none.</param>
/// <param name="HasTabs">Whether the pages are for the site.</param>
internal sealed record PageLayout(string Folder, bool HasTabs)
{
    public static PageLayout Plain { get; } = new("", false);

    public static PageLayout Site { get; } = new("reference/", true);

    /// <summary>Gets the line that ends the tabs.</summary>
    public string EndOfTabs => HasTabs ? "\n***\n" : "";

    public string PathOf(Language language, string page) => $"{language.Code}/{Folder}{page}";

    /// <summary>Writes the line that leads to the same page in the other language.</summary>
    public string Switch(Language language, string page)
    {
        var target = Relative(PathOf(language, page), PathOf(language.Other, page));
        return HasTabs ? LanguageSwitch.Write(language, target)
            : language[$"English | [简体中文]({target})\n\n", $"[English]({target}) | 简体中文\n\n"];
    }

    /// <summary>Writes method and path, or the event, where the title has another name: the search shows both.</summary>
    public string Address(string title, string address) =>
        title == address ? "" : HasTabs ? $"<p class=\"address\"><code>{address}</code></p>\n" : $"`{address}`\n";

    /// <summary>Begins the section of one way to write a call.</summary>
    public string Tab(string id, string title) => HasTabs ? $"\n# [{title}](#tab/{id})\n\n" : $"\n### {title}\n\n";

    /// <summary>Puts the blocks of two languages side by side, where the page is wide enough.</summary>
    public string Pair(string blocks) => HasTabs ? $"<div class=\"pair\">\n\n{blocks}\n</div>\n" : blocks;

    /// <summary>Gives the link from one path to another.</summary>
    public static string Relative(string from, string to)
    {
        var (folders, target) = (from.Split('/')[..^1], to.Split('/'));
        var same = 0;
        while (same < folders.Length && same < target.Length - 1 && folders[same] == target[same])
            same++;
        return string.Concat(Enumerable.Repeat("../", folders.Length - same)) + string.Join('/', target[same..]);
    }
}
