using System.Text.RegularExpressions;

namespace WeChatPay.Cli.Snippets;

/// <summary>The language of a snippet.</summary>
internal enum SnippetLanguage
{
    /// <summary>PHP that uses WeChat Pay's SDK. It is ported to C# before it runs.</summary>
    Php,

    /// <summary>C# with top-level statements.</summary>
    CSharp,
}

/// <summary>Detects the language of a snippet.</summary>
internal static partial class SnippetLanguages
{
    /// <summary>Gets the languages by their names for <c>--language</c>.</summary>
    public static IReadOnlyDictionary<string, SnippetLanguage> ByName { get; } =
        new Dictionary<string, SnippetLanguage>(StringComparer.Ordinal) { ["php"] = SnippetLanguage.Php, ["cs"] = SnippetLanguage.CSharp };

    /// <summary>Detects the language from the file name; when the name does not tell, from the text.</summary>
    public static SnippetLanguage Detect(string name, string text) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".php" => SnippetLanguage.Php,
        ".cs" or ".csx" => SnippetLanguage.CSharp,
        _ => Detect(text),
    };

    /// <summary>Detects the language from the text.</summary>
    /// <remarks>PHP has a PHP tag, or a <c>$variable</c>, <c>-&gt;</c>, <c>Name::</c> or bare <c>echo</c> outside of text and comments.</remarks>
    public static SnippetLanguage Detect(string text) =>
        Tag().IsMatch(text) || Variable().IsMatch(TextOrComment().Replace(text, " ")) ? SnippetLanguage.Php : SnippetLanguage.CSharp;

    [GeneratedRegex(@"\A\s*<\?(?:php\b|=)", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\$[A-Za-z_]|->\w|\\WeChatPay\b|\b(?!global::)\w+::[A-Za-z_]|^\s*(?:echo|print)\s+[;,.]", RegexOptions.Multiline)]
    private static partial Regex Variable();

    // Both languages write text and comments this way. The prefixes of C# text stay, and are not PHP variables.
    [GeneratedRegex(""" "(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|//[^\n]*|/\*.*?\*/ """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TextOrComment();
}
