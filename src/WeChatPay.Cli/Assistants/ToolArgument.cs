using Newtonsoft.Json.Linq;

namespace WeChatPay.Cli.Assistants;

/// <summary>The kind of value that an argument takes.</summary>
internal enum ArgumentKind
{
    Text,
    Number,
    Flag,

    /// <summary>A JSON object, or a text that holds one: not every model writes nested objects.</summary>
    Object,
}

/// <summary>An argument of a tool: what it takes, and how much of it.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Kind">The kind of value.</param>
/// <param name="Description">What it is for, in the user's language.</param>
/// <param name="Example">A value, for messages.</param>
internal sealed record ToolArgument(string Name, ArgumentKind Kind, string Description, string Example)
{
    /// <summary>The most characters of a text or an object where <see cref="Longest"/> does not say otherwise.</summary>
    public const int Short = 300;

    /// <summary>The most characters of source, of a body, and of a log.</summary>
    public const int Long = 100_000;

    public bool IsRequired { get; init; }

    /// <summary>Gets the most characters that are read.</summary>
    public int Longest { get; init; } = Short;

    /// <summary>Gets the range of a number.</summary>
    public (int Least, int Most) Range { get; init; } = (0, int.MaxValue);

    /// <summary>Gets the texts that are allowed; none for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Writes the JSON Schema of the value.</summary>
    public JObject WriteSchema()
    {
        var schema = new JObject { ["type"] = TypeName, ["description"] = Description };
        if (Kind == ArgumentKind.Text)
            schema["maxLength"] = Longest;
        if (Kind == ArgumentKind.Number)
            (schema["minimum"], schema["maximum"]) = (Range.Least, Range.Most);
        if (Choices.Count > 0)
            schema["enum"] = new JArray(Choices);
        return schema;
    }

    private string TypeName => Kind switch
    {
        ArgumentKind.Number => "integer",
        ArgumentKind.Flag => "boolean",
        ArgumentKind.Object => "object",
        _ => "string",
    };
}
