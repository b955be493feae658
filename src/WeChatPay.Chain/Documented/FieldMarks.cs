using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>The fields of an object that are sent encrypted, taken from the facts.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class FieldMarks
{
    /// <summary>The only encryption whose keys this client has: RSAES-OAEP over SHA-1.</summary>
    private const string Rsa = "rsa";

    private readonly Dictionary<string, FieldMarks> _inner;

    private FieldMarks(bool isEncrypted, Dictionary<string, FieldMarks> inner)
    {
        IsEncrypted = isEncrypted;
        _inner = inner;
    }

    /// <summary>Gets whether the field itself is encrypted; of a list, each element.</summary>
    public bool IsEncrypted { get; }

    /// <summary>Reads the marks from documented fields.</summary>
    /// <returns>The marks, or <see langword="null"/> when no field is encrypted.</returns>
    public static FieldMarks? FromFields(IReadOnlyList<Field>? fields) => FromFields(isEncrypted: false, fields ?? []);

    /// <summary>Finds the marks of an inner field.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out FieldMarks? marks) => _inner.TryGetValue(name, out marks);

    /// <summary>Tells whether JSON has a marked field.</summary>
    public bool AreIn(JToken json) => json switch
    {
        JArray list => list.Any(AreIn),
        JObject fields => fields.Properties().Any(field => TryGet(field.Name, out var marks) && marks.AreIn(field.Value)),
        _ => IsEncrypted && json.Type != JTokenType.Null,
    };

    /// <summary>Visits the value of each marked field, and each element of a marked list.</summary>
    /// <param name="json">The JSON that these marks are for.</param>
    /// <param name="path">Its path, which the paths of its fields begin with; empty for none.</param>
    /// <param name="visit">Receives the value, which it may change or replace, and its path.</param>
    /// <param name="onText">Receives text or a number that stands where the documentation has an object with marked fields.</param>
    public void Visit(JToken json, string path, Action<JToken, string> visit, Action<JToken, string>? onText = null)
    {
        if (json is JArray list)
        {
            // By index, because a visitor may replace the element.
            for (var i = 0; i < list.Count; i++)
                Visit(list[i], $"{path}[{i}]", visit, onText);
            return;
        }
        if (IsEncrypted)
            visit(json, path);
        else if (json is JValue { Value: not (null or "") })
            onText?.Invoke(json, path);
        if (json is not JObject fields)
            return;
        foreach (var field in fields.Properties())
        {
            if (TryGet(field.Name, out var marks))
                marks.Visit(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}", visit, onText);
        }
    }

    private static FieldMarks? FromFields(bool isEncrypted, IReadOnlyList<Field> fields)
    {
        var inner = new Dictionary<string, FieldMarks>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            // The documentation names a few fields twice.
            if (FromFields(field.Encryption == Rsa, field.Fields) is { } marks)
                inner.TryAdd(field.Name, marks);
        }
        return isEncrypted || inner.Count > 0 ? new(isEncrypted, inner) : null;
    }
}
