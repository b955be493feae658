using System.Diagnostics;

namespace WeChatPay.Tests.Uploads;

/// <summary>Watches how far heap and working set of the process rise while something runs.</summary>
internal static class MemoryPeak
{
    /// <returns>The growth over the start, in bytes.</returns>
    public static async Task<(long Heap, long WorkingSet)> DuringAsync(Func<Task> act)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        process.Refresh();
        var (heap, workingSet) = (GC.GetTotalMemory(forceFullCollection: false), process.WorkingSet64);
        long heapPeak = heap, workingSetPeak = workingSet;
        var acting = act();
        while (!acting.IsCompleted)
        {
            await Task.WhenAny(acting, Task.Delay(TimeSpan.FromMilliseconds(10)));
            process.Refresh();
            heapPeak = Math.Max(heapPeak, GC.GetTotalMemory(forceFullCollection: false));
            workingSetPeak = Math.Max(workingSetPeak, process.WorkingSet64);
        }
        await acting;
        return (heapPeak - heap, workingSetPeak - workingSet);
    }
}
