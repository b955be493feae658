using System.IO.Compression;
using System.Text.Json;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Facts;

/// <summary>API facts as a catalogue in JSON: <c>{"operations": […], "notifications": […]}</c>, with formats and corrections.</summary>
/// <remarks>An unknown key is an error, so that no fact is lost that the table has no place for. Immutable and thread-safe.</remarks>
internal sealed class Catalogue
{
    private Catalogue(IReadOnlyList<Operation> operations, IReadOnlyList<DocumentedCallback> callbacks)
    {
        Operations = operations;
        Callbacks = callbacks;
    }

    public IReadOnlyList<Operation> Operations { get; }

    public IReadOnlyList<DocumentedCallback> Callbacks { get; }

    /// <summary>Reads a catalogue from a file: JSON, gzipped when its name ends with <c>.gz</c>.</summary>
    /// <inheritdoc cref="Read"/>
    public static Catalogue ReadFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            return Read(bytes);
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var json = new MemoryStream();
        gzip.CopyTo(json);
        return Read(json.ToArray());
    }

    /// <summary>Reads a catalogue.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="FormatException">The catalogue has a key or a type that the table has no place for.</exception>
    public static Catalogue Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        RefuseUnknown(document.RootElement, "operations", "notifications");
        var (operations, callbacks) = Corrections.Apply(
            document.RootElement.GetProperty("operations").EnumerateArray().Select(ReadOperation).Select(FormatRules.Apply),
            document.RootElement.GetProperty("notifications").EnumerateArray().Select(ReadCallback));
        return new(operations, callbacks);
    }

    private static Operation ReadOperation(JsonElement json)
    {
        RefuseUnknown(json, "method", "path", "name", "request", "response", "base_uri", "security", "nonceless");
        return new(Text(json, "method"), Text(json, "path"), Text(json, "name"))
        {
            Request = ReadFields(json, "request"),
            Response = ReadFields(json, "response"),
            BaseUri = OptionalText(json, "base_uri"),
            Security = json.TryGetProperty("security", out var security) && security.GetBoolean(),
            Nonceless = json.TryGetProperty("nonceless", out var nonceless) && nonceless.GetBoolean(),
        };
    }

    private static DocumentedCallback ReadCallback(JsonElement json)
    {
        RefuseUnknown(json, "event", "protocol", "name", "request", "reply");
        return new(Text(json, "event"), Text(json, "protocol"), Text(json, "name"))
        {
            Request = ReadFields(json, "request"),
            Reply = ReadFields(json, "reply"),
        };
    }

    private static List<Field> ReadFields(JsonElement json, string key) =>
        json.TryGetProperty(key, out var fields) ? [.. fields.EnumerateArray().Select(ReadField)] : [];

    private static Field ReadField(JsonElement json)
    {
        RefuseUnknown(json, "name", "type", "required", "enum", "fields", "encrypted", "encoded");
        var type = Text(json, "type");
        var isList = type.EndsWith("[]", StringComparison.Ordinal);
        return new(Text(json, "name"), FieldTypes.Parse(isList ? type[..^2] : type), isList, json.GetProperty("required").GetBoolean())
        {
            Values = json.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [],
            Encryption = OptionalText(json, "encrypted"),
            Encoding = OptionalText(json, "encoded"),
            Fields = ReadFields(json, "fields"),
        };
    }

    private static string Text(JsonElement json, string key) => json.GetProperty(key).GetString()!;

    private static string? OptionalText(JsonElement json, string key) => json.TryGetProperty(key, out var value) ? value.GetString() : null;

    private static void RefuseUnknown(JsonElement json, params string[] known)
    {
        foreach (var property in json.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw new FormatException(
                    $"The catalogue has the unknown key `{property.Name}`. The known keys are {string.Join(", ", known)}. "
                    + "Give the key a place in the table first.");
            }
        }
    }
}
