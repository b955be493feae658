namespace WeChatPay;

/// <summary>Which rows a bill of trades has.</summary>
public enum BillType
{
    /// <summary>Payments and refunds.</summary>
    All,

    /// <summary>Payments.</summary>
    Success,

    /// <summary>Refunds.</summary>
    Refund,

    /// <summary>Refunds of recharge coupons.</summary>
    RechargeRefund,

    /// <summary>As <see cref="All"/>, with the personal data of documented merchants. APIv3 only.</summary>
    AllSpecial,

    /// <summary>As <see cref="Success"/>, with the same. APIv3 only.</summary>
    SuccessSpecial,

    /// <summary>As <see cref="Refund"/>, with the same. APIv3 only.</summary>
    RefundSpecial,
}

/// <summary>The account of a bill of funds.</summary>
public enum BillAccount
{
    /// <summary>基本账户.</summary>
    Basic,

    /// <summary>运营账户.</summary>
    Operation,

    /// <summary>手续费账户.</summary>
    Fees,
}
