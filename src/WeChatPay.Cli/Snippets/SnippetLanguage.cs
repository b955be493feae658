using System.Text.RegularExpressions;

namespace WeChatPay.Cli.Snippets;

/// <summary>What a snippet is written in.</summary>
internal enum SnippetLanguage
{
    /// <summary>PHP, for its SDK; ported before it is run.</summary>
    Php,

    /// <summary>C#, top-level statements.</summary>
    CSharp,
}

/// <summary>Tells the languages apart.</summary>
internal static partial class SnippetLanguages
{
    /// <summary>Gets the words of <c>--language</c>.</summary>
    public static IReadOnlyDictionary<string, SnippetLanguage> ByName { get; } =
        new Dictionary<string, SnippetLanguage>(StringComparer.Ordinal) { ["php"] = SnippetLanguage.Php, ["cs"] = SnippetLanguage.CSharp };

    /// <summary>Goes by the name; where that says nothing, by the text.</summary>
    public static SnippetLanguage Detect(string name, string text) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".php" => SnippetLanguage.Php,
        ".cs" or ".csx" => SnippetLanguage.CSharp,
        _ => Detect(text),
    };

    /// <summary>A PHP tag, or outside of text and comments a <c>$variable</c>, <c>-&gt;</c>, <c>Name::</c> or a bare <c>echo</c>, is PHP; anything else is C#.</summary>
    public static SnippetLanguage Detect(string text) =>
        Tag().IsMatch(text) || Variable().IsMatch(TextOrComment().Replace(text, " ")) ? SnippetLanguage.Php : SnippetLanguage.CSharp;

    [GeneratedRegex(@"\A\s*<\?(?:php\b|=)", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\$[A-Za-z_]|->\w|\\WeChatPay\b|\b(?!global::)\w+::[A-Za-z_]|^\s*(?:echo|print)\s+[;,.]", RegexOptions.Multiline)]
    private static partial Regex Variable();

    // In both languages, but for the prefixes: what stays of them is no variable.
    [GeneratedRegex(""" "(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|//[^\n]*|/\*.*?\*/ """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TextOrComment();
}
