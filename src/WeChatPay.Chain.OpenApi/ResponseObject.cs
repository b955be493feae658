using System.Globalization;
using Newtonsoft.Json.Linq;

namespace WeChatPay.OpenApi;

/// <summary>An object of a response: its documented fields as members, any field by its name.</summary>
/// <remarks>A view of the response's JSON or XML. A member is read from it at each use. A field that the response does not have is null.
/// Immutable and thread-safe.</remarks>
public abstract class ResponseObject
{
    private static readonly JObject Empty = [];

    /// <summary>Gets a field by its name on the wire: one that the documentation does not have yet.</summary>
    /// <param name="field">The name.</param>
    /// <returns>The field, or <see langword="null"/> when the response does not have it.</returns>
    public JToken? this[string field] => Fields[field];

    /// <summary>Lists the names of the fields, never their values.</summary>
    public override string ToString() => $"fields: {string.Join(", ", Fields.Properties().Select(field => field.Name))}";

    internal JObject Source { get; init; } = Empty;

    private protected virtual JObject Fields => Source;

    private protected string? AsText(string name) => Scalar(name) switch
    {
        null => null,
        JValue { Value: string text } => text,
        // An object where text is documented is given as its JSON text.
        JValue { Value: bool truth } => truth ? "true" : "false",
        var token => token.ToString(Newtonsoft.Json.Formatting.None),
    };

    private protected long? AsInteger(string name) => AsNumber(name) is { } number
        ? decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : throw Wrong(name, "whole number")
        : null;

    private protected decimal? AsNumber(string name) => Number(name, Scalar(name));

    private protected bool? AsBoolean(string name) => Scalar(name) switch
    {
        null => null,
        JValue { Value: bool truth } => truth,
        JValue { Value: string text } when bool.TryParse(text, out var truth) => truth,
        _ => throw Wrong(name, "true or false"),
    };

    private protected T? AsObject<T>(string name)
        where T : ResponseObject, new() => Scalar(name) is { } token ? Object<T>(name, token) : null;

    private protected IReadOnlyList<T>? AsObjects<T>(string name)
        where T : ResponseObject, new() => List(name, token => Object<T>(name, token));

    private protected IReadOnlyList<string?>? AsTexts(string name) => List(name, token => token is JValue { Value: var value }
        ? Convert.ToString(value, CultureInfo.InvariantCulture)
        : token.ToString(Newtonsoft.Json.Formatting.None));

    private protected IReadOnlyList<decimal>? AsNumbers(string name) => List(name, token => Number(name, token) ?? throw Wrong(name, "list of numbers"));

    private protected IReadOnlyList<long>? AsIntegers(string name) =>
        List(name, token => (long)(Number(name, token) ?? throw Wrong(name, "list of whole numbers")));

    private JToken? Scalar(string name) => Fields[name] is { Type: not JTokenType.Null } token ? token : null;

    private static T Object<T>(string name, JToken token)
        where T : ResponseObject, new() => token is JObject fields ? new T { Source = fields } : throw Wrong(name, "object");

    private T[]? List<T>(string name, Func<JToken, T> read) => Scalar(name) switch
    {
        null => null,
        JArray list => [.. list.Select(read)],
        _ => throw Wrong(name, "list"),
    };

    private static decimal? Number(string name, JToken? token) => token switch
    {
        null => null,
        // APIv2 has text only, and so have a few fields of APIv3. An empty text is not a number: it is null.
        JValue { Value: string { Length: 0 } } => null,
        JValue { Value: string text } => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(name, "number"),
        JValue { Value: long or int or decimal or double } value => Convert.ToDecimal(value.Value, CultureInfo.InvariantCulture),
        _ => throw Wrong(name, "number"),
    };

    // Without the value, which may be a name or a card number.
    private static FormatException Wrong(string name, string kind) =>
        new($"The response's `{name}` is not the documented type ({kind}). Read the field as it came: response[\"{name}\"].");
}
