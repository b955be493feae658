using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.OpenApi;

/// <summary>An object of a response: its documented fields as members, any field by its name.</summary>
/// <remarks>A view of the response's JSON or XML. A member is read from it at each use. A field that the response does not have is null.
/// Newtonsoft.Json and System.Text.Json write it as the JSON that it is a view of. Immutable and thread-safe.</remarks>
[JsonConverter(typeof(ResponseObjectWriter))]
#pragma warning disable CA1710 // Named for its use; the dictionary is for System.Text.Json.
public abstract partial class ResponseObject
#pragma warning restore CA1710
{
    private static readonly JObject Empty = [];

    /// <summary>Gets a field by its name on the wire: one that the documentation does not have yet.</summary>
    /// <param name="field">The name.</param>
    /// <returns>The field, or <see langword="null"/> when the response does not have it, or has JSON null there.</returns>
    public JToken? this[string field] => Scalar(field);

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

    private protected long? AsInteger(string name) => AsNumber(name) is { } number ? Integer(name, number) : null;

    private protected decimal? AsNumber(string name) => Number(name, Scalar(name));

    private protected bool? AsBoolean(string name) => Scalar(name) switch
    {
        null => null,
        JValue { Value: bool truth } => truth,
        JValue { Value: string text } when bool.TryParse(text, out var truth) => truth,
        _ => throw Wrong(name, "true or false"),
    };

    private protected T? AsObject<T>(string name)
        where T : ResponseObject, new() => Scalar(name) is { } token ? ReadObject<T>(name, token) : null;

    private protected IReadOnlyList<T>? AsObjects<T>(string name)
        where T : ResponseObject, new() => List(name, token => ReadObject<T>(name, token));

    private protected IReadOnlyList<string?>? AsTexts(string name) => List(name, ReadText);

    private protected IReadOnlyList<decimal>? AsNumbers(string name) => List(name, token => Number(name, token) ?? throw Wrong(name, "list of numbers"));

    private protected IReadOnlyList<long>? AsIntegers(string name) =>
        List(name, token => Integer(name, Number(name, token) ?? throw Wrong(name, "list of whole numbers")));

    private JToken? Scalar(string name) => Fields[name] is { Type: not JTokenType.Null } token ? token : null;

    internal static string? ReadText(JToken token) => token is JValue { Value: var value }
        ? Convert.ToString(value, CultureInfo.InvariantCulture)
        : token.ToString(Newtonsoft.Json.Formatting.None);

    internal static T ReadObject<T>(string name, JToken token)
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
            : throw (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? TooLarge(name, "decimal") : Wrong(name, "number")),
        JValue { Value: long or int or decimal } value => Convert.ToDecimal(value.Value, CultureInfo.InvariantCulture),
        JValue { Value: BigInteger large } => large >= (BigInteger)decimal.MinValue && large <= (BigInteger)decimal.MaxValue
            ? (decimal)large
            : throw TooLarge(name, "decimal"),
        JValue { Value: double fraction } => Math.Abs(fraction) < (double)decimal.MaxValue ? (decimal)fraction : throw TooLarge(name, "decimal"),
        _ => throw Wrong(name, "number"),
    };

    private static long Integer(string name, decimal number)
    {
        if (!decimal.IsInteger(number))
            throw Wrong(name, "whole number");
        return number is >= long.MinValue and <= long.MaxValue ? (long)number : throw TooLarge(name, "long");
    }

    private static FormatException TooLarge(string name, string type) =>
        new($"The response's `{name}` is a number that is too large for a {type}. Read the field as it came: response[\"{name}\"].");

    // Without the value, which may be a name or a card number.
    private static FormatException Wrong(string name, string kind) =>
        new($"The response's `{name}` is not the documented type ({kind}). Read the field as it came: response[\"{name}\"].");
}
