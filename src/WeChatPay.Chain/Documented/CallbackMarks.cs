using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>The fields of callbacks that are encrypted for the merchant, inside of what the APIv3 key encrypts.</summary>
internal static class CallbackMarks
{
    private const string Resource = "aes-256-gcm";

    private static readonly Lazy<Dictionary<string, FieldMarks>> Marks = new(Read);

    /// <summary>Finds the marks of the resource of an event; <see langword="null"/> where none is marked. The first use loads the facts.</summary>
    public static FieldMarks? Find(string eventType) => Marks.Value.TryGetValue(eventType, out var marks) ? marks : null;

    private static Dictionary<string, FieldMarks> Read()
    {
        var read = new Dictionary<string, FieldMarks>(StringComparer.Ordinal);
        foreach (var callback in OperationTable.Default.Callbacks.Where(static callback => callback.Protocol != "v2"))
        {
            // A merchant and a brand may have a callback of one event.
            if (FindResource(callback.Request) is { } resource && FieldMarks.FromFields(resource.Fields) is { } marks)
                read.TryAdd(callback.Event, marks);
        }
        return read;
    }

    private static Field? FindResource(IReadOnlyList<Field> fields)
    {
        foreach (var field in fields)
        {
            if ((field.Encryption == Resource ? field : FindResource(field.Fields)) is { } found)
                return found;
        }
        return null;
    }
}
