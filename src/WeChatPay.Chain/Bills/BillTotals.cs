namespace WeChatPay.Bills;

/// <summary>Adds up the rows, and holds the sums against the line of totals.</summary>
/// <remarks>A total that is not known, or whose column the bill lacks, is kept and not checked. Mutable: use it from one thread.</remarks>
internal sealed class BillTotals
{
    public const string TradeCount = "总交易单数";
    public const string FlowCount = "资金流水总笔数";
    public const string Direction = "收支类型";
    public const string Income = "收入";
    public const string FlowAmount = "收支金额(元)";

    private const string Expense = "支出";

    private static readonly Rule[] Rules =
    [
        new(TradeCount, null),
        new("应结订单总金额", TradeBillRow.SettledName),
        new("退款总金额", TradeBillRow.RefundedName),
        new("充值券退款总金额", TradeBillRow.CouponRefundedName),
        new("手续费总金额", TradeBillRow.FeeName),
        new("订单总金额", TradeBillRow.TotalName),
        new("申请退款总金额", TradeBillRow.RequestedRefundName),
        new("总交易额", "总金额"),
        new("总退款金额", TradeBillRow.RefundedName),
        new("总企业红包退款金额", "企业红包退款金额"),
        new("总代金券或立减优惠退款金额", "代金券或立减优惠退款金额"),
        new(FlowCount, null),
        new("收入笔数", null, Income),
        new("收入金额", FlowAmount, Income),
        new("支出笔数", null, Expense),
        new("支出金额", FlowAmount, Expense),
    ];

    private readonly Sum[] _sums;
    private readonly int _direction;

    public BillTotals(BillColumns columns)
    {
        _direction = columns.Find(Direction);
        _sums =
        [
            .. from rule in Rules
               let column = rule.Column is null ? -1 : columns.Find(rule.Column)
               where (rule.Column is null || column >= 0) && (rule.Of is null || _direction >= 0)
               select new Sum(rule, column),
        ];
    }

    /// <summary>Adds a row.</summary>
    /// <exception cref="WeChatPayBillException">A value is not an amount, or the sum is too large.</exception>
    public void Add(BillCells row)
    {
        foreach (var sum in _sums)
        {
            if (sum.Rule.OfBytes is { } of && !row[_direction].SequenceEqual(of))
                continue;
            var more = sum.Column < 0 ? 1 : row.Parts(sum.Column);
            if (more > 0 ? sum.Value > long.MaxValue - more : sum.Value < long.MinValue - more)
                throw row.Refuse(sum.Column, "makes the sum of the column too large");
            sum.Value += more;
        }
    }

    /// <summary>Compares a line of totals with the rows.</summary>
    /// <exception cref="WeChatPayBillException">A total is another than the sum of the rows.</exception>
    public void Check(BillCells totals)
    {
        foreach (var sum in _sums)
        {
            var at = totals.Columns.Find(sum.Rule.Total);
            if (at < 0)
                continue;
            var stated = sum.Column < 0 ? totals.Parts(at) / BillAmount.PartsOfYuan : totals.Parts(at);
            if (stated != sum.Value)
                throw totals.Refuse(at, "is not what the rows add up to: the bill is not whole, or was changed");
        }
    }

    /// <summary>A total: a count or a sum over the rows, of all or of those of one direction.</summary>
    private sealed record Rule(string Total, string? Column, string? Of = null)
    {
        public byte[]? OfBytes { get; } = Of is null ? null : Basics.StrictUtf8.GetBytes(Of);
    }

    private sealed class Sum(Rule rule, int column)
    {
        public Rule Rule => rule;

        public int Column => column;

        public long Value { get; set; }
    }
}
