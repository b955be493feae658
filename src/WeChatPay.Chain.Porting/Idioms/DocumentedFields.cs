using WeChatPay.Facts;

namespace WeChatPay.Porting.Idioms;

/// <summary>What the documentation says about fields of responses and callbacks.</summary>
internal static class DocumentedFields
{
    private static readonly Lazy<IReadOnlyDictionary<string, FieldType?>> ByName = new(Read);

    /// <summary>Finds a field. The documentation lists a few fields twice, as two shapes of one object.</summary>
    public static Field? Find(IReadOnlyList<Field>? fields, string name)
    {
        var found = fields?.Where(field => field.Name == name).ToList() ?? [];
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => found[0] with { Fields = [.. found.SelectMany(static field => field.Fields)] },
        };
    }

    /// <summary>Finds the type that every documented field of a name has; null when there is none, or several.</summary>
    public static FieldType? TypeOf(string name) => ByName.Value.TryGetValue(name, out var type) ? type : null;

    private static Dictionary<string, FieldType?> Read()
    {
        var types = new Dictionary<string, FieldType?>(StringComparer.Ordinal);
        var table = OperationTable.Default;
        foreach (var operation in table.Operations)
            Add(operation.Response, types);
        foreach (var callback in table.Callbacks)
            Add(callback.Request, types);
        return types;
    }

    private static void Add(IEnumerable<Field> fields, Dictionary<string, FieldType?> types)
    {
        foreach (var field in fields)
        {
            FieldType? type = field.IsList ? null : field.Type;
            types[field.Name] = types.TryGetValue(field.Name, out var known) && known != type ? null : type;
            Add(field.Fields, types);
        }
    }
}
