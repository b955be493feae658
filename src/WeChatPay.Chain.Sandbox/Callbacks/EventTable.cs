using WeChatPay.Basics;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>The documented callbacks, from the table of API facts.</summary>
/// <remarks>Immutable and thread-safe. It is read when the first caller needs it.</remarks>
internal static class EventTable
{
    private const int LongestName = 64;
    private const int Suggestions = 3;

    private static readonly Lazy<Table> Read = new(ReadTable);

    /// <summary>Gets every event; one that two protocols send is there twice.</summary>
    public static IReadOnlyList<EventFacts> All => Read.Value.Events;

    /// <summary>Gets the former names of events, with the present ones.</summary>
    public static IReadOnlyDictionary<string, string> Renamed => Read.Value.Renamed;

    /// <summary>Finds an event by its name, or by a former one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="v2">True for events of APIv2 alone; false for APIv3's, or APIv2's where APIv3 has no event of that name.</param>
    /// <param name="brand">True for events of brands alone; false for a merchant's, or a brand's where merchants have no event of that name.</param>
    /// <returns>Null when it is not documented.</returns>
    public static EventFacts? TryFind(string name, bool v2, bool brand = false)
    {
        var present = Renamed.GetValueOrDefault(name, name);
        return All.Where(facts => facts.Event == present && (facts.IsV2 || !v2) && (facts.IsBrand || !brand))
            .MinBy(static facts => (facts.IsV2, facts.IsBrand));
    }

    /// <inheritdoc cref="TryFind"/>
    /// <exception cref="ArgumentException">The event is not documented; the message names similar events.</exception>
    public static EventFacts Find(string name, bool v2, bool brand = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryFind(name, v2, brand) ?? throw Unknown(name, v2, brand);
    }

    /// <summary>Makes the error that names the likeliest events.</summary>
    public static ArgumentException Unknown(string name, bool v2, bool brand = false)
    {
        var nearest = All.Where(facts => (facts.IsV2 || !v2) && (facts.IsBrand || !brand)).Select(static facts => facts.Event).Distinct()
            .OrderBy(known => Distance(known.ToUpperInvariant(), name.ToUpperInvariant())).ThenBy(static known => known.Length).Take(Suggestions);
        // A key may stand in its place.
        var shown = name.Length <= LongestName && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-')
            ? $"`{name}`"
            : TextShape.Describe(name);
        var whose = v2 ? " for APIv2" : brand ? " for brands" : "";
        return new ArgumentException(
            $"The event {shown} is not documented{whose}. Did you mean {string.Join(", ", nearest)}? Nothing was sent.", nameof(name));
    }

    // The number of letters to insert, delete or change (Levenshtein); 0 for a name that contains the typed text.
    private static int Distance(string known, string typed)
    {
        if (typed.Length > 0 && known.Contains(typed, StringComparison.Ordinal))
            return 0;
        var row = Enumerable.Range(0, typed.Length + 1).ToArray();
        foreach (var letter in known)
        {
            var diagonal = row[0]++;
            for (var i = 1; i < row.Length; i++)
                (diagonal, row[i]) = (row[i], Math.Min(diagonal + (letter == typed[i - 1] ? 0 : 1), Math.Min(row[i], row[i - 1]) + 1));
        }
        return row[^1];
    }

    private static Table ReadTable()
    {
        var table = new Table([], []);
        foreach (var callback in OperationTable.Default.Callbacks)
        {
            if (EventCorrections.FindPresentName(callback) is { } present)
                table.Renamed.Add(callback.Event, present);
            else
                table.Events.Add(EventFacts.FromCallback(callback));
        }
        return table;
    }

    private sealed record Table(List<EventFacts> Events, Dictionary<string, string> Renamed);
}
