using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay;

/// <summary>No complete response came: the host was not found, the connection refused, broken or cut off.</summary>
/// <remarks><see cref="WeChatPayException.Outcome"/> says whether the request can have taken effect. Immutable and thread-safe.</remarks>
public sealed class WeChatPayTransportException : WeChatPayException
{
    internal WeChatPayTransportException(string message, CallName call, CallEffect effect, Exception? cause = null, WeChatPayResponse? response = null)
        : base(message, call, effect, response, cause)
    {
        HelpLink = HelpPage.Link(HelpPage.NoResponse);
    }
}

/// <summary>No complete response came within the time allowed.</summary>
/// <remarks><see cref="WeChatPayException.Outcome"/> says whether the request can have taken effect. Immutable and thread-safe.</remarks>
public sealed class WeChatPayTimeoutException : WeChatPayException
{
    internal WeChatPayTimeoutException(TimeSpan limit, CallName call, CallEffect effect, Exception? cause)
        : this(limit, $"{call} had no complete response within {Limited(limit)}.", call, effect, cause)
    {
    }

    internal WeChatPayTimeoutException(TimeSpan limit, string message, CallName call, CallEffect effect, Exception? cause)
        : base(message, call, effect, null, cause)
    {
        Limit = limit;
        HelpLink = HelpPage.Link(HelpPage.Timeout);
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
    internal WeChatPayNotConfiguredException(string message, CallName call)
        : base(message, call, CallEffect.NothingSent, null, null)
    {
        HelpLink = HelpPage.Link(HelpPage.NotConfigured);
    }
}
