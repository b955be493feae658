using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Docs;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Does to an order what its payer, its merchant and WeChat Pay do, and tells its receiver as WeChat Pay does.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class OrderDesk(ResourceBook book, Cashier cashier, OwnMerchant merchant, string mchid, Func<PlatformSigner> platform)
{
    private static readonly Dictionary<string, string> NoFaults = new(StringComparer.OrdinalIgnoreCase)
    {
        // The fault that a test has set is for the test's own next call.
        [SandboxFaults.HeaderName] = SandboxFaults.Names[0],
        ["Content-Type"] = "application/json",
    };

    /// <summary>Lists the orders, the newest first.</summary>
    public SandboxResponse List() => SandboxResponse.FromJson(
        200, new JObject { ["orders"] = new JArray(book.ListOrders().OrderByDescending(static order => order.MadeAt).Select(Describe)) });

    /// <summary>Shows an order.</summary>
    public SandboxResponse Show(string number) => Find(number) is { } order ? SandboxResponse.FromJson(200, Describe(order)) : Unknown(number);

    /// <summary>Pays an order, and sends the callback to its <c>notify_url</c>.</summary>
    /// <param name="number">The merchant's number of the order.</param>
    /// <param name="notifies">Whether the callback is sent.</param>
    /// <param name="cancellationToken">Cancels the delivery, not the payment.</param>
    public async Task<SandboxResponse> PayAsync(string number, bool notifies, CancellationToken cancellationToken)
    {
        if (Find(number) is null)
            return Unknown(number);
        try
        {
            cashier.Pay(number);
        }
        catch (InvalidOperationException refused)
        {
            return ApiError.Create(400, "ORDER_CLOSED", refused.Message);
        }
        return await TellAsync(Find(number)!, notifies, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes an order that is not paid.</summary>
    public SandboxResponse Close(string number)
    {
        if (Find(number) is not { } found)
            return Unknown(number);
        try
        {
            cashier.Close(number);
        }
        catch (InvalidOperationException refused)
        {
            return ApiError.Create(400, "ORDERPAID", refused.Message);
        }
        return SandboxResponse.FromJson(200, new JObject { ["order"] = Describe(Find(found.Number)!) });
    }

    /// <summary>Sends the callback of a payment again.</summary>
    public async Task<SandboxResponse> NotifyAsync(string number, CancellationToken cancellationToken)
    {
        if (Find(number) is not { } order)
            return Unknown(number);
        return order.IsPaid
            ? await TellAsync(order, notifies: true, cancellationToken).ConfigureAwait(false)
            : ApiError.Create(400, "INVALID_REQUEST", $"The order `{number}` is not paid, so it has no callback. Nothing was sent.");
    }

    /// <summary>Refunds an order by the merchant's own call, and sends the callback where the refund names a <c>notify_url</c>.</summary>
    /// <param name="number">The merchant's number of the order.</param>
    /// <param name="asked">The wishes: <c>refund</c> in fen (the rest of the order by default), <c>out_refund_no</c>, <c>reason</c>,
    /// <c>notify_url</c>.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    public async Task<SandboxResponse> RefundAsync(string number, JObject asked, CancellationToken cancellationToken)
    {
        if (Find(number) is not { } order)
            return Unknown(number);
        if (RefundWishes.Read(asked, out var refusal) is not { } wishes)
            return refusal!;
        var line = OrderLine.Find(order, number);
        var request = new JObject
        {
            ["out_trade_no"] = line.OutTradeNo,
            ["out_refund_no"] = wishes.OutRefundNo ?? $"R{line.OutTradeNo[^Math.Min(line.OutTradeNo.Length, 40)..]}-{line.Refunds.Count() + 1}",
            ["amount"] = new JObject { ["refund"] = wishes.Refund ?? line.Total - line.Refunded, ["total"] = line.Total, ["currency"] = "CNY" },
        };
        if (wishes.Reason is not null)
            request["reason"] = wishes.Reason;
        if (wishes.NotifyUrl is not null)
            request["notify_url"] = wishes.NotifyUrl;
        if (line.SubMchid.Length > 0)
            request["sub_mchid"] = line.SubMchid;
        var (status, response) = await CallAsync("POST", "/v3/refund/domestic/refunds", request, cancellationToken).ConfigureAwait(false);
        if (status != HttpStatusCode.OK)
            return SandboxResponse.FromJson((int)status, response) with { ErrorCode = (string?)response["code"] };
        var told = new JObject { ["order"] = Describe(Find(number)!), ["refund"] = response };
        if (wishes.NotifyUrl is { } url)
        {
            var callback = platform().Callback("REFUND.SUCCESS", PaymentCallback.ComposeRefund(response, mchid));
            told["callback"] = await DeliverAsync(url, "REFUND.SUCCESS", callback, cancellationToken).ConfigureAwait(false);
        }
        return SandboxResponse.FromJson(200, told);
    }

    private Resource? Find(string number) => book.FindOrder(number);

    private async Task<SandboxResponse> TellAsync(Resource order, bool notifies, CancellationToken cancellationToken)
    {
        var told = new JObject { ["order"] = Describe(order) };
        if (notifies)
            told["callback"] = await TellReceiverAsync(order, cancellationToken).ConfigureAwait(false);
        return SandboxResponse.FromJson(200, told);
    }

    private async Task<JObject> TellReceiverAsync(Resource order, CancellationToken cancellationToken)
    {
        if ((string?)order.Sent["notify_url"] is not { Length: > 0 } url)
            return Untold(null, "the order has no notify_url");
        if (order.Maker.IsXml)
            return await DeliverAsync(url, "transaction-success", platform().CallbackV2(PaymentCallback.ComposeV2(order, mchid)), cancellationToken)
                .ConfigureAwait(false);
        if (PaymentCallback.FindQuery(order) is not { } query)
            return Untold(url, $"the sandbox has no callback for orders of {order.Maker.Path}");
        var (_, payment) = await CallAsync("GET", query, null, cancellationToken).ConfigureAwait(false);
        return await DeliverAsync(url, "TRANSACTION.SUCCESS", platform().Callback("TRANSACTION.SUCCESS", payment), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<JObject> DeliverAsync(string url, string eventType, SignedCallback callback, CancellationToken cancellationToken)
    {
        // The addresses of examples lead to strangers.
        if (!HttpUrl.IsAbsolute(url) || !new Uri(url).IsLoopback)
            return Untold(url, "its notify_url is not on this machine");
        var delivery = await callback.SendAsync(new Uri(url), cancellationToken).ConfigureAwait(false);
        return new JObject
        {
            ["url"] = url,
            ["event"] = eventType,
            ["sent"] = true,
            ["status"] = delivery.Status,
            ["accepted"] = delivery.IsAccepted,
            ["problem"] = delivery.Problem,
            ["milliseconds"] = (long)delivery.Elapsed.TotalMilliseconds,
        };
    }

    private static JObject Untold(string? url, string problem) =>
        new() { ["url"] = url, ["sent"] = false, ["accepted"] = false, ["problem"] = problem };

    private async Task<(HttpStatusCode Status, JObject Body)> CallAsync(string method, string target, JObject? body, CancellationToken cancellationToken)
    {
        var bytes = body is null ? [] : Encoding.UTF8.GetBytes(body.ToString(Formatting.None));
        using var response = await merchant.SendAsync(new SandboxRequest(method, target, NoFaults, bytes), cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return (response.StatusCode, StrictJson.ParseObject(Encoding.UTF8.GetBytes(text), out _) ?? []);
    }

    private static JObject Describe(Resource order) => new()
    {
        [order.Name] = order.Number,
        ["operation"] = order.Maker.Path,
        ["description"] = (string?)order.Sent["description"],
        ["total"] = order.Total(),
        ["refunded"] = order.Refunded,
        ["trade_state"] = StateWords.FindTradeState(order.Phase),
        ["transaction_id"] = order.PaidAt is null ? null : order.TransactionId,
        ["notify_url"] = (string?)order.Sent["notify_url"],
        ["made_at"] = ChinaTime.Rfc3339(order.MadeAt),
        ["paid_at"] = order.PaidAt is { } paidAt ? ChinaTime.Rfc3339(paidAt) : null,
    };

    private static SandboxResponse Unknown(string number) => ApiError.Create(404, "ORDER_NOT_EXIST",
        $"This sandbox has no order with the number `{number}`: place it first. Nothing was done.");
}
