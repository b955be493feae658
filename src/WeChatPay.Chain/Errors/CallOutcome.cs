namespace WeChatPay;

/// <summary>The effect that a call which failed can have had.</summary>
public enum CallOutcome
{
    /// <summary>Nothing was sent. Remove the cause, then call again.</summary>
    NothingSent,

    /// <summary>The request was sent, and it cannot have changed anything: it was a query, or WeChat Pay refused it with a definite code.</summary>
    NothingChanged,

    /// <summary>The request may have taken effect. Query first, by <see cref="WeChatPayException.QueryWith"/> for instance.</summary>
    MayHaveTakenEffect,
}
