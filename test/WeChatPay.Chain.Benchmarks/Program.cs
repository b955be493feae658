using BenchmarkDotNet.Running;

namespace WeChatPay.Benchmarks;

/// <summary>Without arguments BenchmarkDotNet asks which benchmark to run; <c>ratios</c> prints the numbers that the library promises, <c>typed</c> what the
/// typed chain costs, <c>bill</c> how fast a large bill is read, <c>completion</c> how long an editor waits for a list.</summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        if (args is ["ratios"])
            await Ratios.PrintAsync(Console.Out);
        else if (args is [DelayedResponses.Mode])
            await DelayedResponses.ServeAsync();
        else if (args is [LargeBill.Mode])
            await LargeBill.PrintAsync(Console.Out);
        else if (args is [CompletionLists.Mode])
            await CompletionLists.PrintAsync(Console.Out);
        else if (args is [TypedStart.Mode])
            TypedStart.Print(Console.Out);
        else if (args is [FirstCall.Mode, var start])
            await FirstCall.PrintElapsedAsync(start);
        else if (args is [FirstCall.BareMode, var bareStart])
            await FirstCall.PrintBareElapsedAsync(bareStart);
        else
            RunBenchmarks(args);
    }

    // On its own, so that the other modes do not load BenchmarkDotNet: a first call does not include its time.
    private static void RunBenchmarks(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
