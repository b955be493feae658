using WeChatPay.Analyzers.Calls;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Paths;

/// <summary>Finds the operation of a path, in which values may be unknown.</summary>
/// <remarks>Stateless and thread-safe. The first use reads the facts.</remarks>
internal static class OperationFinder
{
    // Of one segment that is misspelt.
    private const int MaxLetters = 2;

    // Shorter segments are near to too many others.
    private const int LeastLength = 4;

    // By the number of segments: a path with an unknown segment is compared with each of them.
    private static readonly Lazy<ILookup<int, (Operation Operation, string[] Segments)>> ByLength = new(static () =>
        OperationTable.Default.Operations.Select(static operation => (operation, operation.Path.Split('/'))).ToLookup(static one => one.Item2.Length));

    /// <summary>Finds the operations that a call may be: one, none, or several where a segment is unknown.</summary>
    public static IReadOnlyList<Operation> Find(string method, IReadOnlyList<Segment> segments)
    {
        if (segments.All(static segment => !segment.IsUnknown))
            return OperationTable.Default.Find(method, PathOf(segments)) is { } operation ? [operation] : [];
        return
        [
            .. ByLength.Value[segments.Count].Where(one => one.Operation.Method == method && Fits(segments, one.Segments)).Select(static one => one.Operation),
        ];
    }

    /// <summary>Finds the operation of a path whose first segment, which names the protocol, is misspelt or left out.</summary>
    /// <param name="method">The method.</param>
    /// <param name="segments">The path.</param>
    /// <param name="mayBeLeftOut">Whether it is looked for where the segment is not there at all.</param>
    public static Operation? FindBehindProtocol(string method, IReadOnlyList<Segment> segments, bool mayBeLeftOut)
    {
        foreach (var protocol in ChainReader.Protocols)
        {
            var first = segments[0] with { Text = protocol };
            if (Spelling.Distance(segments[0].Text, protocol, MaxLetters, ignoreCase: true) <= Math.Min(MaxLetters, protocol.Length - 1)
                && Find(method, [first, .. segments.Skip(1)]) is [var misspelt])
            {
                return misspelt;
            }
            if (mayBeLeftOut && segments.Count > 1 && Find(method, [first, .. segments]) is [var shortened] && shortened.Path.Split('/')[1] == segments[0].Text)
                return shortened;
        }
        return null;
    }

    /// <summary>Finds the operations of a path with variables in the place of documented words: their values choose one.</summary>
    public static IReadOnlyList<Operation> FindByWords(string method, IReadOnlyList<Segment> segments) =>
    [
        .. ByLength.Value[segments.Any(static segment => segment.IsVariable) ? segments.Count : 0]
            .Where(one => one.Operation.Method == method && one.Segments.Zip(segments, StandsFor).All(static stands => stands))
            .Select(static one => one.Operation),
    ];

    /// <summary>Finds the operation that was meant where a misspelt segment is taken for the value of a variable.</summary>
    /// <param name="found">The operation with the variable.</param>
    /// <param name="segments">The path.</param>
    public static Operation? FindMisspelt(Operation found, IReadOnlyList<Segment> segments)
    {
        var documented = found.Path.Split('/');
        for (var i = 0; i < documented.Length; i++)
        {
            var text = segments[i].Text;
            if (!Segment.IsVariableName(documented[i]) || text.Length < LeastLength || !text.All(static letter => letter is (>= 'a' and <= 'z') or '-' or '_'))
                continue;
            foreach (var (operation, other) in ByLength.Value[segments.Count])
            {
                var isNear = operation.Method == found.Method && !Segment.IsVariableName(other[i])
                    && Spelling.Distance(text, other[i], MaxLetters) <= MaxLetters;
                if (isNear && Fits([.. segments.Select((segment, at) => at == i ? segment with { Text = other[i] } : segment)], other))
                    return operation;
            }
        }
        return null;
    }

    /// <summary>Writes a path as the facts have it, with a variable for what is unknown.</summary>
    public static string PathOf(IReadOnlyList<Segment> segments) =>
        string.Join("/", segments.Select(static segment => segment.IsUnknown ? "{value}" : segment.Text));

    private static bool StandsFor(string documented, Segment written) =>
        written.IsVariable && !Segment.IsVariableName(documented) || written.Text == documented;

    private static bool Fits(IReadOnlyList<Segment> segments, string[] documented)
    {
        for (var i = 0; i < documented.Length; i++)
        {
            var segment = segments[i];
            var fits = (segment.IsLoose ? Segment.IsVariableName(documented[i]) : segment.IsUnknown)
                || documented[i] == segment.Text
                || i == 0 && documented[i].Equals(segment.Text, StringComparison.OrdinalIgnoreCase)
                || Segment.IsVariableName(documented[i]) && (documented[i] == "{empty}") == (segment.Text.Length == 0);
            if (!fits)
                return false;
        }
        return true;
    }
}
