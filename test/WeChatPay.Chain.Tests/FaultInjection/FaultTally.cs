using System.Globalization;
using NUnit.Framework;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Tries kinds of faults in turns: 20 of each, or as many in all as a tenth of <c>FAULT_CASES</c> says, from the seed <c>FAULT_SEED</c>.</summary>
internal static class FaultTally
{
    private const int OfEachKind = 20;

    private static readonly int Cases = (Setting("FAULT_CASES") ?? 0) / 10;
    private static readonly int Seed = Setting("FAULT_SEED") ?? 20261126;

    /// <summary>Tries them, and writes how many there were of each kind into the file <c>FAULT_TABLE</c>.</summary>
    /// <param name="kinds">How many kinds there are.</param>
    /// <param name="what">What is tried.</param>
    /// <param name="check">Checks the case of a number, and gives the name of its kind.</param>
    public static void Try(int kinds, string what, Func<int, Dice, string> check)
    {
        var count = Math.Max(Cases, OfEachKind * kinds);
        var names = new Dictionary<string, int>();
        for (var number = 0; number < count; number++)
        {
            var name = check(number, new Dice(unchecked(Seed + number * 7919)));
            names[name] = names.GetValueOrDefault(name) + 1;
        }
        var table = $"seed {Seed}, each a {what}:\n"
            + string.Concat(names.Select(static kind => $"{kind.Key,-66}{kind.Value,9}\n")) + $"{"all",-66}{count,9}\n";
        TestContext.Out.WriteLine(table);
        if (Environment.GetEnvironmentVariable("FAULT_TABLE") is { Length: > 0 } file)
            File.AppendAllText(file, table);
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
