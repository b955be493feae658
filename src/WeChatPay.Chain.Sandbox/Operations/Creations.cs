using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Which operations make something under a number of the merchant's, and which speak of what was made.</summary>
/// <remarks>The table says of each operation what it makes. Immutable and thread-safe. It is computed when the first request needs it.</remarks>
internal static class Creations
{
    // Two operations belong together where at least `v3/pay` is the same.
    private const int LeastInCommon = 2;

    private static readonly Lazy<ILookup<string, Operation>> Makers = new(static () => OperationTable.Default.Operations
        .Where(static operation => operation.Makes is not null).ToLookup(static operation => operation.Makes!, StringComparer.Ordinal));

    /// <summary>Names the number by which an operation speaks of something that another made, and those that make it.</summary>
    /// <returns>Null when the table tells of none. Of several numbers it is the one whose makers are nearest.</returns>
    public static (string Name, IReadOnlyList<Operation> Makers)? FindUsedNumber(Operation operation)
    {
        var (found, nearest) = (default((string, IReadOnlyList<Operation>)?), LeastInCommon - 1);
        foreach (var name in NumbersUsed(operation))
        {
            Operation[] all = [.. Makers.Value[name].Where(maker => maker != operation && maker.IsXml == operation.IsXml)];
            var most = all.Select(maker => InCommon(maker, operation)).DefaultIfEmpty().Max();
            if (most > nearest)
                (found, nearest) = ((name, [.. all.Where(maker => InCommon(maker, operation) == most)]), most);
        }
        return found;
    }

    private static int InCommon(Operation left, Operation right) => OperationMap.Common(Segments(left), Segments(right));

    // In APIv2 `secapi` says that the call needs a certificate, and nothing of what the call is about.
    private static string[] Segments(Operation operation) =>
        [.. operation.Path.Split('/').Where(static (segment, i) => !(i == 1 && segment == "secapi"))];

    private static IEnumerable<string> NumbersUsed(Operation operation)
    {
        if (operation.Uses is { } stated)
            return [stated];
        var inPath = operation.Path.Split('/').Where(static segment => segment is ['{', .., '}']).Select(static segment => segment[1..^1]).Reverse();
        var given = operation.Makes is null
            ? (operation.Option("query")?.Fields ?? []).Concat(operation.Option("xml")?.Fields ?? []).Where(static field => field.IsRequired)
                .Select(static field => field.Name)
            : [];
        return inPath.Concat(given).Where(static name => Makers.Value.Contains(name));
    }
}
