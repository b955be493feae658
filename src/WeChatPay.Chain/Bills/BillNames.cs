namespace WeChatPay.Bills;

/// <summary>The names of columns and totals as WeChat Pay writes them, and as they are compared.</summary>
internal static class BillNames
{
    private const string YuanMark = "(元)";

    private static readonly HashSet<string> Yuan = new(StringComparer.Ordinal)
    {
        TradeBillRow.SettledName, TradeBillRow.CouponName, TradeBillRow.RefundedName, TradeBillRow.CouponRefundedName, TradeBillRow.FeeName,
        TradeBillRow.TotalName, TradeBillRow.RequestedRefundName, "总金额", "企业红包金额", "企业红包退款金额", "代金券或立减优惠金额", "代金券或立减优惠退款金额",
        "应结订单总金额", "退款总金额", "充值券退款总金额", "手续费总金额", "订单总金额", "申请退款总金额", "总交易额", "总退款金额", "总企业红包退款金额",
        "总代金券或立减优惠退款金额", "收入金额", "支出金额",
    };

    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "交易时间", "公众账号ID", "商户号", "特约商户号", "子商户号", "设备号", "微信订单号", "商户订单号", "用户标识", "交易类型", "交易状态", "付款银行", "货币种类",
        "退款申请时间", "退款成功时间", "微信退款单号", "商户退款单号", "退款类型", "退款状态", "商品名称", "商户数据包", "费率", "费率备注", "记账时间",
        "微信支付业务单号", "资金流水单号", "业务名称", "业务类型", "收支类型", "收支金额(元)", "账户结余(元)", "资金变更提交申请人", "备注", "业务凭证号",
        BillTotals.TradeCount, BillTotals.FlowCount, "收入笔数", "支出笔数",
    };

    /// <summary>Gives a name as it is compared: brackets of half width, no blanks around it.</summary>
    public static string Normalize(string name) => name.Trim().Trim('"', '`', '\uFEFF').Replace('（', '(').Replace('）', ')');

    /// <summary>Tells whether a column is in yuan: its name says so, or it is one of a bill that is known.</summary>
    /// <param name="name">The normalized name.</param>
    public static bool IsYuan(string name) => name.EndsWith(YuanMark, StringComparison.Ordinal) || Yuan.Contains(name);

    /// <summary>Names a column for messages. A name that is not known is not quoted: a person's data may stand in the place of a name.</summary>
    public static string Describe(string name, int column) =>
        Yuan.Contains(name) || Others.Contains(name) ? $"column {column} (`{name}`)" : $"column {column}";
}
