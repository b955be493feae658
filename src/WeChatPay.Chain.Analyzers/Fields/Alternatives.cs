using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Fields;

/// <summary>Fields of which one stands for the others, although the documentation marks each as required: the numbers of one order, for instance.</summary>
internal static class Alternatives
{
    private static readonly string[] OfOrder = ["transaction_id", "out_trade_no", "combine_transaction_id"];
    private static readonly string[] OfRefund = ["refund_id", "out_refund_no"];
    private static readonly string[] OfPayer = ["sp_openid", "sub_openid", "openid", "user_id"];
    private static readonly string[] Merchant = ["mchid"];
    private static readonly string[] Partner = ["sp_mchid", "sub_mchid"];

    /// <summary>Tells whether a field need not be there because another one is.</summary>
    /// <param name="sent">The fields that are there.</param>
    /// <param name="missing">The field that is not.</param>
    /// <param name="fields">The documented fields beside it.</param>
    /// <param name="path">Where they are.</param>
    public static bool Replaces(IReadOnlyCollection<string> sent, string missing, IReadOnlyList<Field> fields, string path)
    {
        // A merchant's own parts of a combined order have no sub-merchant.
        if (missing == "sub_mchid" && path.EndsWith("sub_orders", StringComparison.Ordinal))
            return true;
        // Where a refund is queried, its own numbers stand for those of the order, and the other way round.
        var isQueryOfRefund = OfRefund.All(name => fields.Any(field => field.Name == name));
        return Stands(OfPayer, OfPayer) || (isQueryOfRefund ? Stands([.. OfOrder, .. OfRefund], [.. OfOrder, .. OfRefund]) : Stands(OfOrder, OfOrder))
            || Stands(Partner, Merchant) || fields.Any(static field => field.Name == "mchid") && Stands(Merchant, Partner);

        bool Stands(string[] all, string[] instead) =>
            Array.IndexOf(all, missing) >= 0 && sent.Any(name => name != missing && Array.IndexOf(instead, name) >= 0);
    }
}
