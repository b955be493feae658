using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace WeChatPay.Tests.Support;

/// <summary>With how many inputs each property is tried: 300, or as many as <c>FUZZ_CASES</c> says (<c>dotnet cake --target=Fuzz</c>).</summary>
/// <remarks><c>FUZZ_SEED</c> repeats a run of the target. <c>FUZZ_TABLE</c> names a file that gets a line for each property: how many inputs it had.</remarks>
internal static class Cases
{
    /// <summary>The category of the tests that <c>FUZZ_CASES</c> is for.</summary>
    public const string Category = "Fuzz";

    // A property that costs more has fewer inputs, but some hundred.
    private const int Fewest = 150;

    // Any odd number.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private static readonly object Writing = new();

    public static int Count { get; } = (int)(Setting("FUZZ_CASES") is > 0 and <= int.MaxValue and var count ? count : 300);

    /// <summary>Gets the seed: the same one in each normal run, so that a test that passes here passes elsewhere. With <c>FUZZ_CASES</c> each run has
    /// another one, <see langword="null"/>, unless <c>FUZZ_SEED</c> names it.</summary>
    public static ulong? Seed { get; } = Setting("FUZZ_SEED") ?? (Setting("FUZZ_CASES") is null ? 20261126UL : null);

    /// <summary>Tries a property.</summary>
    /// <param name="values">Makes the inputs: small ones and many, since a list of forty holds each mistake that a list of a hundred does.</param>
    /// <param name="check">Throws where the property does not hold.</param>
    /// <param name="cost">How many times longer an input takes than one of a parser: there are as many times fewer.</param>
    public static void Check<T>(Gen<T> values, Action<T> check, int cost = 1)
    {
        var inputs = 0;
        var config = Config.QuickThrowOnFailure.WithMaxTest(InputsOf(cost)).WithEndSize(40);
        if (Seed is { } seed)
            config = config.WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed, Gamma), FSharpOption<int>.None)));
        FsCheck.Check.One(config, Prop.ForAll(values.ToArbitrary(), value =>
        {
            inputs++;
            check(value);
        }));
        Write(TestContext.CurrentContext.Test.FullName, inputs);
    }

    public static void Check<T>(Action<T> check, int cost = 1) => Check(ArbMap.Default.GeneratorFor<T>(), check, cost);

    /// <summary>Gets the number of inputs of a property.</summary>
    public static int InputsOf(int cost) => Math.Max(Count / cost, Math.Min(Count, Fewest));

    /// <summary>Writes how many inputs a property had.</summary>
    public static void Write(string property, int inputs)
    {
        if (Environment.GetEnvironmentVariable("FUZZ_TABLE") is not { Length: > 0 } file)
            return;
        lock (Writing)
            File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"{inputs,9} {property}\n"));
    }

    private static ulong? Setting(string name) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>A property that is tried with <see cref="Cases.Count"/> inputs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FuzzAttribute : FsCheck.NUnit.PropertyAttribute, ITestAction
{
    /// <param name="cost">How many times longer an input takes than one of a parser.</param>
    public FuzzAttribute(int cost = 1)
    {
        MaxTest = Cases.InputsOf(cost);
        if (Cases.Seed is { } seed)
            Replay = string.Create(CultureInfo.InvariantCulture, $"{seed},1");
    }

    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
    }

    // Each passed all of its inputs, or the test has failed.
    public void AfterTest(ITest test)
    {
        if (TestContext.CurrentContext.Result.Outcome.Status != TestStatus.Failed)
            Cases.Write(test.FullName, MaxTest);
    }
}
