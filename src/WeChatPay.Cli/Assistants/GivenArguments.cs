using System.Text.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Assistants;

/// <summary>The arguments of one call of a tool, checked against what the tool takes.</summary>
internal sealed class GivenArguments
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="MisuseException">One is missing, of another kind, or too long. The message begins with its name, and quotes no value.</exception>
    public GivenArguments(string tool, IReadOnlyList<ToolArgument> known, IEnumerable<KeyValuePair<string, JsonElement>> given)
    {
        foreach (var (name, value) in given)
        {
            if (known.FirstOrDefault(one => one.Name == name) is not { } argument)
                throw new MisuseException(Message.Format(
                    $"{LibraryMessage.QuoteName(name)} is not an argument of {tool}, which takes {Message.Join(known.Select(static one => one.Name))}."));
            if (value.ValueKind != JsonValueKind.Null)
                _values[name] = Read(argument, value);
        }
        if (known.FirstOrDefault(one => one.IsRequired && !_values.ContainsKey(one.Name)) is { } missing)
            throw new MisuseException(Message.Format($"{missing.Name} is missing. Write for example {missing.Example}."));
    }

    /// <summary>Gets a text; <see langword="null"/> where it was not given.</summary>
    public string? FindText(string name) => _values.GetValueOrDefault(name) as string;

    /// <summary>Gets a required text.</summary>
    public string GetText(string name) => (string)_values[name];

    public int FindNumber(string name, int otherwise) => _values.GetValueOrDefault(name) as int? ?? otherwise;

    public bool FindFlag(string name, bool otherwise = false) => _values.GetValueOrDefault(name) as bool? ?? otherwise;

    public JObject? FindObject(string name) => _values.GetValueOrDefault(name) as JObject;

    private static object Read(ToolArgument argument, JsonElement value) => argument.Kind switch
    {
        ArgumentKind.Text when value.ValueKind == JsonValueKind.String => CheckText(argument, value.GetString()!),
        ArgumentKind.Text => throw Refuse(argument, Message.Of("a text")),
        ArgumentKind.Number when value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) => CheckNumber(argument, number),
        ArgumentKind.Number => throw Refuse(argument, Message.Of("a whole number")),
        ArgumentKind.Flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        ArgumentKind.Flag => throw Refuse(argument, Message.Of("true or false")),
        _ when value.ValueKind == JsonValueKind.Object => ReadObject(argument, value.GetRawText()),
        _ when value.ValueKind == JsonValueKind.String => ReadObject(argument, value.GetString()!),
        _ => throw Refuse(argument, Message.Of("a JSON object")),
    };

    private static string CheckText(ToolArgument argument, string text)
    {
        CheckLength(argument, text);
        if (argument.IsRequired && string.IsNullOrWhiteSpace(text))
            throw new MisuseException(Message.Format($"{argument.Name} is empty. Write for example {argument.Example}."));
        return argument.Choices.Count == 0 || argument.Choices.Contains(text)
            ? text
            : throw new MisuseException(Message.Format($"{argument.Name} is not one of {Message.Join(argument.Choices)}."));
    }

    private static int CheckNumber(ToolArgument argument, int number) => number >= argument.Range.Least && number <= argument.Range.Most
        ? number
        : throw new MisuseException(Message.Format($"{argument.Name} is {number}, outside of {argument.Range.Least} to {argument.Range.Most}."));

    private static JObject ReadObject(ToolArgument argument, string text)
    {
        CheckLength(argument, text);
        try
        {
            using var reader = GivenText.ReadJson(text);
            var read = JObject.Load(reader);
            // Throws when more text follows.
            reader.Read();
            return read;
        }
        catch (Newtonsoft.Json.JsonException)
        {
            throw Refuse(argument, Message.Of("a JSON object"));
        }
    }

    private static void CheckLength(ToolArgument argument, string text)
    {
        if (text.Length > argument.Longest)
            throw new MisuseException(Message.Format(
                $"{argument.Name} has {text.Length} characters, more than the {argument.Longest} that are read. Give the part that matters."));
    }

    private static MisuseException Refuse(ToolArgument argument, string kind) =>
        new(Message.Format($"{argument.Name} is not {kind}. Write for example {argument.Example}."));
}
