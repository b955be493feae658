namespace WeChatPay.Cli.Languages;

/// <summary>The language of the tool's help and messages.</summary>
internal enum ToolLanguage
{
    English,
    Chinese,
}

/// <summary>Finds the user's language.</summary>
internal static class ToolLanguages
{
    // POSIX, XBD 8.2: of these variables, the first that is set and not empty decides.
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Gets the languages by their names for <c>--lang</c>.</summary>
    public static IReadOnlyDictionary<string, ToolLanguage> ByName { get; } =
        new Dictionary<string, ToolLanguage>(StringComparer.Ordinal) { ["zh"] = ToolLanguage.Chinese, ["en"] = ToolLanguage.English };

    /// <summary>Gets the name of a language for <c>--lang</c>.</summary>
    public static string NameOf(ToolLanguage language) => ByName.Single(one => one.Value == language).Key;

    /// <summary>Finds the language of the environment: Chinese for <c>zh</c>, <c>zh_CN.UTF-8</c> and the like, English for all else.</summary>
    public static ToolLanguage FindInEnvironment() =>
        IsChinese(Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(static value => !string.IsNullOrEmpty(value)) ?? "")
            ? ToolLanguage.Chinese
            : ToolLanguage.English;

    // `zha` is Zhuang: a letter after `zh` makes another language.
    private static bool IsChinese(string locale) =>
        locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) && (locale.Length == 2 || !char.IsAsciiLetterOrDigit(locale[2]));
}
