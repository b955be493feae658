using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay;

/// <summary>Anything that went wrong between a call and its verified response.</summary>
/// <remarks>Wrong arguments are <see cref="ArgumentException"/>s instead: they are raised before anything is sent.
/// Neither <see cref="Exception.Message"/> nor <see cref="ToString"/> holds a key, a signature or a value of the call: both may be logged.
/// Immutable and thread-safe.</remarks>
public abstract class WeChatPayException : Exception
{
    private protected WeChatPayException(string message, CallName call, CallEffect effect, WeChatPayResponse? response, Exception? cause)
        : base(effect.Complete(message), cause)
    {
        Call = call.ToString();
        Outcome = effect.Outcome;
        QueryWith = effect.QueryWith;
        Attempts = effect.Attempts;
        Response = response;
    }

    /// <summary>Gets the effect that the call can have had: whether to call again, or to query first.</summary>
    /// <value>The last sentence of <see cref="Exception.Message"/> says the same. For a callback: <see cref="CallOutcome.NothingSent"/>.</value>
    public CallOutcome Outcome { get; }

    /// <summary>Gets the operation that tells whether the request took effect.</summary>
    /// <value>For example <c>GET v3/pay/transactions/out-trade-no/{out_trade_no}</c>; <see langword="null"/> when no query is needed, or none is known.</value>
    public string? QueryWith { get; }

    /// <summary>Gets how many attempts the call had, by the option <c>retry</c>, by <c>standby</c> or by a handler.</summary>
    /// <value>1 for a call that was not repeated.</value>
    public int Attempts { get; }

    /// <summary>Gets how the last attempt failed on the way.</summary>
    internal AttemptFailure Failure { get; init; }

    /// <summary>Gets the verb and the path template of the call.</summary>
    /// <value>For example <c>GET v3/pay/transactions/id/{transaction_id}</c>: variables keep their names, their values are not shown.</value>
    public string Call { get; }

    /// <summary>Gets the number that WeChat Pay's support asks for first.</summary>
    /// <value>The <c>Request-ID</c> header of the response; <see langword="null"/> when there was no response, or when it had no such header.</value>
    public string? RequestId => Response?.RequestId;

    /// <summary>Gets the response that the exception is about: status, headers and the raw body.</summary>
    /// <value>It is not verified: look at it, and trust nothing in it. <see langword="null"/> when no response came, and for callbacks.</value>
    public WeChatPayResponse? Response { get; }

    /// <summary>Gives everything that support asks for: the kind of error, the call, its outcome, the Request-ID, the cause and the stack.</summary>
    public override string ToString()
    {
        var requestId = RequestId is null ? "" : $"{Environment.NewLine}   Request-ID: {VisibleText.Escape(RequestId, 100)}";
        var outcome = $"{Environment.NewLine}   Outcome: {Outcome}{(QueryWith is null ? "" : $", query with {QueryWith}")}";
        var cause = InnerException is null ? "" : $"{Environment.NewLine} ---> {InnerException}";
        return $"{GetType().FullName}: {Message}{Environment.NewLine}   Call: {Call}{outcome}{requestId}{cause}{Environment.NewLine}{StackTrace}";
    }
}
