namespace WeChatPay.Sandbox.Paste;

/// <summary>Writes a text inside of the quotes of a language: a folder may have any name.</summary>
internal static class PasteQuote
{
    /// <summary>Inside of double quotes, in C#, Java and Go.</summary>
    public static string Double(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>Inside of single quotes, in PHP and JavaScript.</summary>
    public static string Single(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);

    /// <summary>The path of a <c>file://</c> inside of double quotes.</summary>
    public static string DoublePath(string file) => Double(KeyFolder.ToPlainPath(file));

    /// <summary>The path of a <c>file://</c> inside of single quotes.</summary>
    public static string SinglePath(string file) => Single(KeyFolder.ToPlainPath(file));

    /// <summary>Inside of double quotes in a shell, which reads variables and commands there.</summary>
    public static string Shell(string text) =>
        Double(text).Replace("$", "\\$", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);
}
