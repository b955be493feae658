using System.Globalization;
using NUnit.Framework;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Faulty responses of every kind over real connections: none that is not proven reaches a caller, and each genuine one does.</summary>
/// <remarks>20 of each kind; as many in all as <c>FAULT_CASES</c> says, from the seed <c>FAULT_SEED</c>, the table into the file <c>FAULT_TABLE</c>
/// (<c>dotnet cake --target=Faults</c>).</remarks>
[Category("Faults")]
public sealed class FaultInjectionTests
{
    private const int OfEachKind = 20;
    private const int Workers = 4;

    private static readonly int Cases = Setting("FAULT_CASES") ?? 0;

    private static readonly int Seed = Setting("FAULT_SEED")
        ?? (Setting("FAULT_CASES") is null ? 20261126 : System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue));

    [Test]
    public void Call_AnyFaultyResponse_ReachesNoCaller()
    {
        var table = Run(FaultKind.All, Cases, isGenuine: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Faults, Is.Empty, $"seed {Seed}");
            Assert.That(table.Count(Fate.NotSent), Is.LessThan(table.Total / 50), "Too few of the cases were sent.");
            foreach (var kind in FaultKind.All)
                Assert.That(table.Count(kind.Name), Is.GreaterThanOrEqualTo(OfEachKind), kind.Name);
        }
    }

    [Test]
    public void Call_AnyGenuineResponse_ReachesTheCaller()
    {
        var table = Run(GenuineKinds.All, Cases / 10, isGenuine: true);

        Assert.That(table.Faults, Is.Empty, $"seed {Seed}");
        Assert.That(table.Count(Fate.Genuine), Is.EqualTo(table.Total));
    }

    private static FaultTable Run(IReadOnlyList<FaultKind> kinds, int cases, bool isGenuine)
    {
        var table = new FaultTable();
        var count = Math.Max(cases, OfEachKind * kinds.Count);
        var next = -1;
        var workers = Enumerable.Range(0, Workers).Select(_ => new Thread(Work)).ToList();
        workers.ForEach(static worker => worker.Start());
        workers.ForEach(static worker => worker.Join());
        Print($"seed {Seed}\n{table}");
        return table;

        // Threads of their own: synchronous calls would hold the pool's, on which the servers respond.
        void Work()
        {
            using var run = new FaultRun();
            int number;
            while ((number = Interlocked.Increment(ref next)) < count)
            {
                var kind = kinds[number % kinds.Count];
                try
                {
                    run.Try(kind, unchecked(Seed + number * 7919), table, isGenuine);
                }
                catch (Exception error)
                {
                    table.AddFault($"{kind.Name}, number {number}: {error}");
                }
            }
        }
    }

    private static void Print(string text)
    {
        TestContext.Out.WriteLine(text);
        if (Environment.GetEnvironmentVariable("FAULT_TABLE") is { Length: > 0 } file)
            File.AppendAllText(file, text + "\n");
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
