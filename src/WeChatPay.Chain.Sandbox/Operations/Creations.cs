using System.Text.RegularExpressions;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Which operations make something under a number of the merchant's, and which speak of what was made: read from the names in the table.</summary>
/// <remarks>Immutable and thread-safe. It is computed when the first request needs it.</remarks>
internal static partial class Creations
{
    // Two operations belong together where at least `v3/pay` is the same.
    private const int LeastInCommon = 2;

    private static readonly Lazy<ILookup<string, Operation>> Makers = new(static () => OperationTable.Default.Operations
        .SelectMany(static operation => NumbersMade(operation).Select(name => (name, operation)))
        .ToLookup(static made => made.name, static made => made.operation, StringComparer.Ordinal));

    /// <summary>Names the number that an operation makes something under: the last in its body that is its own.</summary>
    /// <returns>The field's name; null when it makes nothing.</returns>
    public static string? FindMadeNumber(Operation operation) => NumbersMade(operation).FirstOrDefault();

    /// <summary>Names the number by which an operation speaks of something that another made, and those that make it.</summary>
    /// <returns>Null when the table tells of none.</returns>
    public static (string Name, IReadOnlyList<Operation> Makers)? FindUsedNumber(Operation operation)
    {
        foreach (var name in NumbersUsed(operation))
        {
            Operation[] all = [.. Makers.Value[name].Where(maker => maker != operation && maker.IsXml == operation.IsXml)];
            var segments = operation.Path.Split('/');
            var most = all.Select(maker => OperationMap.Common(maker.Path.Split('/'), segments)).DefaultIfEmpty().Max();
            if (most >= LeastInCommon)
                return (name, [.. all.Where(maker => OperationMap.Common(maker.Path.Split('/'), segments) == most)]);
        }
        return null;
    }

    /// <summary>Tells whether an operation shows something and changes nothing.</summary>
    public static bool IsQuery(Operation operation) => operation.Method == "GET" || (operation.IsXml && Query().IsMatch(operation.Path.Split('/')[^1]));

    private static IEnumerable<string> NumbersMade(Operation operation)
    {
        if (operation.Method != "POST" || IsQuery(operation))
            return [];
        // A refund names its order too, and a return its sharing: the number of its own comes later in the alphabet of WeChat Pay's nesting.
        var names = (operation.Option(operation.IsXml ? "xml" : "json")?.Fields ?? []).Where(static field => field.IsRequired && Number().IsMatch(field.Name))
            .Select(static field => field.Name).ToArray();
        return names.Length == 0 || NumbersIn(operation).Any() || Action().IsMatch(operation.Path.Split('/')[^1])
            ? []
            : [names.FirstOrDefault(static name => name.Contains("refund", StringComparison.Ordinal) || name.Contains("return", StringComparison.Ordinal))
            ?? names[0]];
    }

    private static IEnumerable<string> NumbersUsed(Operation operation)
    {
        var inBody = operation.IsXml ? operation.Option("xml")?.Fields ?? [] : [];
        var others = FindMadeNumber(operation) is null
            ? (operation.Option("query")?.Fields ?? []).Concat(inBody).Where(static field => field.IsRequired && Number().IsMatch(field.Name))
            .Select(static field => field.Name)
            : [];
        return NumbersIn(operation).Reverse().Concat(others);
    }

    private static IEnumerable<string> NumbersIn(Operation operation) =>
        operation.Path.Split('/').Where(static segment => segment is ['{', .., '}']).Select(static segment => segment[1..^1])
            .Where(static name => Number().IsMatch(name));

    [GeneratedRegex("^(combine_)?out_[a-z_]*no$|^partner_trade_no$|^mch_billno$")]
    private static partial Regex Number();

    [GeneratedRegex("query|^get", RegexOptions.IgnoreCase)]
    private static partial Regex Query();

    // Words that say that something is done to what is there already.
    [GeneratedRegex("^(close|cancel|revoke|reverse|complete|modify|sync|pay|terminate|notify|finish|confirm|closeorder|closecombinedorder|reportorder)$")]
    private static partial Regex Action();
}
