using WeChatPay.Telemetry;

namespace WeChatPay.Pipeline;

/// <summary>Runs a call that something listens to.</summary>
internal static class ObservedCall
{
    /// <summary>Runs the call.</summary>
    /// <param name="telemetry">Tells the listeners.</param>
    /// <param name="request">The request before its first attempt.</param>
    /// <param name="run">Sends the request.</param>
    public static async Task<T> RunAsync<T>(ClientTelemetry telemetry, WeChatPayRequest request, Func<Task<T>> run)
    {
        using var observation = telemetry.Begin(request.CallName, request.Uri);
        observation.IsLoggedByCaller = request.IsLoggedByCaller;
        request.Observe(observation);
        try
        {
            var result = await run().ConfigureAwait(false);
            if (result is WeChatPayResponse response)
                observation.Response = response;
            observation.Complete(request.Uri, request.Progress.Attempts, request.Progress.Worst);
            return result;
        }
        catch (Exception error)
        {
            observation.Fail(request.Uri, request.Progress.Attempts, request.Progress.Worst, error);
            throw;
        }
    }
}
