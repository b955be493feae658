namespace WeChatPay.Bills;

/// <summary>What the rows of a bill become, and which of its columns are in yuan though their names do not say so.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record BillForm<TRow>(Func<BillCells, TRow> Create, Func<string, bool>? IsYuan = null);

/// <summary>The forms.</summary>
internal static class BillForms
{
    public static readonly BillForm<BillRow> Any = new(BillRow.Create);

    public static readonly BillForm<TradeBillRow> Trade = new(TradeBillRow.Create);

    public static readonly BillForm<FundFlowRow> FundFlow = new(FundFlowRow.Create);

    // Documented: every amount of this bill is in yuan.
    public static readonly BillForm<BillRow> ProfitSharing = new(BillRow.Create, static name => name.EndsWith("金额", StringComparison.Ordinal));
}
