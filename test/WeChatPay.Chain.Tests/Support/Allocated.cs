using NUnit.Framework;

namespace WeChatPay.Tests.Support;

/// <summary>Asserts a limit on the memory that hostile input costs.</summary>
internal static class Allocated
{
    /// <summary>Runs on this thread, and counts what this thread allocates.</summary>
    /// <param name="megabytes">The limit, in MiB.</param>
    /// <param name="code">Reads the input, which exists before the count begins.</param>
    public static void AtMost(int megabytes, Action code)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        code();
        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) >> 20, Is.LessThanOrEqualTo(megabytes), "MiB");
    }
}
