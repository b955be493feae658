using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WeChatPay.AspNetCore;
using WeChatPay.Callbacks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps routes that receive callbacks.</summary>
/// <remarks>For the start of the application: use it from one thread.</remarks>
public static class WeChatPayEndpointRouteBuilderExtensions
{
    /// <summary>Maps a route that receives callbacks of APIv3.</summary>
    /// <remarks>Each callback is verified, decrypted and worked on once. The reply is 200 when the handlers returned; otherwise 4xx or 5xx with a body that
    /// WeChat Pay understands, and the reason is logged. With a variable <c>{merchant}</c> in the route, the path names the merchant; otherwise the serial of
    /// the callback does.</remarks>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="pattern">The route, for example <c>/pay/notify</c> or <c>/pay/{merchant}/notify</c>.</param>
    /// <param name="configure">Adds the handlers.</param>
    public static IEndpointConventionBuilder MapWeChatPayCallbacks(
        this IEndpointRouteBuilder endpoints, string pattern, Action<CallbackHandlers<Callback>> configure) =>
        Map(endpoints, pattern, configure, new CallbackProtocolV3());

    /// <summary>Maps a route that receives callbacks of APIv2.</summary>
    /// <inheritdoc cref="MapWeChatPayCallbacks"/>
    /// <remarks>APIv2 proves less than APIv3: query the order or the refund by its number before you deliver. With a variable <c>{merchant}</c> in the route,
    /// the path names the merchant; otherwise <c>mch_id</c> does.</remarks>
    public static IEndpointConventionBuilder MapWeChatPayCallbacksV2(
        this IEndpointRouteBuilder endpoints, string pattern, Action<CallbackHandlers<CallbackV2>> configure) =>
        Map(endpoints, pattern, configure, new CallbackProtocolV2());

    private static IEndpointConventionBuilder Map<TCallback>(
        IEndpointRouteBuilder endpoints, string pattern, Action<CallbackHandlers<TCallback>> configure, CallbackProtocol<TCallback> protocol)
        where TCallback : class
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(configure);
        if (endpoints.ServiceProvider.GetService<WeChatPayMerchants>() is null)
            throw new InvalidOperationException("No merchant was added: call `services.AddWeChatPay(…)` before the application is built.");
        var handlers = new CallbackHandlers<TCallback>();
        configure(handlers);
        if (!handlers.Events.Any() && handlers.Unknown == UnknownCallbackPolicy.Refuse)
            throw new ArgumentException("No event has a handler: call `On(…)`.", nameof(configure));
        if (handlers.MaxBodyBytes is <= 0 or > CallbackParser.MaxBodyBytes)
            throw new ArgumentException($"`MaxBodyBytes` is {handlers.MaxBodyBytes}: give 1 to {CallbackParser.MaxBodyBytes}.", nameof(configure));
        var logger = endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("WeChatPay.Chain.AspNetCore");
        foreach (var (eventType, nearest) in handlers.FindUndocumented(protocol.Name))
            logger.Undocumented(eventType, pattern, nearest ?? "none");
        return endpoints.MapPost(pattern, new CallbackEndpoint<TCallback>(protocol, handlers).HandleAsync);
    }
}
