namespace WeChatPay;

/// <summary>No complete answer came: the host was not found, the connection refused, broken or cut off.</summary>
/// <remarks>Whether the request took effect is unknown: query the order before trying again. Thread-safe.</remarks>
public sealed class WeChatPayTransportException : WeChatPayException
{
    internal WeChatPayTransportException(string message, string call, Exception? cause)
        : base(message, call, null, cause)
    {
    }
}

/// <summary>No complete answer came within the time allowed.</summary>
/// <remarks>Whether the request took effect is unknown: query the order before trying again. Thread-safe.</remarks>
public sealed class WeChatPayTimeoutException : WeChatPayException
{
    internal WeChatPayTimeoutException(TimeSpan limit, string call, Exception? cause)
        : base($"{call} had no complete answer within {Limited(limit)}. Query the order before trying again: it may have taken effect.", call, null, cause)
    {
        Limit = limit;
    }

    internal WeChatPayTimeoutException(TimeSpan limit, string message, string call, Exception? cause)
        : base(message, call, null, cause)
    {
        Limit = limit;
    }

    /// <summary>Gets the time that was allowed for the whole exchange, body included; of a download that stood still, for a pause.</summary>
    /// <value><see cref="Timeout.InfiniteTimeSpan"/> when it was not this limit but one of the transport's own that was reached.</value>
    public TimeSpan Limit { get; }

    private static string Limited(TimeSpan limit) =>
        limit == Timeout.InfiniteTimeSpan ? "the transport's own limit" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0.###} s (option `timeout`)");
}

/// <summary>The call needs a piece of configuration that this client was built without.</summary>
/// <remarks>Nothing was sent. Thread-safe.</remarks>
public sealed class WeChatPayNotConfiguredException : WeChatPayException
{
    internal WeChatPayNotConfiguredException(string message, string call)
        : base(message, call, null, null)
    {
    }
}
