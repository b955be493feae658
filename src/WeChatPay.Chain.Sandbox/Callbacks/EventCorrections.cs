using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>Adds to the table of callbacks what WeChat Pay sends but its documentation does not say.</summary>
internal static class EventCorrections
{
    private const string MovedTo = "Moved to /webhook/v3/";

    // One entry of the table stands for several callbacks of this name, and lacks fields of the payment's own callback.
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<Field>>> Added = new(static () => OperationTable.Parse("""
        v3 TRANSACTION.SUCCESS -
          mchid string!
          trade_type string!
          trade_state string! = SUCCESS
          trade_state_desc string!
          amount object!
            total integer!
        """).Callbacks.ToDictionary(static callback => callback.Event, static callback => callback.Request));

    /// <summary>Finds the present name of an event; null if it was not renamed.</summary>
    public static string? FindPresentName(DocumentedCallback callback) =>
        callback.Name.StartsWith(MovedTo, StringComparison.Ordinal) ? callback.Name[MovedTo.Length..] : null;

    /// <summary>Lists the fields of the encrypted data.</summary>
    public static IReadOnlyList<Field> ListFields(string name, Field? resource)
    {
        // A few pages show the plain text beside the encrypted one.
        var documented = resource?.Find("ciphertext") is { Fields.Count: > 0 } sealedFields
            ? sealedFields.Fields
            : Merge([], (resource?.Fields ?? []).Where(static field => field.Name == "original_data").SelectMany(static field => field.Fields));
        return Added.Value.TryGetValue(name, out var added) ? Merge(documented, added) : documented;
    }

    private static List<Field> Merge(IReadOnlyList<Field> fields, IEnumerable<Field> added)
    {
        var merged = new List<Field>(fields);
        foreach (var field in added)
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
