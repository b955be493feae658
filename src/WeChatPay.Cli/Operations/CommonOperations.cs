using WeChatPay.Facts;

namespace WeChatPay.Cli.Operations;

/// <summary>Knows which operations most merchants use: of two that fit, these come first.</summary>
internal static class CommonOperations
{
    private const int Common = 30, Overseas = -20, Older = -10;

    private static readonly string[] Paths =
    [
        "v3/pay/transactions/", "v3/refund/domestic/", "v3/bill/", "v3/billdownload/", "v3/certificates", "v3/combine-transactions/", "v3/fund-app/",
        "v3/profitsharing/", "v3/pay/partner/transactions/", "v3/payscore/", "v3/marketing/favor/", "v3/merchant-service/complaints",
    ];

    private static readonly string[] Events = ["TRANSACTION.SUCCESS", "REFUND.SUCCESS", "REFUND.CLOSED", "REFUND.ABNORMAL", "PAYSCORE.USER_PAID"];

    private static readonly string[] First = ["v3/pay/transactions/jsapi", "v3/pay/transactions/native", "v3/pay/transactions/h5", "v3/pay/transactions/app"];

    public static int Weigh(Operation operation) =>
        First.Contains(operation.Path) ? Common + 5
        : Array.Exists(Paths, path => operation.Path.StartsWith(path, StringComparison.Ordinal)) ? Common
        // The paths of WeChat Pay Global and Hong Kong.
        : operation.Path.Contains("global/", StringComparison.Ordinal) || operation.Path.StartsWith("v3/refunds", StringComparison.Ordinal)
            || operation.BaseUri?.Contains("apihk", StringComparison.Ordinal) is true ? Overseas
        : operation.IsXml ? Older
        : 0;

    public static int Weigh(DocumentedCallback callback) => Events.Contains(callback.Event) ? Common / 2 : 0;
}
