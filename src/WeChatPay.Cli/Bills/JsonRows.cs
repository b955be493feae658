using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Bills;

/// <summary>Writes rows as JSON, an object for each line. Every value is text as the bill has it.</summary>
internal sealed class JsonRows(TextWriter output) : IRowOutput
{
    private string[]? _names;

    public async ValueTask WriteAsync(BillRow row, CancellationToken cancellationToken)
    {
        _names ??= MakeUnique(row.Names);
        var fields = new JObject();
        foreach (var (name, value) in _names.Zip(row.Values))
            fields.Add(name, value);
        await output.WriteAsync($"{TerminalText.WriteJson(fields, Formatting.None)}\n".AsMemory(), cancellationToken);
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken) => await output.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // An object has each name once.
    private static string[] MakeUnique(IReadOnlyList<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select(name => taken.Add(name) ? name : Enumerable.Range(2, names.Count).Select(at => $"{name} {at}").First(taken.Add))];
    }
}
