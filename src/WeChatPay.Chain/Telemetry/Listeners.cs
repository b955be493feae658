using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WeChatPay.Telemetry;

/// <summary>Tells listeners and loggers, which run in the middle of a call. What they throw must not become the end of a call that has taken effect.</summary>
internal static class Listeners
{
    public static void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception)
        {
        }
    }

    // Without a closure: a count is on the way of every call.
    public static void Add(Counter<long> counter, in TagList tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception)
        {
        }
    }
}
