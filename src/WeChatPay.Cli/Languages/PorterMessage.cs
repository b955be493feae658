using WeChatPay.Porting.Diagnostics;

namespace WeChatPay.Cli.Languages;

/// <summary>The porter's messages and hints in the user's language. The porter has the English template, which is the key of the Chinese one in
/// <c>porter-zh.json</c>.</summary>
/// <remarks>Thread-safe. A template without a Chinese one stays English.</remarks>
internal static class PorterMessage
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Table = new(static () => Message.ReadTable("porter-zh.json"));

    /// <summary>Gets the Chinese templates by their English ones.</summary>
    public static IReadOnlyDictionary<string, string> Chinese => Table.Value;

    /// <summary>Gets a text of the porter.</summary>
    public static string Format(Wording english) =>
        english.Format(static template => Message.IsChinese ? Chinese.GetValueOrDefault(template, template) : template);
}
