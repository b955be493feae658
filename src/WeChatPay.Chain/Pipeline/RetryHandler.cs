using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;
using WeChatPay.Errors;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>retry</c>: sends a request again after a failure that a repeat may mend, each time signed again.</summary>
/// <remarks>A call that succeeds costs one <c>await</c>: nothing is built before the first failure. Immutable and thread-safe.</remarks>
internal sealed class RetryHandler(TimeProvider time)
{
    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        request.Retry is { MaxAttempts: <= 1 } ? next(request, cancellationToken) : SendAsync(next, request, cancellationToken);

    private async Task<WeChatPayResponse> SendAsync(CallHandler next, WeChatPayRequest request, CancellationToken cancellationToken)
    {
        // The signer of APIv2 writes the body and a query's address: each attempt begins with those of the call.
        var (uri, body) = (request.Uri, request.Body);
        WeChatPayResponse? response = null;
        WeChatPayException? error = null;
        try
        {
            response = await next(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess || RetryRules.FindReason(request, response) is null)
                return response;
        }
        catch (WeChatPayException failure) when (RetryRules.FindReason(request, failure) is not null)
        {
            error = failure;
        }
        return await RepeatAsync(new Attempts(next, request, uri, body, response, error), cancellationToken).ConfigureAwait(false);
    }

    // Inlined, it would load Polly for the first call of a process.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeChatPayResponse> RepeatAsync(Attempts attempts, CancellationToken cancellationToken)
    {
        var pipeline = CreatePipeline(attempts.Request);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync(static (context, state) => state.RunAsync(context.CancellationToken), context, attempts)
                .ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // The generic pipeline would keep every member of a response in a trimmed program.
    private ResiliencePipeline CreatePipeline(WeChatPayRequest request)
    {
        var options = RetryRules.OptionsOf(request);
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.Delay,
                MaxDelay = options.MaxDelay,
                ShouldHandle = failed => new(FindReason(request, failed.Outcome) is not null),
                DelayGenerator = failed => new(FindPause(failed.Outcome, options.MaxDelay)),
            })
            .Build();
    }

    private static string? FindReason(WeChatPayRequest request, Outcome<object> outcome) => outcome switch
    {
        { Exception: WeChatPayException error } => RetryRules.FindReason(request, error),
        { Result: WeChatPayResponse { IsSuccess: false } response } => RetryRules.FindReason(request, response),
        _ => null,
    };

    // The pause that the server asks for, up to the longest. Null means the ordinary one.
    private TimeSpan? FindPause(Outcome<object> outcome, TimeSpan longest)
    {
        var response = outcome.Result as WeChatPayResponse ?? (outcome.Exception as WeChatPayException)?.Response;
        if (response?.Header("Retry-After") is not { } text || !RetryConditionHeaderValue.TryParse(text, out var asked))
            return null;
        var pause = asked.Delta ?? asked.Date - time.GetUtcNow();
        return pause is not { } given ? null : given < TimeSpan.Zero ? TimeSpan.Zero : given > longest ? longest : given;
    }

    /// <summary>The attempts of one call. The first one was made before.</summary>
    /// <remarks>Mutable: use it from one thread.</remarks>
    private sealed class Attempts(
        CallHandler next, WeChatPayRequest request, Uri uri, RequestBody? body, WeChatPayResponse? response, WeChatPayException? error)
    {
        private bool _isFirstTold;

        public WeChatPayRequest Request => request;

        public async ValueTask<Outcome<WeChatPayResponse>> RunAsync(CancellationToken cancellationToken)
        {
            if (!_isFirstTold)
            {
                _isFirstTold = true;
                return error is null ? Outcome.FromResult(response!) : Outcome.FromException<WeChatPayResponse>(error);
            }
            // The count of attempts decides, too: the reason is asked for before the next one.
            var reason = error is null ? RetryRules.FindReason(request, response!) : RetryRules.FindReason(request, error);
            request.BeginAgain(uri, body, error?.Outcome ?? ErrorCodes.Judge(request.CallName, response!));
            request.Progress.Observation?.Repeat(request.Progress.Attempts, reason!);
            try
            {
                (response, error) = (await next(request, cancellationToken).ConfigureAwait(false), null);
                return Outcome.FromResult(response);
            }
            catch (Exception failure)
            {
                error = failure as WeChatPayException;
                return Outcome.FromException<WeChatPayResponse>(failure);
            }
        }
    }
}
