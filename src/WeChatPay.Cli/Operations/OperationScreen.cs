using Spectre.Console;
using WeChatPay.Facts;
using WeChatPay.Snippets.Search;

namespace WeChatPay.Cli.Operations;

/// <summary>Shows operations: matches as a table, one operation with its fields. A path or a name is never broken.</summary>
internal sealed class OperationScreen(IAnsiConsole console)
{
    private const int MostFields = 3;

    private static string Inferred => Message.Of("which fields are required is partly inferred");

    /// <summary>Shows matches, one line each; where that is too wide, the name goes below the path.</summary>
    public void Show(IReadOnlyCollection<Hit> hits)
    {
        var rows = hits.Select(static hit => new[]
        {
            hit.Method == Hit.Callback ? Message.Of("callback") : hit.Method,
            hit.Path,
            hit.Protocol == DocumentedCallback.BrandProtocol ? Message.Format($"{hit.Name}, to a brand") : hit.Name,
            string.Join(", ", hit.Fields.Take(MostFields)) + (hit.Fields.Count > MostFields ? ", …" : ""),
        }).ToList();
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => TextColumns.Count(row[column]))).ToArray();
        var isWide = widths.Sum() + 3 <= console.Profile.Width;
        foreach (var row in rows)
        {
            var method = TextColumns.Pad(row[0], widths[0]);
            if (isWide)
            {
                Write($"{method} {TextColumns.Pad(row[1], widths[1])} {TextColumns.Pad(row[2], widths[2])} {row[3]}");
                continue;
            }
            Write($"{method} {row[1]}");
            foreach (var text in row[2..].Where(static text => text.Length > 0))
                TextColumns.Wrap(text, console.Profile.Width - widths[0] - 1).ForEach(line => Write($"{new string(' ', widths[0])} {line}"));
        }
    }

    public void Show(Operation operation)
    {
        console.MarkupLineInterpolated($"[bold]{operation.Name}[/]");
        Write($"{operation.Method} {operation.Path}");
        if (operation.IsBrand)
            Write(Message.Of("signed by the brand (brand), not by the merchant"));
        if (operation.RequiredIsInferred)
            Write(Inferred);
        if (operation.BaseUri is { } address)
            Write(Message.Format($"at {address}"));
        if (operation.Security)
            Write(Message.Of("with the merchant's client certificate (security)"));
        if (PageForm.Find(operation) is { } pages)
            Write(Message.Format($"a list in pages: PagesAsync gives all of `{pages.Items}`"));
        Show(Message.Of("Request"), operation.Request);
        Show(Message.Of("Response"), operation.Response);
    }

    public void Show(DocumentedCallback callback)
    {
        console.MarkupLineInterpolated($"[bold]{callback.Name}[/]");
        Write($"{Message.Of("callback")} {callback.Event} ({callback.Protocol})");
        if (callback.RequiredIsInferred)
            Write(Inferred);
        Show(Message.Of("Request from WeChat Pay"), callback.Request);
        Show(Message.Of("Reply of the merchant"), callback.Reply);
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
            Write(Message.Of("nothing"));
            return;
        }
        var rows = List(fields, "").ToList();
        var (names, types) = (rows.Max(static row => TextColumns.Count(row.Name)), rows.Max(static row => row.Type.Length));
        foreach (var (name, type, facts) in rows)
        {
            var head = $"{TextColumns.Pad(name, names)} {type.PadRight(types)} ";
            var room = console.Profile.Width - names - types - 2;
            var lines = TextColumns.Wrap(string.Join(Message.Of("; "), facts), Math.Max(room, 1), Message.IsChinese);
            // Where the facts have no room beside the name, they go below it.
            if (lines.Exists(line => TextColumns.Count(line) > room))
            {
                Write(head);
                TextColumns.Wrap(string.Join(Message.Of("; "), facts), console.Profile.Width - 4, Message.IsChinese).ForEach(line => Write($"    {line}"));
                continue;
            }
            Write(head + (lines.Count > 0 ? lines[0] : ""));
            foreach (var line in lines.Skip(1))
                Write(new string(' ', names + types + 2) + line);
        }
    }

    private static IEnumerable<(string Name, string Type, IReadOnlyList<string> Facts)> List(IReadOnlyList<Field> fields, string before)
    {
        foreach (var (at, field) in fields.Index())
        {
            var isLast = at == fields.Count - 1;
            yield return ($"{before}{(isLast ? "└ " : "├ ")}{field.Name}", field.TypeName, [.. ListFacts(field)]);
            foreach (var inner in List(field.Fields, before + (isLast ? "  " : "│ ")))
                yield return inner;
        }
    }

    private static IEnumerable<string> ListFacts(Field field)
    {
        if (field.Label is { } label)
            yield return Message.IsChinese ? label.Chinese : label.ToString();
        if (field.IsRequired)
            yield return Message.Of("required");
        if (field.Encryption is { } encryption)
            yield return Message.Format($"encrypted: {encryption}");
        if (field.Encoding is { } encoding)
            yield return field.EncodesList ? Message.Format($"holds {encoding}: a list") : Message.Format($"holds {encoding}");
        if (field.Values.Count > 0)
            yield return string.Join(" | ", field.Values.Distinct());
    }

    // The console would break a long word at its edge; a terminal shows it on two rows and copies it whole.
    private void Write(string line) => Terminal.Screen.WriteVerbatim(console, line.TrimEnd());
}
