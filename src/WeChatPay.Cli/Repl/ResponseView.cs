using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using WeChatPay.Cli.Terminal;
using WeChatPay.Php;

namespace WeChatPay.Cli.Repl;

/// <summary>Shows values at the prompt: a response by status and fields, as a table or as JSON.</summary>
internal sealed class ResponseView(IAnsiConsole console)
{
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None };

    /// <summary>Gets or sets whether fields are shown as JSON instead of a table.</summary>
    public bool AsJson { get; set; }

    public void Show(object value)
    {
        if (value is WeChatPayResponse response)
            ShowResponse(response);
        else if (FindFields(value) is { } fields)
            ShowFields(fields);
        else
            console.WriteLine(value is string text
                ? TerminalText.WriteJson(new JValue(text))
                : TerminalText.Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
    }

    private void ShowResponse(WeChatPayResponse response)
    {
        console.MarkupLineInterpolated($"[{(response.IsSuccess ? "green" : "red")}]{response}[/]");
        if (!response.Body.IsBuffered || response.Bytes.IsEmpty)
            return;
        if (ResponseFields.TryRead(response) is { } fields)
            ShowFields(fields);
        else if (response.Header("Content-Type")?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true)
            console.WriteLine(TerminalText.Escape(response.Text));
    }

    private void ShowFields(JToken fields)
    {
        if (AsJson || fields is not JContainer { HasValues: true } container)
        {
            console.WriteLine(TerminalText.WriteJson(fields));
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumns(Message.Of("field"), Message.Of("value"));
        var leaves = FindLeaves(container).ToList();
        var room = Math.Max(20, console.Profile.Width - leaves.Max(static leaf => leaf.Path.Length) - 7);
        foreach (var leaf in leaves)
            table.AddRow(new Text(TerminalText.Escape(leaf.Path)), new Text(Fold(TerminalText.Escape(Format(leaf)), room)));
        console.Write(table);
    }

    private static string Format(JToken leaf) =>
        leaf is JValue { Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture)! : leaf.ToString(Formatting.None);

    // A certificate or a ciphertext has no blank where the table could break it.
    private static string Fold(string value, int room)
    {
        // A Chinese character takes two columns.
        var letters = value.Any(static letter => letter >= 0x2E80) ? room / 2 : room;
        return value.Split([' ', '\n']).Any(word => word.Length > letters)
            ? string.Join('\n', value.Chunk(letters).Select(static piece => new string(piece)))
            : value;
    }

    // An empty list or object is a row too, since it has no fields of its own.
    private static IEnumerable<JToken> FindLeaves(JContainer container) =>
        container.Descendants().Where(static token => token is JValue or JArray { HasValues: false } or JObject { HasValues: false });

    // JSON, collections (arrays in PHP) and anonymous objects have fields. All else is shown by its own text.
    private static JToken? FindFields(object value) => value switch
    {
        JToken token => token,
        // PHP's own rule makes it a list or an object.
        PhpArray array => JsonConvert.DeserializeObject<JToken>((string)Functions.json_encode(array), AsWritten),
        IDictionary or IEnumerable and not string => JToken.FromObject(value),
        _ when IsAnonymous(value.GetType()) => JToken.FromObject(value),
        _ => null,
    };

    private static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.Name.StartsWith("<>f__Anonymous", StringComparison.Ordinal);
}
