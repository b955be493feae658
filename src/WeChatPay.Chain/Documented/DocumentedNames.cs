using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>The names of all documented fields, for the output of <c>debug</c>.</summary>
/// <remarks>The first use reads the facts. Immutable and thread-safe.</remarks>
internal static class DocumentedNames
{
    private static readonly Lazy<(HashSet<string> All, HashSet<string> Encrypted)> Names = new(Collect);

    /// <summary>Tells whether some operation has a field of this name.</summary>
    public static bool Has(string name) => Names.Value.All.Contains(name);

    /// <summary>Tells whether a field of this name travels encrypted in some operation.</summary>
    public static bool IsEncrypted(string name) => Names.Value.Encrypted.Contains(name);

    private static (HashSet<string> All, HashSet<string> Encrypted) Collect()
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var encrypted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in OperationTable.Default.Operations)
        {
            Add(operation.Request);
            Add(operation.Response);
        }
        return (all, encrypted);

        void Add(IReadOnlyList<Field> fields)
        {
            foreach (var field in fields)
            {
                all.Add(field.Name);
                if (field.Encryption is not null)
                    encrypted.Add(field.Name);
                Add(field.Fields);
            }
        }
    }
}
