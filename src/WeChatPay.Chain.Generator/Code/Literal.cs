namespace WeChatPay.Generator.Code;

/// <summary>Texts as C# literals.</summary>
internal static class Literal
{
    public static string Of(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
