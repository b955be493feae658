namespace WeChatPay.Sandbox.Bills;

/// <summary>A kind of bill: its path, its variants, and its writer.</summary>
/// <param name="Name">The last segment of the path.</param>
/// <param name="Parameter">The query parameter that chooses among its variants; the first one is the default.</param>
/// <param name="Variants">The values of that parameter.</param>
/// <param name="Write">Writes a bill from its rows, its variant and the merchant's number.</param>
internal sealed record BillKind(
    string Name, string Parameter, IReadOnlyList<string> Variants, Func<IReadOnlyCollection<BillEntry>, string, string, string> Write)
{
    public static readonly BillKind Trade = new(
        "tradebill", "bill_type", ["ALL", "SUCCESS", "REFUND", "RECHARGE_REFUND", "ALL_SPECIAL", "SUC_SPECIAL", "REF_SPECIAL"], TradeBillCsv.Write);

    public static readonly BillKind FundFlow = new("fundflowbill", "account_type", ["BASIC", "OPERATION", "FEES"], FundFlowCsv.Write);

    public static BillKind? Find(string name) => name == Trade.Name ? Trade : name == FundFlow.Name ? FundFlow : null;
}
