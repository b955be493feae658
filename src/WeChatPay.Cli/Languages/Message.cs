using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace WeChatPay.Cli.Languages;

/// <summary>The tool's texts in the user's language. The code has the English text, which is the key of the Chinese one in <c>messages-zh.json</c>.</summary>
/// <remarks>Thread-safe. A key without a Chinese text stays English.</remarks>
internal static partial class Message
{
    // Tests run commands in several languages at once, so the language belongs to the command and not to the process.
    private static readonly AsyncLocal<ToolLanguage> Current = new();

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Table = new(static () => ReadTable("messages-zh.json"));

    /// <summary>Gets or sets the language of the running command.</summary>
    public static ToolLanguage Language
    {
        get => Current.Value;
        set => Current.Value = value;
    }

    public static bool IsChinese => Language == ToolLanguage.Chinese;

    /// <summary>Gets the Chinese texts by their English ones.</summary>
    public static IReadOnlyDictionary<string, string> Chinese => Table.Value;

    /// <summary>Gets a text without values: <c>Message.Of("The file to upload.")</c>.</summary>
    public static string Of(string english) => Find(english);

    /// <summary>Gets a text with values: <c>Message.Format($"The body is in {sink}.")</c>, whose key is <c>The body is in {0}.</c></summary>
    public static string Format(MessageText english) => JoinSentences(FormattableString.Invariant(Translate(english)));

    /// <summary>Gets a text for <c>MarkupLineInterpolated</c>, which escapes the values.</summary>
    public static FormattableString Markup(MessageText english) => Translate(english);

    /// <summary>Lists names with the comma of the language.</summary>
    public static string Join(IEnumerable<string> names) => string.Join(Message.Of(", "), names);

    /// <summary>Gets the text for a key that the code does not write itself.</summary>
    public static string Find(string key) => IsChinese && Chinese.TryGetValue(key.ReplaceLineEndings("\n"), out var chinese) ? chinese : key;

    // A value may be a Chinese sentence, whose full stop brings its own room, or an English one, which needs a blank.
    private static string JoinSentences(string text) => IsChinese ? BlankBetweenSentences().Replace(text, "") : text;

    private static FormattableString Translate(MessageText english) => FormattableStringFactory.Create(Find(english.Key), english.Values);

    [GeneratedRegex(@"(?<=。) (?=[\u3400-\u9FFF])")]
    private static partial Regex BlankBetweenSentences();

    /// <summary>Reads an embedded table of Chinese texts by their English ones.</summary>
    internal static IReadOnlyDictionary<string, string> ReadTable(string name) =>
        JsonConvert.DeserializeObject<Dictionary<string, string>>(ToolText.Read(name))!;
}
