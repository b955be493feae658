using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>Where the table of callbacks says less than what is sent: the documentation it is made from does.</summary>
internal static class EventCorrections
{
    private const string MovedTo = "Moved to /webhook/v3/";

    // One entry of the table stands for several callbacks of this name, and lacks what the payment's own has.
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<Field>>> Added = new(static () => OperationTable.Parse("""
        v3 TRANSACTION.SUCCESS -
          mchid string!
          trade_type string!
          trade_state string! = SUCCESS
          trade_state_desc string!
          amount object!
            total integer!
        """).Callbacks.ToDictionary(static callback => callback.Event, static callback => callback.Request));

    /// <summary>Names the event that an event is called now; null for one that keeps its name.</summary>
    public static string? PresentName(DocumentedCallback callback) => callback.Name.StartsWith(MovedTo, StringComparison.Ordinal) ? callback.Name[MovedTo.Length..] : null;

    /// <summary>Lists the fields of what is encrypted.</summary>
    public static IReadOnlyList<Field> FieldsOf(string name, Field? resource)
    {
        // A few pages show the plain text beside the encrypted one.
        IReadOnlyList<Field> documented = resource?.Find("ciphertext") is { Fields.Count: > 0 } sealedFields
            ? sealedFields.Fields
            : Merge([], (resource?.Fields ?? []).Where(static field => field.Name == "original_data").SelectMany(static field => field.Fields));
        return Added.Value.TryGetValue(name, out IReadOnlyList<Field>? added) ? Merge(documented, added) : documented;
    }

    private static List<Field> Merge(IReadOnlyList<Field> fields, IEnumerable<Field> added)
    {
        var merged = new List<Field>(fields);
        foreach (Field field in added)
        {
            var at = merged.FindIndex(other => other.Name == field.Name);
            if (at < 0)
                merged.Add(field);
            else
                merged[at] = field with { Fields = Merge(merged[at].Fields, field.Fields) };
        }

        return merged;
    }
}
