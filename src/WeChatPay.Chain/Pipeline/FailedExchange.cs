using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using WeChatPay.Errors;
using WeChatPay.Util;

namespace WeChatPay.Pipeline;

/// <summary>Makes one of our exceptions of each exception that the transport or a body throws.</summary>
internal static class FailedExchange
{
    /// <summary>Tells what an attempt that failed after its request was sent can have done.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cause">The exception.</param>
    public static CallOutcome Judge(WeChatPayRequest request, Exception cause) => cause switch
    {
        WeChatPayException ours => ours.Outcome,
        _ => CallEffect.Judge(request.CallName),
    };

    /// <summary>Makes the exception.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cause">The exception.</param>
    /// <param name="isUnsent">Whether nothing of the request was sent.</param>
    /// <param name="effect">The effect of the call so far.</param>
    /// <param name="isDisposed">Whether the client was disposed of meanwhile.</param>
    /// <param name="cancellationToken">The token of the call.</param>
    public static Exception Translate(
        WeChatPayRequest request, Exception cause, bool isUnsent, CallEffect effect, bool isDisposed, CancellationToken cancellationToken)
    {
        var inner = SafeCause.Find(cause, request);
        if (cancellationToken.IsCancellationRequested)
            return new WeChatPayCanceledException($"{request.CallName} was cancelled.", request.CallName, effect, inner, cancellationToken);
        if (IsOurs(cause))
            return cause;
        var failure = isUnsent ? AttemptFailure.NothingSent : IsOfWire(cause) ? AttemptFailure.Broken : AttemptFailure.Other;
        if (isDisposed)
            return Disposed(request, effect, inner);
        if (cause is OperationCanceledException)
            return new WeChatPayTimeoutException(Timeout.InfiniteTimeSpan, request.CallName, effect, inner) { Failure = failure };
        var message = CallEffect.Join($"{request.CallName} {Describe(request, cause, isUnsent)}", RetryRules.Explain(request, failure));
        return new WeChatPayTransportException(message, request.CallName, effect, inner) { Failure = failure };
    }

    /// <summary>Makes the exception of a client that was disposed of: before the call, or between its attempts.</summary>
    public static Exception RefuseDisposed(WeChatPayRequest request) => request.Progress.Worst == CallOutcome.NothingSent
        ? new ObjectDisposedException("WeChatPayClient", $"{request.CallName} was called after its client was disposed. Nothing was sent.")
        : Disposed(request, request.Effect, null);

    /// <summary>Throws an exception again, as it was raised.</summary>
    public static void Throw(Exception error) => ExceptionDispatchInfo.Capture(error).Throw();

    private static WeChatPayTransportException Disposed(WeChatPayRequest request, CallEffect effect, Exception? inner) =>
        new($"The client was disposed of while {request.CallName} was under way.", request.CallName, effect, inner);

    private static string Describe(WeChatPayRequest request, Exception cause, bool isUnsent)
    {
        var host = request.Uri.Authority;
        if (cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError })
        {
            var shown = SafeCause.Describe(cause.InnerException ?? cause, request);
            return $"found no secure connection to `{host}`: {shown}{AboutTrust(cause.InnerException)}";
        }
        return $"{(isUnsent ? "found no connection to" : "had no complete response from")} `{host}`: {SafeCause.Describe(cause, request)}";
    }

    private static string AboutTrust(Exception? handshake) => handshake is System.Security.Authentication.AuthenticationException
        ? " A proxy or a test server that has a root of its own is trusted by the option `trusted_roots`."
        : "";

    /// <summary>Tells whether an exception comes from before the first byte of the request: name, connection, proxy and TLS.</summary>
    public static bool IsBeforeSending(Exception cause) => cause switch
    {
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        } => true,
        HttpRequestException { InnerException: SocketException inner } => IsBeforeSending(inner),
        ConnectTimeoutException => true,
        SocketException socket =>
            socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain,
        _ => false,
    };

    // An exception of a handler of the user's own, a circuit breaker for instance, is not the wire's: a repeat would meet it again.
    private static bool IsOfWire(Exception cause) =>
        cause is HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException;

    // Wrong arguments are found while the body is written, too: a file that is gone meanwhile, for instance.
    private static bool IsOurs(Exception cause) =>
        cause is WeChatPayException || cause.GetType() == typeof(ArgumentException) && cause.Message.EndsWith(Refusal.NothingSent, StringComparison.Ordinal);
}
