namespace WeChatPay;

/// <summary>Anything that went wrong between a call and its verified response.</summary>
/// <remarks>Wrong arguments are <see cref="ArgumentException"/>s instead: they are raised before anything is sent.
/// Neither <see cref="Exception.Message"/> nor <see cref="ToString"/> holds a key, a signature or a value of the call: both may be logged.
/// Immutable and thread-safe.</remarks>
public abstract class WeChatPayException : Exception
{
    private protected WeChatPayException(string message, string call, string? requestId, Exception? cause)
        : base(message, cause)
    {
        Call = call;
        RequestId = requestId;
    }

    /// <summary>Gets the verb and the path template of the call.</summary>
    /// <value>For example <c>GET v3/pay/transactions/id/{transaction_id}</c>: variables keep their names, their values are not shown.</value>
    public string Call { get; }

    /// <summary>Gets the number that WeChat Pay's support asks for first.</summary>
    /// <value>The <c>Request-ID</c> header of the response; <see langword="null"/> when there was no response, or when it had no such header.</value>
    public string? RequestId { get; }

    /// <summary>Gives everything that support asks for: the kind of error, the call, the Request-ID, the cause and the stack.</summary>
    public override string ToString()
    {
        var requestId = RequestId is null ? "" : $"{Environment.NewLine}   Request-ID: {RequestId}";
        var cause = InnerException is null ? "" : $"{Environment.NewLine} ---> {InnerException}";
        return $"{GetType().FullName}: {Message}{Environment.NewLine}   Call: {Call}{requestId}{cause}{Environment.NewLine}{StackTrace}";
    }
}
