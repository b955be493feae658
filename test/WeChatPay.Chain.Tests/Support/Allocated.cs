using NUnit.Framework;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Tests.Support;

/// <summary>Holds the memory that hostile input costs against a limit.</summary>
internal static class Allocated
{
    /// <summary>Runs on this thread, and counts what this thread allocates.</summary>
    /// <param name="megabytes">The limit, in MiB.</param>
    /// <param name="code">What reads the input, which is made before.</param>
    public static void AtMost(int megabytes, Action code)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        code();
        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) >> 20, Is.LessThanOrEqualTo(megabytes), "MiB");
    }
}
