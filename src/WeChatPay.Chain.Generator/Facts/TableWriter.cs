using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Facts;

/// <summary>Writes the table of API facts: a file for each second segment of a path, and one for the callbacks.</summary>
/// <remarks><see cref="TableReader"/> reads these files. The order of the operations does not change the files.</remarks>
internal static class TableWriter
{
    private const string CallbackFile = "callbacks.txt";

    /// <summary>Writes all files. The keys are the paths below the folder of the table.</summary>
    public static IReadOnlyDictionary<string, string> Write(IEnumerable<Operation> operations, IEnumerable<DocumentedCallback> callbacks)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in operations.GroupBy(operation => string.Join('/', operation.Path.Split('/').Take(2))))
        {
            var ordered = group.OrderBy(operation => operation.Path, StringComparer.Ordinal).ThenBy(operation => operation.Method, StringComparer.Ordinal);
            files[$"{group.Key}.txt"] = string.Join('\n', ordered.Select(Entry));
        }
        var events = callbacks.OrderBy(callback => callback.Protocol, StringComparer.Ordinal).ThenBy(callback => callback.Event, StringComparer.Ordinal);
        files[CallbackFile] = string.Join('\n', events.Select(Entry));
        return files;
    }

    private static string Entry(Operation operation)
    {
        var text = Begin($"{operation.Method} {operation.Path} {operation.Name}");
        if (operation.BaseUri is not null)
            text.Append("  ").Append(TableReader.BaseUri).Append(operation.BaseUri).Append('\n');
        if (operation.Security)
            text.Append("  ").Append(TableReader.Security).Append('\n');
        if (operation.Nonceless)
            text.Append("  ").Append(TableReader.Nonceless).Append('\n');
        if (operation.Makes is not null)
            text.Append("  ").Append(TableReader.Makes).Append(operation.Makes).Append('\n');
        if (operation.Uses is not null)
            text.Append("  ").Append(TableReader.Uses).Append(operation.Uses).Append('\n');
        if (operation.SuccessStatus is { } status)
            text.Append("  ").Append(TableReader.Status).Append(status).Append('\n');
        if (operation.RequiredIsInferred)
            text.Append("  ").Append(TableReader.Inferred).Append('\n');
        return End(text, operation.Request, operation.Response);
    }

    private static string Entry(DocumentedCallback callback)
    {
        var text = Begin($"{callback.Protocol} {callback.Event} {callback.Name}");
        if (callback.RequiredIsInferred)
            text.Append("  ").Append(TableReader.Inferred).Append('\n');
        return End(text, callback.Request, callback.Reply);
    }

    private static StringBuilder Begin(string head) => new StringBuilder(head).Append('\n');

    private static string End(StringBuilder text, IReadOnlyList<Field> request, IReadOnlyList<Field> response)
    {
        Append(text, request, 1);
        if (response.Count > 0)
        {
            text.Append("  ").Append(TableReader.Arrow).Append('\n');
            Append(text, response, 1);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<Field> fields, int depth)
    {
        foreach (var field in fields)
        {
            text.Append(' ', depth * 2).Append(TableLine.Write(field)).Append('\n');
            Append(text, field.Fields, depth + 1);
        }
    }
}
