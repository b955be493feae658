namespace WeChatPay.Snippets;

/// <summary>Writes texts as string literals.</summary>
internal static class TextLiteral
{
    /// <summary>Writes a literal of C#.</summary>
    public static string CSharp(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Writes a literal of PHP, in single quotes.</summary>
    public static string Php(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
