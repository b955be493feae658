using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>Which fields of an object travel encrypted: what is left of the table when everything else is taken away.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed class FieldMarks
{
    /// <summary>The one encryption that is done by keys of this client: RSAES-OAEP over SHA-1.</summary>
    private const string Rsa = "rsa";

    private readonly Dictionary<string, FieldMarks> _inner;

    private FieldMarks(bool isEncrypted, Dictionary<string, FieldMarks> inner)
    {
        IsEncrypted = isEncrypted;
        _inner = inner;
    }

    /// <summary>Gets whether the field itself is encrypted; a list, each element of it.</summary>
    public bool IsEncrypted { get; }

    /// <summary>Takes the marks out of documented fields.</summary>
    /// <returns>The marks, or <see langword="null"/> when there are none.</returns>
    public static FieldMarks? From(IReadOnlyList<Field>? fields) => From(isEncrypted: false, fields ?? []);

    /// <summary>Finds the marks of a field inside.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out FieldMarks? marks) => _inner.TryGetValue(name, out marks);

    /// <summary>Whether a marked field is there.</summary>
    public bool AreIn(JToken json) => json switch
    {
        JArray list => list.Any(AreIn),
        JObject fields => fields.Properties().Any(field => TryGet(field.Name, out var marks) && marks.AreIn(field.Value)),
        _ => IsEncrypted && json.Type != JTokenType.Null,
    };

    private static FieldMarks? From(bool isEncrypted, IReadOnlyList<Field> fields)
    {
        var inner = new Dictionary<string, FieldMarks>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            // The documentation names a few fields twice.
            if (From(field.Encryption == Rsa, field.Fields) is { } marks)
                inner.TryAdd(field.Name, marks);
        }
        return isEncrypted || inner.Count > 0 ? new(isEncrypted, inner) : null;
    }
}
