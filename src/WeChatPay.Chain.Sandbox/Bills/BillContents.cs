namespace WeChatPay.Sandbox.Bills;

/// <summary>Which rows a bill of trades has, and in APIv2 with them which columns.</summary>
[Flags]
internal enum BillContents
{
    /// <summary>Neither: the sandbox has no such trades.</summary>
    None = 0,

    /// <summary>Payments.</summary>
    Payments = 1,

    /// <summary>Refunds.</summary>
    Refunds = 2,

    /// <summary>Both.</summary>
    All = Payments | Refunds,
}
