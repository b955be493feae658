using System.Reflection;
using WeChatPay.Callbacks;
using WeChatPay.Facts;

namespace WeChatPay.AspNetCore;

/// <summary>What an endpoint does with callbacks, by event.</summary>
/// <remarks>A handler that returns has accepted the callback; one that throws has not, and WeChat Pay delivers it again. Several handlers of one event run one
/// after the other; when one fails, all of them run again at the next delivery. WeChat Pay waits five seconds for the reply: hand longer work to a queue.
/// Mutable until the route is mapped: use it from one thread.</remarks>
/// <typeparam name="TCallback"><see cref="Callback"/> for APIv3, <see cref="CallbackV2"/> for APIv2.</typeparam>
public sealed class CallbackHandlers<TCallback>
    where TCallback : class
{
    private readonly Dictionary<string, List<Handler>> _byEvent = new(StringComparer.Ordinal);

    internal CallbackHandlers()
    {
    }

    /// <summary>Gets or sets what happens to an event without a handler.</summary>
    /// <value>Default: <see cref="UnknownCallbackPolicy.Refuse"/>, so that nothing is lost.</value>
    public UnknownCallbackPolicy Unknown { get; set; }

    /// <summary>Gets or sets the longest body that is read, in bytes.</summary>
    /// <value>Default and maximum: <see cref="CallbackParser.MaxBodyBytes"/>, 1 MiB.</value>
    public int MaxBodyBytes { get; set; } = CallbackParser.MaxBodyBytes;

    /// <summary>Gets or sets the time after which a reply is logged as too slow.</summary>
    /// <value>Default: 5 seconds, which WeChat Pay waits.</value>
    public TimeSpan Budget { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the events that have a handler.</summary>
    internal IEnumerable<string> Events => _byEvent.Keys;

    /// <summary>Adds a handler of an event.</summary>
    /// <param name="eventType">The event, for example <c>TRANSACTION.SUCCESS</c>; for APIv2 its name in the table of API facts, for example
    /// <c>transaction-success</c>. A merchant and a brand may have an event of the same name: <see cref="Callback.IsBrand"/> tells whose it is.</param>
    /// <param name="handler">Works on the callback. The context has the services of the request, the merchant and a cancellation token.</param>
    public CallbackHandlers<TCallback> On(string eventType, Func<TCallback, CallbackContext, Task> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventType);
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventType, new(handler, IsForBrand: null));
    }

    /// <inheritdoc cref="On(string, Func{TCallback, CallbackContext, Task})"/>
    /// <param name="eventType">The event.</param>
    /// <param name="handler">Works on the callback.</param>
    public CallbackHandlers<TCallback> On(string eventType, Func<TCallback, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return On(eventType, (callback, _) => handler(callback));
    }

    /// <summary>Adds a handler of the event that a type is named for, for example <c>On&lt;TransactionSuccess&gt;(…)</c>. A type that is named for a brand's
    /// event handles a brand's callbacks alone, and any other type a merchant's alone.</summary>
    /// <param name="handler">Works on the fields of the callback.</param>
    /// <typeparam name="T">A type of <c>WeChatPay.OpenApi.Callbacks</c>, or a class of yours with a <see cref="CallbackEventAttribute"/>.</typeparam>
    /// <exception cref="ArgumentException">The type has no such attribute, or one for the other protocol.</exception>
    public CallbackHandlers<TCallback> On<T>(Func<T, CallbackContext, Task> handler)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(handler);
        var named = typeof(T).GetCustomAttribute<CallbackEventAttribute>();
        if (named is null || named.IsV2 != (typeof(TCallback) == typeof(CallbackV2)))
        {
            var fault = named is null ? "has no [CallbackEvent]" : $"is for API{(named.IsV2 ? "v2" : "v3")}, and this route is not";
            throw new ArgumentException(
                $"`{typeof(T).Name}` {fault}. Give a type of `WeChatPay.OpenApi.Callbacks`, or name the event: On(\"TRANSACTION.SUCCESS\", …).");
        }
        return Add(named.EventType, new((callback, context) => handler(Read<T>(callback), context), named.IsBrand));
    }

    /// <inheritdoc cref="On{T}(Func{T, CallbackContext, Task})"/>
    public CallbackHandlers<TCallback> On<T>(Func<T, Task> handler)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(handler);
        return On<T>((callback, _) => handler(callback));
    }

    private static T Read<T>(TCallback callback)
        where T : class =>
        (callback is CallbackV2 second ? second.As<T>() : ((Callback)(object)callback).As<T>())
            ?? throw new FormatException($"The resource of {callback} is null.");

    internal IReadOnlyList<Func<TCallback, CallbackContext, Task>> Find(string eventType, bool isBrand) =>
        _byEvent.TryGetValue(eventType, out var handlers)
            ? [.. handlers.Where(handler => (handler.IsForBrand ?? isBrand) == isBrand).Select(static handler => handler.Run)]
            : [];

    /// <summary>Finds the events that the table does not have, each with the documented event that is nearest.</summary>
    internal IEnumerable<(string Event, string? Nearest)> FindUndocumented(string protocol)
    {
        // A route of APIv3 takes the callbacks of brands too.
        var documented = OperationTable.Default.Callbacks.Where(callback => callback.Protocol == protocol || (protocol == "v3" && callback.IsBrand))
            .Select(static callback => callback.Event).ToArray();
        return Events.Except(documented, StringComparer.Ordinal).Select(each => (each, Spelling.Nearest(documented, each)));
    }

    private CallbackHandlers<TCallback> Add(string eventType, Handler handler)
    {
        if (!_byEvent.TryGetValue(eventType, out var handlers))
            _byEvent.Add(eventType, handlers = []);
        handlers.Add(handler);
        return this;
    }

    /// <summary>A handler.</summary>
    /// <param name="Run">Works on a callback.</param>
    /// <param name="IsForBrand">Whether it is for the callbacks of brands; <see langword="null"/> when it is for those of merchants and brands.</param>
    private readonly record struct Handler(Func<TCallback, CallbackContext, Task> Run, bool? IsForBrand);
}

/// <summary>What happens to a callback whose event has no handler.</summary>
public enum UnknownCallbackPolicy
{
    /// <summary>It is answered with 404 and <c>FAIL</c>: WeChat Pay delivers it again, for a day.</summary>
    Refuse,

    /// <summary>It is accepted and logged.</summary>
    Accept,
}
