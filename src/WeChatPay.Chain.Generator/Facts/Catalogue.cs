using System.IO.Compression;
using System.Text.Json;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Facts;

/// <summary>API facts as a catalogue in JSON: <c>{"operations": […], "notifications": […]}</c>. Several catalogues are merged into one.</summary>
/// <remarks>An unknown key is an error, so that no fact is lost that the table has no place for. Immutable and thread-safe.</remarks>
internal sealed class Catalogue
{
    // The catalogue gives `v3` as the protocol of a brand's callbacks too: the type of their signature tells them apart.
    private const string BrandSignature = "WECHATPAY-BRAND-SHA256-RSA2048";

    private Catalogue(IReadOnlyList<Operation> operations, IReadOnlyList<DocumentedCallback> callbacks)
    {
        Operations = operations;
        Callbacks = callbacks;
    }

    public IReadOnlyList<Operation> Operations { get; }

    public IReadOnlyList<DocumentedCallback> Callbacks { get; }

    /// <summary>Reads catalogues from files (JSON, gzipped when the name ends with <c>.gz</c>), merges them, and applies the corrections.</summary>
    /// <exception cref="FormatException">A catalogue has a key or a type that the table has no place for, or two catalogues have the same entry.</exception>
    public static Catalogue ReadFiles(params IReadOnlyList<string> paths)
    {
        var merged = Merge([.. paths.Select(static path => (path, Read(ReadBytes(path))))]);
        var (operations, callbacks) = Corrections.Apply(merged.Operations, merged.Callbacks);
        return new(operations, callbacks);
    }

    /// <summary>Merges catalogues. Their order does not change the table.</summary>
    /// <param name="catalogues">The catalogues, each with the name that an error gives it.</param>
    /// <exception cref="FormatException">Two catalogues have an operation of one method and path, or a callback of one protocol and event.</exception>
    public static Catalogue Merge(IReadOnlyList<(string Name, Catalogue Catalogue)> catalogues) => new(
        Merge(catalogues, static catalogue => catalogue.Operations, static operation => $"{operation.Method} {operation.Path}"),
        Merge(catalogues, static catalogue => catalogue.Callbacks, static callback => $"callback {callback.Protocol} {callback.Event}"));

    /// <summary>Reads one catalogue, with formats and without corrections.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="FormatException">The catalogue has a key or a type that the table has no place for.</exception>
    public static Catalogue Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        RefuseUnknown(document.RootElement, "operations", "notifications");
        return new(
            [.. document.RootElement.GetProperty("operations").EnumerateArray().Select(ReadOperation).Select(FormatRules.Apply)],
            [.. document.RootElement.GetProperty("notifications").EnumerateArray().Select(ReadCallback)]);
    }

    private static byte[] ReadBytes(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            return bytes;
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var json = new MemoryStream();
        gzip.CopyTo(json);
        return json.ToArray();
    }

    private static List<T> Merge<T>(
        IReadOnlyList<(string Name, Catalogue Catalogue)> catalogues, Func<Catalogue, IReadOnlyList<T>> entries, Func<T, string> keyOf)
    {
        var (merged, sources) = (new List<T>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (name, catalogue) in catalogues)
        {
            foreach (var entry in entries(catalogue))
            {
                if (!sources.TryAdd(keyOf(entry), name))
                {
                    throw new FormatException(
                        $"`{keyOf(entry)}` is in {sources[keyOf(entry)]} and again in {name}. Remove it from one of them. Nothing was written.");
                }
                merged.Add(entry);
            }
        }
        return merged;
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
        var request = ReadFields(json, "request");
        var headers = request.Find(static field => field.Name == "headers");
        var isBrand = headers?.Find("Wechatpay-Signature-Type")?.Values.Contains(BrandSignature) is true;
        return new(Text(json, "event"), isBrand ? DocumentedCallback.BrandProtocol : Text(json, "protocol"), Text(json, "name"))
        {
            Request = request,
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
