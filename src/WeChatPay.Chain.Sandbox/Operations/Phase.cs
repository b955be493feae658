namespace WeChatPay.Sandbox.Operations;

/// <summary>The phase of something that was made.</summary>
internal enum Phase
{
    /// <summary>Made, and nothing since.</summary>
    Open,

    /// <summary>Closed before it was paid.</summary>
    Closed,

    /// <summary>Called off by the merchant.</summary>
    Cancelled,

    /// <summary>Taken back, the money included.</summary>
    Reversed,

    /// <summary>Paid by the payer.</summary>
    Paid,

    /// <summary>Paid, and refunded at least in part.</summary>
    Refunded,

    /// <summary>Carried out, as a refund is.</summary>
    Done,
}
