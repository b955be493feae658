namespace WeChatPay.Facts;

/// <summary>Says whether it helps to send a refused request again.</summary>
public enum RepeatAdvice
{
    /// <summary>The same request is refused again. Correct the request or the configuration first.</summary>
    No,

    /// <summary>The request was not carried out. It may be sent again after a pause.</summary>
    AfterPause,

    /// <summary>The request may have been carried out. Send it again only with the same number and the same parameters.</summary>
    SameRequest,

    /// <summary>Query first. The state of the order or refund says what to do.</summary>
    AfterQuery,

    /// <summary>The user acts at the moment. Query every 5 seconds for 30 seconds instead of sending the request again.</summary>
    QueryOnly,
}
