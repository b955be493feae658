using System.Collections;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Repl;

/// <summary>Shows values at the prompt: answers by status and fields, as a table or as JSON.</summary>
internal sealed class ResponseView(IAnsiConsole console)
{
    /// <summary>Gets or sets whether fields are shown as JSON, and not as a table.</summary>
    public bool AsJson { get; set; }

    public void Show(object value)
    {
        if (value is WeChatPayResponse answer)
            ShowAnswer(answer);
        else if (FieldsOf(value) is { } fields)
            ShowFields(fields);
        else
            console.WriteLine(value is string text ? JsonConvert.ToString(text) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "");
    }

    private void ShowAnswer(WeChatPayResponse answer)
    {
        console.MarkupLineInterpolated($"[{(answer.IsSuccess ? "green" : "red")}]{answer}[/]");
        if (!answer.Body.IsBuffered || answer.Bytes.IsEmpty)
            return;
        if (ResponseFields.TryRead(answer) is { } fields)
            ShowFields(fields);
        else if (answer.Header("Content-Type")?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true)
            console.WriteLine(answer.Text);
    }

    private void ShowFields(JToken fields)
    {
        if (AsJson || fields is not JContainer { HasValues: true } container)
        {
            console.WriteLine(fields.ToString(Formatting.Indented));
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumns("field", "value");
        var leaves = Leaves(container).ToList();
        var room = Math.Max(20, console.Profile.Width - leaves.Max(static leaf => leaf.Path.Length) - 7);
        foreach (var leaf in leaves)
            table.AddRow(new Text(leaf.Path), new Text(Folded(leaf is JValue { Value: { } value } ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)! : leaf.ToString(Formatting.None), room)));
        console.Write(table);
    }

    // A certificate or a ciphertext has no blank to break at, and would break the table.
    private static string Folded(string value, int room)
    {
        // A Chinese letter is two columns wide.
        var letters = value.Any(static letter => letter >= 0x2E80) ? room / 2 : room;
        return value.Split([' ', '\n']).Any(word => word.Length > letters) ? string.Join('\n', value.Chunk(letters).Select(static piece => new string(piece))) : value;
    }

    // What holds nothing is a row of its own: an empty list is an answer too.
    private static IEnumerable<JToken> Leaves(JContainer container) =>
        container.Descendants().Where(static token => token is JValue or JArray { HasValues: false } or JObject { HasValues: false });

    // What PHP calls an array, and JSON; anything else says itself what it is.
    private static JToken? FieldsOf(object value) => value switch
    {
        JToken token => token,
        IDictionary or IEnumerable and not string => JToken.FromObject(value),
        _ when value.GetType().IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && value.GetType().Name.StartsWith("<>f__Anonymous", StringComparison.Ordinal) => JToken.FromObject(value),
        _ => null,
    };
}
