using WeChatPay.Basics;

namespace WeChatPay.Bills;

/// <summary>The words of the protocols for kinds of bills and accounts.</summary>
internal static class BillWords
{
    public static string Write(BillType type) => type switch
    {
        BillType.All => "ALL",
        BillType.Success => "SUCCESS",
        BillType.Refund => "REFUND",
        BillType.RechargeRefund => "RECHARGE_REFUND",
        BillType.AllSpecial => "ALL_SPECIAL",
        BillType.SuccessSpecial => "SUC_SPECIAL",
        BillType.RefundSpecial => "REF_SPECIAL",
        _ => throw Refuse(nameof(BillType)),
    };

    public static string WriteV2(BillType type) => type < BillType.AllSpecial
        ? Write(type)
        : throw new ArgumentException("This type of bill is APIv3's: use `TradeAsync`. Nothing was sent.", nameof(type)).On(HelpPage.Bills);

    public static string Write(BillAccount account) => WriteV2(account).ToUpperInvariant();

    public static string WriteV2(BillAccount account) => account switch
    {
        BillAccount.Basic => "Basic",
        BillAccount.Operation => "Operation",
        BillAccount.Fees => "Fees",
        _ => throw Refuse(nameof(BillAccount)),
    };

    private static ArgumentException Refuse(string type) => new ArgumentException($"The value is not one of `{type}`. Nothing was sent.").On(HelpPage.Bills);
}
