namespace WeChatPay.Protocol;

/// <summary>Knows which calls change nothing, and which query tells the outcome of another call.</summary>
/// <remarks>The facts are not read for that: an exception must not load them. A test compares both. Immutable and thread-safe.</remarks>
internal static class QueryOperations
{
    // Each stands for every write to its collection, which is the path before the number.
    private static readonly string[] Queries =
    [
        "v3/pay/transactions/out-trade-no/{out_trade_no}",
        "v3/pay/partner/transactions/out-trade-no/{out_trade_no}",
        "v3/combine-transactions/out-trade-no/{combine_out_trade_no}",
        "v3/transactions/out-trade-no/{out_trade_no}",
        "v3/global/transactions/out-trade-no/{out_trade_no}",
        "v3/global/papay/transactions/out-trade-no/{out_trade_no}",
        "v3/vehicle/transactions/out-trade-no/{out_trade_no}",
        "v3/vehicle/etc/transactions/out-trade-no/{out_trade_no}",
        "v3/edu-papay/transactions/out-trade-no/{out_trade_no}",
        "v3/eduschoolpay/transactions/out-trade-no/{out_trade_no}",
        "v3/offlineface/transactions/out-trade-no/{out_trade_no}",
        "v3/qrcode/transactions/out-trade-no/{out_trade_no}",
        "v3/ebike/charge/transactions/out-trade-no/{out_trade_no}",
        "v3/med-ins/orders/out-trade-no/{out_trade_no}",
        "v3/ecommerce/combine-papay/transactions/{combine_out_trade_no}",
        "v3/hire-power-bank/insurance-orders/{out_order_no}",
        "v3/refund/domestic/refunds/{out_refund_no}",
        "v3/refunds/out-refund-no/{out_refund_no}",
        "v3/ecommerce/refunds/out-refund-no/{out_refund_no}",
        "v3/global/refunds/out-refund-no/{out_refund_no}",
        "v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}",
        "v3/fund-app/mch-transfer/partner/transfer-bills/out-bill-no/{out_bill_no}",
        "v3/fund-app/mch-transfer/transfer-to-qq-wallet-bills/{out_bill_no}",
        "v3/ecommerce/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}",
        "v3/platsolution/ecommerce/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}",
        "v3/transfer/batches/out-batch-no/{out_batch_no}",
        "v3/partner-transfer/batches/out-batch-no/{out_batch_no}",
        "v3/bank-transfer/batches/out-batch-no/{out_batch_no}",
        "v3/platsolution/mch-transfer/batches/out-batch-no/{out_batch_no}",
        "v3/profitsharing/orders/{out_order_no}",
        "v3/profitsharing/return-orders/{out_return_no}",
        "v3/global/profit-sharing/orders/{out_order_no}",
        "v3/ecommerce/fund/withdraw/out-request-no/{out_request_no}",
        "v3/merchant/fund/withdraw/out-request-no/{out_request_no}",
        "v3/payscore/serviceorder",
        "v3/payscore/partner/serviceorder",
        "v3/ecommerce/profitsharing/orders",
        "v3/ecommerce/profitsharing/returnorders",
    ];

    private static readonly Dictionary<string, string> QueriesV2 = new(StringComparer.Ordinal)
    {
        ["v2/pay/unifiedorder"] = "v2/pay/orderquery",
        ["v2/pay/contractorder"] = "v2/pay/orderquery",
        ["v2/pay/micropay"] = "v2/pay/orderquery",
        ["v2/pay/closeorder"] = "v2/pay/orderquery",
        ["v2/secapi/pay/reverse"] = "v2/pay/orderquery",
        ["v2/secapi/pay/refund"] = "v2/pay/refundquery",
        ["v2/secapi/pay/refundv2"] = "v2/pay/refundqueryv2",
        ["v2/pay/facepay"] = "v2/pay/facepayquery",
        ["v2/secapi/pay/facepayreverse"] = "v2/pay/facepayquery",
        ["v2/pay/combinedorder"] = "v2/pay/querycombinedorder",
        ["v2/pay/closecombinedorder"] = "v2/pay/querycombinedorder",
        ["v2/pay/pappayapply"] = "v2/pay/paporderquery",
        ["v2/pay/partner/pappayapply"] = "v2/pay/partner/paporderquery",
        ["v2/secapi/pay/profitsharing"] = "v2/pay/profitsharingquery",
        ["v2/secapi/pay/multiprofitsharing"] = "v2/pay/profitsharingquery",
        ["v2/secapi/pay/profitsharingfinish"] = "v2/pay/profitsharingquery",
        ["v2/secapi/pay/profitsharingreturn"] = "v2/pay/profitsharingreturnquery",
        ["v2/deposit/unifiedorder"] = "v2/deposit/orderquery",
        ["v2/deposit/micropay"] = "v2/deposit/orderquery",
        ["v2/deposit/facepay"] = "v2/deposit/orderquery",
        ["v2/deposit/consume"] = "v2/deposit/orderquery",
        ["v2/deposit/reverse"] = "v2/deposit/orderquery",
        ["v2/deposit/refund"] = "v2/deposit/refundquery",
        ["v2/mmpaymkttransfers/promotion/transfers"] = "v2/mmpaymkttransfers/gettransferinfo",
        ["v2/mmpaymkttransfers/promotion/paywwsptrans2pocket"] = "v2/mmpaymkttransfers/promotion/querywwsptrans2pocket",
        ["v2/mmpaymkttransfers/sendredpack"] = "v2/mmpaymkttransfers/gethbinfo",
        ["v2/mmpaymkttransfers/sendgroupredpack"] = "v2/mmpaymkttransfers/gethbinfo",
        ["v2/mmpaymkttransfers/sendminiprogramhb"] = "v2/mmpaymkttransfers/gethbinfo",
        ["v2/mmpaymkttransfers/sendworkwxredpack"] = "v2/mmpaymkttransfers/queryworkwxredpack",
        ["v2/mmpaysptrans/pay_bank"] = "v2/mmpaysptrans/query_bank",
    };

    /// <summary>Tells whether a call changes nothing, whatever becomes of it.</summary>
    /// <param name="call">Verb and path template: a GET, or a POST of APIv2 that queries or downloads.</param>
    public static bool IsQuery(CallName call)
    {
        var path = call.KnownPath;
        if (call.Verb is "GET" or "HEAD")
            return true;
        if (!path.StartsWith("v2/", StringComparison.Ordinal))
            return false;
        var last = path[(path.LastIndexOf('/') + 1)..];
        return last.Contains("query", StringComparison.Ordinal) || last.StartsWith("get", StringComparison.Ordinal)
            || last.StartsWith("download", StringComparison.Ordinal);
    }

    /// <summary>Finds the query that tells the outcome of a call.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <returns>For example <c>GET v3/pay/transactions/out-trade-no/{out_trade_no}</c>; <see langword="null"/> where none is known.</returns>
    public static string? FindQuery(CallName call)
    {
        var path = call.KnownPath;
        if (path.StartsWith("v2/", StringComparison.Ordinal))
            return QueriesV2.TryGetValue(path, out var v2) ? $"POST {v2}" : null;
        return Array.Find(Queries, query => IsIn(Collection(query), path)) is { } v3 ? $"GET {v3}" : null;
    }

    private static bool IsIn(string collection, string path) =>
        path.StartsWith(collection, StringComparison.Ordinal) && (path.Length == collection.Length || path[collection.Length] == '/');

    private static string Collection(string query)
    {
        var end = query.IndexOf("/out-", StringComparison.Ordinal);
        if (end < 0)
            end = query.IndexOf("/{", StringComparison.Ordinal);
        return end < 0 ? query : query[..end];
    }
}
