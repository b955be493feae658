using Spectre.Console;
using WeChatPay.Facts;

namespace WeChatPay.Cli.Operations;

/// <summary>Shows operations: matches as a table, one operation with its fields.</summary>
internal sealed class OperationScreen(IAnsiConsole console)
{
    public void Show(IReadOnlyCollection<Hit> hits)
    {
        var hasFields = hits.Any(static hit => hit.Fields.Count > 0);
        var table = CreateTable();
        if (hasFields)
            table.AddColumn("");
        foreach (var hit in hits)
        {
            var cells = new List<Text> { new(hit.Operation.Method), new(hit.Operation.Path), new(hit.Operation.Name) };
            if (hasFields)
                cells.Add(new(string.Join(", ", hit.Fields.Take(3)) + (hit.Fields.Count > 3 ? ", …" : "")));
            table.AddRow(cells);
        }
        console.Write(table);
    }

    public void Show(Operation operation)
    {
        console.MarkupLineInterpolated($"[bold]{operation.Name}[/]");
        console.WriteLine($"{operation.Method} {operation.Path}");
        if (operation.BaseUri is { } address)
            console.WriteLine($"at {address}");
        if (operation.Security)
            console.WriteLine("with the merchant's client certificate (security)");
        Show("Request", operation.Request);
        Show("Response", operation.Response);
    }

    public void ShowHeading(string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }

    private void Show(string title, IReadOnlyList<Field> fields)
    {
        ShowHeading(title);
        if (fields.Count == 0)
        {
            console.WriteLine("nothing");
            return;
        }
        var table = CreateTable();
        Add(table, fields, "");
        console.Write(table);
    }

    // A hidden header still counts for the width of its column, so the headers are empty.
    private static Table CreateTable() => new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "");

    private static void Add(Table table, IReadOnlyList<Field> fields, string before)
    {
        foreach (var (at, field) in fields.Index())
        {
            var isLast = at == fields.Count - 1;
            table.AddRow(new Text($"{before}{(isLast ? "└ " : "├ ")}{field.Name}"), new Text(field.TypeName), new Text(string.Join("; ", ListFacts(field))));
            Add(table, field.Fields, before + (isLast ? "  " : "│ "));
        }
    }

    private static IEnumerable<string> ListFacts(Field field)
    {
        if (field.IsRequired)
            yield return "required";
        if (field.Encryption is { } encryption)
            yield return $"encrypted: {encryption}";
        if (field.Encoding is { } encoding)
            yield return field.EncodesList ? $"holds {encoding}: a list" : $"holds {encoding}";
        if (field.Values.Count > 0)
            yield return string.Join(" | ", field.Values.Distinct());
    }
}
