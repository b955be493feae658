using System.Diagnostics;
using System.Globalization;
using WeChatPay.Analyzers.Tests.Completion;

namespace WeChatPay.Benchmarks;

/// <summary>How long a warm editor waits for a list, with the provider and without it: the middle of many requests, and the slowest of twenty.</summary>
internal static class CompletionLists
{
    public const string Mode = "completion";

    private const int Turns = 100;

    private static readonly string[] Places =
    [
        "instance.v3.|",
        "instance.v3.pay.transactions.|",
        "client[\"v3/|\"]",
        "await instance.v3.pay.transactions.native.PostAsync(new { json = new { | } });",
    ];

    public static async Task PrintAsync(TextWriter output)
    {
        using Editor ours = new(), theirs = new(hasProvider: false);
        await ours.WarmUpAsync();
        output.WriteLine("| Place | With: middle, slowest of 20 | Without | Ratio |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var place in Places)
        {
            var (without, with) = (await MeasureAsync(theirs, place), await MeasureAsync(ours, place));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| `{place}` | {with.Middle:0.0} ms, {with.Slowest:0.0} ms | {without.Middle:0.0} ms, {without.Slowest:0.0} ms "
                + $"| {with.Middle / without.Middle:0.00} |"));
        }
    }

    private static async Task<(double Middle, double Slowest)> MeasureAsync(Editor editor, string place)
    {
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var start = Stopwatch.GetTimestamp();
            await editor.CompleteAsync(place);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return (times[Turns / 2], times[Turns * 19 / 20]);
    }
}
