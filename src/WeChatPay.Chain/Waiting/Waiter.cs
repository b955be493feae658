using WeChatPay.Basics;
using WeChatPay.Compatibility;

namespace WeChatPay.Waiting;

/// <summary>Queries until a state is final, or the schedule ends.</summary>
internal static class Waiter
{
    private const int TooManyRequests = 429;
    private const int ServerError = 500;

    /// <summary>Waits.</summary>
    /// <param name="path">The path of the query, for the schedule and for messages.</param>
    /// <param name="query">Sends the query.</param>
    /// <param name="options">How long, and for what.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The response has no state, and no condition was given.</exception>
    public static async Task<WaitResult> RunAsync(
        string path, Func<CancellationToken, Task<WeChatPayResponse>> query, WaitOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var schedule = options.Schedule ?? FindSchedule(path);
        WaitResult? last = null;
        for (var at = 0; at < schedule.Count; at++)
        {
            await time.PauseAsync(schedule[at], cancellationToken).ConfigureAwait(false);
            try
            {
                last = Judge(path, await query(cancellationToken).ConfigureAwait(false), options.Until);
            }
            // A query changes nothing, so it may fail now and then; the last one says what is wrong, where no query before it told a state.
            catch (WeChatPayException fault) when (MayPass(fault) && (at < schedule.Count - 1 || last is not null))
            {
                continue;
            }
            if (last.IsFinal)
                break;
        }
        return last!;
    }

    private static WaitResult Judge(string path, WeChatPayResponse response, Func<WeChatPayResponse, bool>? until)
    {
        var state = FinalStates.Find(response);
        if (until is not null)
            return new(response, state, until(response));
        return state is null
            ? throw new InvalidOperationException($"The response to {path} has no state to wait for: set `Until` of `WaitOptions`.").On(HelpPage.Responses)
            : new(response, state, FinalStates.IsFinal(state));
    }

    private static bool MayPass(WeChatPayException fault) =>
        fault is WeChatPayTransportException or WeChatPayTimeoutException or WeChatPayApiException { StatusCode: TooManyRequests or >= ServerError };

    private static IReadOnlyList<TimeSpan> FindSchedule(string path) =>
        path.Contains("refund", StringComparison.Ordinal) ? WaitSchedule.Refunds
        : path.Contains("transactions/", StringComparison.Ordinal) || path.EndsWith("pay/orderquery", StringComparison.Ordinal) ? WaitSchedule.Orders
        : WaitSchedule.Default;
}
