using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Operations;

/// <summary>The rules for an order of APIv3: it is the merchant's own, and its number is not that of an order which ended, or has other data.</summary>
/// <remarks>Mutable and thread-safe.</remarks>
internal sealed class OrderRules(ResourceBook book, string mchid)
{
    private static readonly string[] Merchants = ["mchid", "sp_mchid", "combine_mchid"];

    /// <summary>Refuses data that names another merchant than the one that signed.</summary>
    public SandboxResponse? RefuseMerchant(Operation operation, SentFields sent)
    {
        if (!operation.Path.Contains("transactions", StringComparison.Ordinal))
            return null;
        foreach (var (location, data) in (ReadOnlySpan<(string, JObject)>)[("body", sent.Body), ("query", sent.Query)])
        {
            foreach (var name in Merchants)
            {
                if ((string?)data[name] is { Length: > 0 } given && given != mchid)
                    return ApiError.ForParameter("/" + name, location, "another merchant",
                        $"The field {name} is `{given}`, but merchant {mchid} signed the request. Nothing was done.");
            }
        }
        return null;
    }

    /// <summary>Refuses an order whose number, or a number of one of its orders, is taken.</summary>
    /// <returns>Null for a new order, and for the same request again while its order is open.</returns>
    public SandboxResponse? Refuse(Resource made)
    {
        foreach (var number in (string[])[made.Number, .. made.Orders().Select(static part => (string?)part["out_trade_no"] ?? "")])
        {
            if (book.FindOrder(number) is { } before && Refuse(before, made, number) is { } refusal)
                return refusal;
        }
        return null;
    }

    private static SandboxResponse? Refuse(Resource before, Resource made, string number)
    {
        if (before.Phase is Phase.Closed or Phase.Cancelled or Phase.Reversed)
            return ApiError.Create(400, "ORDER_CLOSED", $"The order with the {before.Name} `{before.Number}` is closed: use a new number. Nothing was done.");

        var isSame = before.Maker == made.Maker && before.Number == made.Number && JToken.DeepEquals(before.Sent, made.Sent);
        if (isSame && (before.Phase == Phase.Open || made.IsPaid))
            return null;
        return before.IsPaid
            ? ApiError.Create(400, "INVALID_REQUEST", $"The order with the {before.Name} `{before.Number}` is paid: use a new number. Nothing was done.")
            : ApiError.Create(400, "INVALID_REQUEST",
                $"The out_trade_no `{number}` was used before, with other data. Send the same data to repeat the call, or use a new number. Nothing was done.");
    }
}
