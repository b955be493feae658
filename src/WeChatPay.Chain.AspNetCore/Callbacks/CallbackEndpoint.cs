using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WeChatPay.Telemetry;

namespace WeChatPay.AspNetCore;

/// <summary>Answers the deliveries of one route: verifies, decrypts, works once on each callback, replies.</summary>
internal sealed class CallbackEndpoint<TCallback>(CallbackProtocol<TCallback> protocol, CallbackHandlers<TCallback> handlers)
    where TCallback : class
{
    /// <summary>The variable of a route that names the merchant: <c>/pay/{merchant}/notify</c>.</summary>
    public const string MerchantVariable = "merchant";

    public async Task HandleAsync(HttpContext context)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("WeChatPay.Chain.AspNetCore");
        var body = await RawBody.ReadAsync(context.Request, handlers.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false);
        if (body is null)
        {
            Count.RefusedCallback(VerificationCheck.Size);
            logger.Refused(VerificationCheck.Size, $"Its body has more than {handlers.MaxBodyBytes} bytes.");
            await ReplyAsync(context, StatusCodes.Status413PayloadTooLarge, protocol.Failure("too long")).ConfigureAwait(false);
            return;
        }
        var (status, reply) = await ReadAsync(context, body, logger).ConfigureAwait(false) is var (merchant, callback, refusal) && callback is not null
            ? await WorkOnceAsync(context, merchant!, callback, logger).ConfigureAwait(false)
            : refusal;
        await ReplyAsync(context, status, reply).ConfigureAwait(false);
    }

    private async Task<(WeChatPayMerchant? Merchant, TCallback? Callback, (int Status, string Reply) Refusal)> ReadAsync(
        HttpContext context, byte[] body, ILogger logger)
    {
        var merchants = context.RequestServices.GetRequiredService<WeChatPayMerchants>();
        if (context.GetRouteValue(MerchantVariable) is string name)
        {
            return merchants.TryGet(name) is { } named
                ? await ReadAsync(context, [named], body, logger).ConfigureAwait(false)
                : (null, null, (StatusCodes.Status404NotFound, protocol.Failure("no such merchant")));
        }
        var all = merchants.Names.Select(merchants.Get).ToArray();
        var candidates = all.Where(merchant => protocol.MayBeFor(merchant, context.Request)).ToArray();
        if (candidates.Length == 0)
            candidates = [.. all.Where(static merchant => merchant.MayLearnSerials)];
        // With no merchant for the serial, the first one says what is wrong.
        return await ReadAsync(context, candidates.Length == 0 ? [all[0]] : candidates, body, logger).ConfigureAwait(false);
    }

    private async Task<(WeChatPayMerchant?, TCallback?, (int Status, string Reply))> ReadAsync(
        HttpContext context, IEnumerable<WeChatPayMerchant> candidates, byte[] body, ILogger logger)
    {
        WeChatPayException? first = null;
        foreach (var merchant in candidates)
        {
            try
            {
                var callback = await protocol.ParseAsync(merchant, context.Request, body).ConfigureAwait(false);
                Count.ParsedCallback(protocol.EventType(callback));
                return (merchant, callback, default);
            }
            // Several merchants may share a platform certificate: then the one whose APIv3 key decrypts it is meant.
            catch (WeChatPayException error)
            {
                // A merchant that reads no such callbacks says nothing of who sent it.
                if (first is null || (first is not WeChatPayVerificationException && error is WeChatPayVerificationException))
                    first = error;
            }
        }
        if (first is WeChatPayVerificationException refused)
        {
            Count.RefusedCallback(refused.Check);
            logger.Refused(refused.Check, refused.Message);
            return (null, null, (StatusCodes.Status401Unauthorized, protocol.Failure("not verified")));
        }
        logger.NotConfigured(first!.Message);
        return (null, null, (StatusCodes.Status500InternalServerError, protocol.Failure("not configured")));
    }

    private async Task<(int Status, string Reply)> WorkOnceAsync(HttpContext context, WeChatPayMerchant merchant, TCallback callback, ILogger logger)
    {
        var eventType = protocol.EventType(callback);
        var work = handlers.Find(eventType, protocol.IsBrand(callback));
        if (work.Count == 0)
        {
            Count.CallbackOutcome("no_handler", eventType);
            logger.Unknown(eventType, handlers.Unknown);
            return handlers.Unknown == UnknownCallbackPolicy.Accept ? Accepted() : (StatusCodes.Status404NotFound, protocol.Failure("no handler"));
        }
        var ledger = context.RequestServices.GetRequiredService<ICallbackLedger>();
        var key = protocol.Key(merchant, callback);
        CallbackClaim claim;
        try
        {
            // Not cut off with the delivery: a claim that a database has written would stay.
            claim = await ledger.ClaimAsync(key, CancellationToken.None).ConfigureAwait(false);
        }
        // Without the ledger's word the work might be done twice: WeChat Pay is to deliver it again.
        catch (Exception error)
        {
            Count.CallbackOutcome("failed", eventType);
            logger.NotClaimed(error, eventType);
            return (StatusCodes.Status500InternalServerError, protocol.Failure("not processed"));
        }
        switch (claim.State)
        {
            case CallbackClaimState.Done:
                Count.CallbackOutcome("duplicate", eventType);
                logger.Repeated(eventType);
                return Accepted();
            case CallbackClaimState.InProgress:
                Count.CallbackOutcome("in_progress", eventType);
                logger.InProgress(eventType);
                return (StatusCodes.Status503ServiceUnavailable, protocol.Failure("in progress"));
            default:
                var delivery = new CallbackContext(merchant, key, claim, context.RequestServices, context.RequestAborted);
                return await WorkAsync(ledger, work, callback, delivery, eventType, logger).ConfigureAwait(false);
        }
    }

    private async Task<(int Status, string Reply)> WorkAsync(
        ICallbackLedger ledger,
        IReadOnlyList<Func<TCallback, CallbackContext, Task>> work,
        TCallback callback,
        CallbackContext delivery,
        string eventType,
        ILogger logger)
    {
        var clock = delivery.Services.GetService<TimeProvider>() ?? TimeProvider.System;
        var start = clock.GetTimestamp();
        try
        {
            foreach (var handler in work)
                await handler(callback, delivery).ConfigureAwait(false);
        }
        // Whatever the shop's code throws, WeChat Pay gets a reply, and the next delivery may try again.
        catch (Exception error)
        {
            // First, so that a logger that throws leaves no claim behind.
            await ReleaseAsync(ledger, delivery, eventType, logger).ConfigureAwait(false);
            Count.CallbackOutcome("failed", eventType);
            logger.Failed(error, eventType);
            return (StatusCodes.Status500InternalServerError, protocol.Failure("not processed"));
        }
        try
        {
            await ledger.CompleteAsync(delivery.Key, delivery.Claim).ConfigureAwait(false);
        }
        // The work is done: a failure would bring the callback again, and the work with it.
        catch (Exception error)
        {
            logger.NotNoted(error, eventType);
        }
        Count.CallbackOutcome("handled", eventType);
        var taken = clock.GetElapsedTime(start);
        if (taken > handlers.Budget)
            logger.Slow(eventType, (long)taken.TotalMilliseconds, (long)handlers.Budget.TotalMilliseconds);
        else
            logger.Accepted(eventType, (long)taken.TotalMilliseconds);
        return Accepted();
    }

    private static async Task ReleaseAsync(ICallbackLedger ledger, CallbackContext delivery, string eventType, ILogger logger)
    {
        try
        {
            await ledger.ReleaseAsync(delivery.Key, delivery.Claim).ConfigureAwait(false);
        }
        // The reply stays the same: the work has failed.
        catch (Exception error)
        {
            logger.NotReleased(error, eventType);
        }
    }

    private (int Status, string Reply) Accepted() => (StatusCodes.Status200OK, protocol.Success());

    private async Task ReplyAsync(HttpContext context, int status, string reply)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = protocol.ContentType;
        await context.Response.WriteAsync(reply, context.RequestAborted).ConfigureAwait(false);
    }
}
