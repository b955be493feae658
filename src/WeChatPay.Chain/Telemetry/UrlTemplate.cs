using WeChatPay.Basics;
using WeChatPay.Facts;
using WeChatPay.Protocol;

namespace WeChatPay.Telemetry;

/// <summary>Finds the path template of a call: that of the documented operation, else a form that shows no value.</summary>
/// <remarks>The first use reads the table of API facts. It is not used where nothing listens.</remarks>
internal static class UrlTemplate
{
    private const string Value = "{…}";

    private const string SchemeEnd = "://";

    // A segment that no operation has may be a value that was written into the path.
    private static readonly Lazy<HashSet<string>> Words = new(static () => new(
        OperationTable.Default.Operations.SelectMany(static operation => operation.Path.Split('/')).Where(static segment => segment is not ['{', ..]),
        StringComparer.Ordinal));

    // Behind the path they add a query or a fragment (RFC 6570, 3.2).
    private static readonly string[] Additions = ["{?", "{&", "{#"];

    /// <summary>Finds the template, for example <c>/v3/pay/transactions/id/{transaction_id}</c>.</summary>
    public static string Find(CallName name)
    {
        var label = WithoutHost(name.Path);
        var wire = WithoutHost(name.KnownPath);
        // One expression with a plus may stand for several segments.
        var (first, second) = label.Contains("{+", StringComparison.Ordinal) ? (wire, label) : (label, wire);
        var operation = OperationTable.Default.Find(name.Verb, first) ?? OperationTable.Default.Find(name.Verb, second);
        return $"/{operation?.Path ?? Conceal(label)}";
    }

    private static string WithoutHost(string path)
    {
        var scheme = path.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var slash = path.IndexOf('/', scheme + SchemeEnd.Length);
            path = slash < 0 ? "" : path[slash..];
        }
        return path.TrimStart('/');
    }

    private static string Conceal(string label)
    {
        foreach (var addition in Additions)
        {
            var at = label.IndexOf(addition, StringComparison.Ordinal);
            label = at < 0 ? label : label[..at];
        }
        return string.Join('/', label.Split('/').Select(ConcealSegment));
    }

    private static string ConcealSegment(string segment)
    {
        if (segment.Length == 0 || Words.Value.Contains(segment))
            return segment;
        if (segment is not ['{', .., '}'])
            return Value;
        var variable = segment[1..^1].TrimStart('+');
        return TextShape.IsName(variable) ? $"{{{variable}}}" : Value;
    }
}
