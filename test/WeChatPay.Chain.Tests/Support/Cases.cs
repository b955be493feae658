using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace WeChatPay.Tests.Support;

/// <summary>With how many cases each property is tried: 300, or as many as <c>FUZZ_CASES</c> says (<c>dotnet cake --target=Fuzz</c>: 100,000).</summary>
internal static class Cases
{
    /// <summary>The category of the tests that <c>FUZZ_CASES</c> is for.</summary>
    public const string Category = "Fuzz";

    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : 300;

    // Small values, and many: a list of forty holds each mistake that a list of a hundred does.
    public static void Check<T>(Gen<T> values, Action<T> check) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(Count).WithEndSize(40), Prop.ForAll(values.ToArbitrary(), check));

    public static void Check<T>(Action<T> check) => Check(ArbMap.Default.GeneratorFor<T>(), check);
}

/// <summary>A property that is tried with <see cref="Cases.Count"/> cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FuzzAttribute : FsCheck.NUnit.PropertyAttribute
{
    public FuzzAttribute() => MaxTest = Cases.Count;
}
