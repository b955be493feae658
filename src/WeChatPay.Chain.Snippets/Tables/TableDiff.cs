using System.Globalization;
using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Snippets.Tables;

/// <summary>Says in what a table of API facts differs from another one: operations and callbacks, and the fields of those that both have.</summary>
/// <remarks>The same two tables give the same text. <c>+</c> is added, <c>-</c> is removed, <c>~</c> is changed; <c>-></c> begins the path of a field
/// of the response or the reply.</remarks>
internal static class TableDiff
{
    private const string Response = "-> ";
    private const string None = "none";

    /// <summary>Writes the differences, each in lines of its own, below a line with their numbers.</summary>
    public static string Write(OperationTable before, OperationTable after)
    {
        var operations = Compare(before.Operations, after.Operations, static operation => $"{operation.Method} {operation.Path}", Describe, Write);
        var callbacks = Compare(before.Callbacks, after.Callbacks, static callback => $"callback {callback.Protocol} {callback.Event}", Describe, Write);
        return $"Operations: {operations.Count}. Callbacks: {callbacks.Count}.\n{operations.Text}{callbacks.Text}";
    }

    private static (string Count, string Text) Compare<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> keyOf, Func<T, string> describe, Action<T, T, List<string>> compare)
    {
        var (old, current) = (before.ToDictionary(keyOf), after.ToDictionary(keyOf));
        var (added, removed, changed, text) = (0, 0, 0, new StringBuilder());
        // In the order of the table; what is gone stands at the end.
        foreach (var (key, entry) in current)
        {
            if (!old.TryGetValue(key, out var known))
            {
                added++;
                text.Append($"+ {describe(entry)}\n");
                continue;
            }
            var changes = new List<string>();
            compare(known, entry, changes);
            if (changes.Count == 0)
                continue;
            changed++;
            text.Append($"~ {key}\n");
            foreach (var change in changes)
                text.Append($"    {change}\n");
        }
        foreach (var (_, entry) in old.Where(entry => !current.ContainsKey(entry.Key)))
        {
            removed++;
            text.Append($"- {describe(entry)}\n");
        }
        return ($"{added} added, {removed} removed, {changed} changed", text.ToString());
    }

    private static string Describe(Operation operation) => operation.ToString();

    private static string Describe(DocumentedCallback callback) => $"callback {callback}";

    private static void Write(Operation before, Operation after, List<string> changes)
    {
        Write(changes, "", [],
            ("name", before.Name, after.Name),
            ("base_uri", before.BaseUri, after.BaseUri),
            ("security", Word(before.Security), Word(after.Security)),
            ("nonceless", Word(before.Nonceless), Word(after.Nonceless)),
            ("makes", before.Makes, after.Makes),
            ("uses", before.Uses, after.Uses),
            ("status", Word(before.SuccessStatus), Word(after.SuccessStatus)),
            ("inferred", Word(before.RequiredIsInferred), Word(after.RequiredIsInferred)));
        WriteFields(changes, before.Request, after.Request, "");
        WriteFields(changes, before.Response, after.Response, Response);
    }

    private static void Write(DocumentedCallback before, DocumentedCallback after, List<string> changes)
    {
        Write(changes, "", [],
            ("name", before.Name, after.Name),
            ("inferred", Word(before.RequiredIsInferred), Word(after.RequiredIsInferred)));
        WriteFields(changes, before.Request, after.Request, "");
        WriteFields(changes, before.Reply, after.Reply, Response);
    }

    private static void WriteFields(List<string> changes, IReadOnlyList<Field> before, IReadOnlyList<Field> after, string at)
    {
        var (old, current) = (Flatten(before, at), Flatten(after, at));
        var (known, present) = (old.ToDictionary(), current.ToDictionary());
        foreach (var (path, field) in current)
        {
            if (known.TryGetValue(path, out var earlier))
                Write(changes, path, earlier, field);
            else
                changes.Add($"+ {path} {FactsOf(field)}");
        }
        foreach (var (path, field) in old.Where(field => !present.ContainsKey(field.Key)))
            changes.Add($"- {path} {FactsOf(field)}");
        if (!old.Select(static field => field.Key).Where(present.ContainsKey).SequenceEqual(current.Select(static field => field.Key).Where(known.ContainsKey)))
            changes.Add($"~ {at}the fields stand in another order");
    }

    private static void Write(List<string> changes, string path, Field before, Field after) => Write(changes, $"{path}: ", Values(before, after),
        ("type", before.TypeName, after.TypeName),
        ("required", Word(before.IsRequired), Word(after.IsRequired)),
        ("encryption", before.Encryption, after.Encryption),
        ("encoding", Encoding(before), Encoding(after)),
        ("format", Word(before.Format), Word(after.Format)),
        ("max", Word(before.MaxLength), Word(after.MaxLength)));

    // `json.amount.total: type integer -> number, required no -> yes, value +A, value -B`: one line for a field.
    private static void Write(
        List<string> changes, string before, IEnumerable<string> values, params ReadOnlySpan<(string Fact, string? Before, string? After)> facts)
    {
        var changed = new List<string>();
        foreach (var (fact, old, current) in facts)
        {
            if (old != current)
                changed.Add($"{fact} {old ?? None} -> {current ?? None}");
        }
        changed.AddRange(values);
        if (changed.Count > 0)
            changes.Add($"~ {before}{string.Join(", ", changed)}");
    }

    // A field that the documentation lists twice, as two shapes, is `a` and `a#2`.
    private static List<KeyValuePair<string, Field>> Flatten(IReadOnlyList<Field> fields, string before)
    {
        var (flat, seen) = (new List<KeyValuePair<string, Field>>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var field in fields)
        {
            var count = seen[field.Name] = seen.GetValueOrDefault(field.Name) + 1;
            var path = $"{before}{field.Name}{(count > 1 ? $"#{count}" : "")}";
            flat.Add(new(path, field));
            flat.AddRange(Flatten(field.Fields, $"{path}."));
        }
        return flat;
    }

    // As the table writes the field, without its name: `string! encrypted:rsa`.
    private static string FactsOf(Field field) => TableLine.Write(field with { Name = "_" })[2..];

    private static List<string> Values(Field before, Field after)
    {
        List<string> changes =
        [
            .. after.Values.Except(before.Values, StringComparer.Ordinal).Select(static value => $"value +{value}"),
            .. before.Values.Except(after.Values, StringComparer.Ordinal).Select(static value => $"value -{value}"),
        ];
        return changes.Count == 0 && !before.Values.SequenceEqual(after.Values) ? ["the values stand in another order"] : changes;
    }

    private static string? Encoding(Field field) => field.Encoding is { } encoding ? encoding + (field.EncodesList ? "[]" : "") : null;

    private static string Word(bool value) => value ? "yes" : "no";

    private static string? Word(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Word(FieldFormat format) => format == FieldFormat.None ? null : FieldFormats.NameOf(format);
}
