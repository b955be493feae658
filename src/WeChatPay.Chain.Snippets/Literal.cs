namespace WeChatPay.Snippets;

/// <summary>Texts as literals.</summary>
internal static class Literal
{
    /// <summary>Writes C#.</summary>
    public static string Of(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Writes PHP.</summary>
    public static string Php(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
