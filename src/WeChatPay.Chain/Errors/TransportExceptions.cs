namespace WeChatPay;

/// <summary>No complete response came: the host was not found, the connection refused, broken or cut off.</summary>
/// <remarks>Whether the request took effect is unknown: query the order before trying again. Immutable and thread-safe.</remarks>
public sealed class WeChatPayTransportException : WeChatPayException
{
    internal WeChatPayTransportException(string message, string call, Exception? cause)
        : base(message, call, null, cause)
    {
    }
}

/// <summary>No complete response came within the time allowed.</summary>
/// <remarks>Whether the request took effect is unknown: query the order before trying again. Immutable and thread-safe.</remarks>
public sealed class WeChatPayTimeoutException : WeChatPayException
{
    internal WeChatPayTimeoutException(TimeSpan limit, string call, Exception? cause)
        : base($"{call} had no complete response within {Limited(limit)}. Query the order before trying again: it may have taken effect.", call, null, cause)
    {
        Limit = limit;
    }

    internal WeChatPayTimeoutException(TimeSpan limit, string message, string call, Exception? cause)
        : base(message, call, null, cause)
    {
        Limit = limit;
    }

    /// <summary>Gets the limit for the whole exchange, body included; for a download that paused too long, the limit for a pause.</summary>
    /// <value><see cref="Timeout.InfiniteTimeSpan"/> when a limit of the transport itself was reached.</value>
    public TimeSpan Limit { get; }

    private static string Limited(TimeSpan limit) =>
        limit == Timeout.InfiniteTimeSpan
            ? "the transport's own limit"
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0.###} s (option `timeout`)");
}

/// <summary>The call needs a piece of configuration that this client was built without.</summary>
/// <remarks>Nothing was sent. Immutable and thread-safe.</remarks>
public sealed class WeChatPayNotConfiguredException : WeChatPayException
{
    internal WeChatPayNotConfiguredException(string message, string call)
        : base(message, call, null, null)
    {
    }
}
