using WeChatPay.Bills;

namespace WeChatPay;

/// <summary>A row of a bill of funds: what went into or out of an account.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class FundFlowRow : BillRow
{
    private FundFlowRow(BillCells cells)
        : base(cells)
    {
    }

    /// <summary>Gets 记账时间, +08:00.</summary>
    public DateTimeOffset Booked => TimeOf("记账时间");

    /// <summary>Gets 微信支付业务单号: the number of the payment, refund or other business.</summary>
    public string BusinessId => Text("微信支付业务单号");

    /// <summary>Gets 资金流水单号.</summary>
    public string FlowId => Text("资金流水单号");

    /// <summary>Gets 业务名称.</summary>
    public string Business => Text("业务名称");

    /// <summary>Gets 业务类型.</summary>
    public string BusinessType => Text("业务类型");

    /// <summary>Gets whether the money went into the account: 收支类型 is 收入.</summary>
    public bool IsIncome => Text(BillTotals.Direction) == BillTotals.Income;

    /// <summary>Gets 收支金额, never negative: <see cref="IsIncome"/> has the direction.</summary>
    public Fen Amount => FenOf(BillTotals.FlowAmount);

    /// <summary>Gets 账户结余: the balance behind it.</summary>
    public Fen Balance => FenOf("账户结余(元)");

    /// <summary>Gets 资金变更提交申请人.</summary>
    public string Applicant => Text("资金变更提交申请人");

    /// <summary>Gets 备注.</summary>
    public string Note => Text("备注");

    /// <summary>Gets 业务凭证号: the merchant's number of the order or refund.</summary>
    public string VoucherId => Text("业务凭证号");

    internal static new FundFlowRow Create(BillCells cells) => new(cells);
}
