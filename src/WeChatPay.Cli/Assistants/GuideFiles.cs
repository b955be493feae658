namespace WeChatPay.Cli.Assistants;

/// <summary>The guides of <c>docs/</c>, which the tool brings along.</summary>
internal static class GuideFiles
{
    private const string Scheme = "wechatpay://";
    private const string Chinese = "zh-CN";
    private const string English = "en";

    /// <summary>Gets the guides of both languages, by their names in the tool: <c>docs/en/callbacks.md</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(GuideFiles).Assembly.GetManifestResourceNames().Where(static name => name.StartsWith("docs/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Gets the URI of a guide in the user's language.</summary>
    /// <param name="name">The name of the page, <c>callbacks</c>; with a section behind a <c>#</c>, which is left out.</param>
    public static string UriOf(string name) => $"{Scheme}docs/{(Message.IsChinese ? Chinese : English)}/{name}";

    /// <summary>Gets the URI of a guide by its name in the tool.</summary>
    public static string UriOfFile(string file) => Scheme + file[..^".md".Length];

    /// <summary>Gets the heading of a page.</summary>
    public static string TitleOf(string text) => text.ReplaceLineEndings("\n").Split('\n')[0].TrimStart('#', ' ');
}
