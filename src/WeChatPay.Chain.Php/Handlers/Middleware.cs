using WeChatPay.Php.Arrays;
using WeChatPay.Php.Psr7;
using WeChatPay.Php.Values;
using WeChatPay.Php.Web;
using WeChatPay.Pipeline;

namespace WeChatPay.Php.Handlers;

/// <summary>Handlers with the names of <c>GuzzleHttp\Middleware</c>, for the stack of a client: <c>stack.push(Middleware.mapRequest(…), "name")</c>.</summary>
/// <remarks>Immutable and thread-safe, as far as the functions are. Source: https://docs.guzzlephp.org/en/stable/handlers-and-middleware.html.</remarks>
public static class Middleware
{
    private const string LogLevel = "info";

    /// <summary>Changes each request.</summary>
    /// <param name="fn">Takes a <see cref="Request"/>, and returns it or another.</param>
    public static Func<CallHandler, CallHandler> mapRequest(Delegate fn) => next => (request, cancellationToken) =>
        next(Changed(GivenFunction.Call(fn, new Request(request, cancellationToken))).Apply(), cancellationToken);

    /// <summary>Changes each response.</summary>
    /// <param name="fn">Takes a response, and returns it or another.</param>
    public static Func<CallHandler, CallHandler> mapResponse(Delegate fn) => next => (request, cancellationToken) =>
        new ResponsePromise(next(request, cancellationToken)).then(response => (WeChatPayResponse)GivenFunction.Call(fn, response)!).AsTask();

    /// <summary>Calls a function before each request, and one when its promise exists.</summary>
    /// <param name="before">Takes the request and its options; null for none.</param>
    /// <param name="after">Takes the request, its options and the promise; null for none.</param>
    public static Func<CallHandler, CallHandler> tap(Delegate? before = null, Delegate? after = null) => next => (request, cancellationToken) =>
    {
        var shown = new Request(request, cancellationToken);
        if (before is not null)
            GivenFunction.Call(before, shown, new PhpArray());
        var promise = new ResponsePromise(next(request, cancellationToken));
        if (after is not null)
            GivenFunction.Call(after, shown, new PhpArray(), promise);
        return promise.AsTask();
    };

    /// <summary>Sends a request again while a function says so.</summary>
    /// <param name="decider">Takes the number of repeats so far, the request, the response or null, and the exception or null; tells whether to repeat.</param>
    /// <param name="delay">Takes the number of the repeat, the response and the request; gives milliseconds. Default: 1, 2, 4 … seconds.</param>
    public static Func<CallHandler, CallHandler> retry(Delegate decider, Delegate? delay = null) => next => (request, cancellationToken) =>
        RepeatAsync(next, request, decider, delay, cancellationToken);

    /// <summary>Logs each call.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="formatter">Writes the line.</param>
    /// <param name="logLevel">The level of a call with a response. Default: <c>info</c>. A failed call is logged as <c>error</c>.</param>
    public static Func<CallHandler, CallHandler> log(Logger logger, MessageFormatter formatter, object? logLevel = null) => next =>
        async (request, cancellationToken) =>
        {
            try
            {
                var response = await next(request, cancellationToken).ConfigureAwait(false);
                logger.log(logLevel ?? LogLevel, formatter.Format(request, response, null));
                return response;
            }
            catch (Exception error)
            {
                logger.error(formatter.Format(request, (error as WeChatPayException)?.Response, error));
                throw;
            }
        };

    /// <summary>Makes a handler of a function of Guzzle's form: it takes the next handler, and returns a function of a request and its options.</summary>
    /// <param name="fn">The function.</param>
    public static Func<CallHandler, CallHandler> handler(Delegate fn) => next =>
    {
        Func<object?, object?, object?> inner = (request, _) => new ResponsePromise(Send(next, request));
        var made = GivenFunction.Call(fn, inner) as Delegate ?? throw new TypeError("A handler must return a function.");
        return async (request, cancellationToken) =>
        {
            var result = GivenFunction.Call(made, new Request(request, cancellationToken), new PhpArray());
            return (WeChatPayResponse)(await Promises.Create.promiseFor(result).ConfigureAwait(false))!;
        };
    };

    private static Task<WeChatPayResponse> Send(CallHandler next, object? given)
    {
        var request = Changed(given);
        return next(request.Apply(), request.CancellationToken);
    }

    private static Request Changed(object? result) => result as Request ?? throw new TypeError($"A handler must pass a request on, {Types.Name(result)} given");

    private static async Task<WeChatPayResponse> RepeatAsync(
        CallHandler next, WeChatPayRequest request, Delegate decider, Delegate? delay, CancellationToken cancellationToken)
    {
        var (uri, body) = (request.Uri, request.Body);
        for (var retries = 0L; ;)
        {
            WeChatPayResponse? response = null;
            Exception? error = null;
            try
            {
                response = await next(request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                error = failure;
            }
            if (!Casts.ToBool(GivenFunction.Call(decider, retries, new Request(request, cancellationToken), response, error)))
            {
                if (error is not null)
                    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(error).Throw();
                return response!;
            }
            retries++;
            var pause = delay is null ? 1000L << (int)(retries - 1)
                : Parameters.Integer(GivenFunction.Call(delay, retries, response, new Request(request, cancellationToken)), 1, "delay", nameof(retry));
            await Task.Delay(TimeSpan.FromMilliseconds(pause), cancellationToken).ConfigureAwait(false);
            request.BeginAgain(uri, body, CallOutcome.MayHaveTakenEffect);
        }
    }
}
