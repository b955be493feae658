using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>What became of one response.</summary>
internal enum Fate
{
    /// <summary>Its verification failed.</summary>
    NotProven,

    /// <summary>Its status is not 2xx.</summary>
    Refused,

    /// <summary>It was no whole response of HTTP.</summary>
    Broken,

    /// <summary>The call was refused before it was sent.</summary>
    NotSent,

    /// <summary>The genuine bytes reached the caller.</summary>
    Genuine,

    /// <summary>Other bytes reached the caller.</summary>
    Reached,

    /// <summary>An exception that is not documented.</summary>
    Crashed,
}

/// <summary>Counts kinds and fates.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class FaultTable
{
    private readonly ConcurrentDictionary<(string Kind, Fate Fate), int> _counts = new();

    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>Gets a line for each case that went wrong, with the numbers that repeat it.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public int Total => _counts.Values.Sum();

    public void Add(string kind, Fate fate) => _counts.AddOrUpdate((kind, fate), 1, static (_, count) => count + 1);

    public void AddFault(string line) => _faults.Enqueue(line);

    public int Count(string kind) => _counts.Where(count => count.Key.Kind == kind).Sum(static count => count.Value);

    public int Count(Fate fate) => _counts.Where(count => count.Key.Fate == fate).Sum(static count => count.Value);

    public override string ToString()
    {
        var fates = Enum.GetValues<Fate>();
        var text = new StringBuilder().Append("kind".PadRight(66)).Append("cases".PadLeft(9));
        foreach (var fate in fates)
            text.Append(fate.ToString().PadLeft(11));
        text.Append('\n');
        foreach (var kind in _counts.Keys.Select(static key => key.Kind).Distinct().Order(StringComparer.Ordinal))
            Line(kind, Count(kind), fate => _counts.GetValueOrDefault((kind, fate)));
        Line("all", Total, Count);
        return text.ToString();

        void Line(string name, int count, Func<Fate, int> of)
        {
            text.Append(name.PadRight(66)).Append(count.ToString(CultureInfo.InvariantCulture).PadLeft(9));
            foreach (var fate in fates)
                text.Append(of(fate).ToString(CultureInfo.InvariantCulture).PadLeft(11));
            text.Append('\n');
        }
    }
}
