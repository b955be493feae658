using System.Collections;
using Newtonsoft.Json;
using WeChatPay.Json;

namespace WeChatPay.OpenApi;

/// <summary>An object of a request: the fields that were set, in the order in which they were set, and no others.</summary>
/// <remarks>A field that is set to null is sent as <c>new { … }</c> sends it: in JSON as null, in a query not at all.
/// Mutable: use it from one thread.</remarks>
[JsonConverter(typeof(RequestObjectWriter))]
public abstract class RequestObject : IEnumerable<KeyValuePair<string, object?>>, IJsonFields
{
    private readonly List<KeyValuePair<string, object?>> _fields = [];

    /// <summary>Gets or sets a field by its name on the wire: one that the documentation does not have yet, or a value of another type.</summary>
    /// <param name="name">The name: <c>out_order_no</c>, <c>Wechatpay-Serial</c>.</param>
    /// <value>Null when the field is not set.</value>
    public object? this[string name]
    {
        get => IndexOf(name) is var index and >= 0 ? _fields[index].Value : null;
        set => SetField(name, value);
    }

    /// <summary>Lists the names of the fields that are set, never their values.</summary>
    public override string ToString() => $"fields: {string.Join(", ", _fields.Select(field => field.Key))}";

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();

    private protected T? GetField<T>(string name) => this[name] is T value ? value : default;

    private protected void SetField(string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var field = KeyValuePair.Create(name, value);
        if (IndexOf(name) is var index and >= 0)
            _fields[index] = field;
        else
            _fields.Add(field);
    }

    private protected decimal? GetNumber(string name) => WholeNumber.Restore(this[name]);

    private protected void SetNumber(string name, decimal? value) => SetField(name, WholeNumber.Normalize(value));

    private protected IReadOnlyList<decimal>? GetNumbers(string name) =>
        this[name] is IEnumerable<object> list ? [.. list.Select(number => WholeNumber.Restore(number) ?? 0)] : null;

    private protected void SetNumbers(string name, IReadOnlyList<decimal>? values) =>
        SetField(name, values?.Select(value => WholeNumber.Normalize(value)!).ToArray());

    private int IndexOf(string name) => _fields.FindIndex(field => field.Key == name);
}

/// <summary>Numbers that the documentation does not call whole. Most of them are: 1 is sent as <c>1</c>, not as <c>1.0</c>.</summary>
internal static class WholeNumber
{
    public static object? Normalize(decimal? value) => value switch
    {
        null => null,
        >= long.MinValue and <= long.MaxValue when decimal.IsInteger(value.Value) => (long)value.Value,
        _ => value.Value,
    };

    public static decimal? Restore(object? value) => value switch
    {
        long whole => whole,
        decimal fraction => fraction,
        int whole => whole,
        _ => null,
    };
}

/// <summary>Writes the fields of a request's object as JSON.</summary>
internal sealed class RequestObjectWriter : JsonConverter<RequestObject>
{
    public override bool CanRead => false;

    public override void WriteJson(JsonWriter writer, RequestObject? value, JsonSerializer serializer)
    {
        writer.WriteStartObject();
        foreach (var (name, field) in value!)
        {
            writer.WritePropertyName(name);
            serializer.Serialize(writer, field);
        }
        writer.WriteEndObject();
    }

    public override RequestObject ReadJson(
        JsonReader reader, Type objectType, RequestObject? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
