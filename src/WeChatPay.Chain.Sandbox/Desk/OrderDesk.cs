using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Sandbox.Docs;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Does to an order what its payer, its merchant and WeChat Pay do, and tells its receiver as WeChat Pay does.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class OrderDesk(
    ResourceBook book, Cashier cashier, CashierLink link, OwnMerchant merchant, string mchid, Func<PlatformSigner> platform, CallbackDesk callbacks)
{
    private const string Paid = "TRANSACTION.SUCCESS", Refunded = "REFUND.SUCCESS";

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

    /// <summary>Shows the order that the <c>pr</c> of a <c>code_url</c> or an <c>h5_url</c> leads to.</summary>
    public SandboxResponse ShowForCashier(string token) => cashier.FindByToken(token) is { } order
        ? SandboxResponse.FromJson(200, Describe(order))
        : ApiError.Create(404, "ORDER_NOT_EXIST", "This sandbox has no order for that link: a sandbox forgets its orders when it stops. Nothing was done.");

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
        if (order.IsPaid && wishes.Refund is null && line.Total <= line.Refunded)
            return ApiError.Create(400, "INVALID_REQUEST", $"The order `{number}` is refunded wholly: nothing is left. Nothing was done.");
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
            var (signer, data) = (platform(), PaymentCallback.ComposeRefund(response, mchid));
            var sent = new SentCallback(url, Refunded, signer.Callback(Refunded, data), SenderKeys.Usual, data) { Order = line.OutTradeNo };
            told["callback"] = await callbacks.SendAsync(sent, cancellationToken).ConfigureAwait(false);
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
            return CallbackDesk.Untold(null, "the order has no notify_url");
        var signer = platform();
        if (order.Maker.IsXml)
        {
            var fields = PaymentCallback.ComposeV2(order, mchid);
            return await SendAsync(new(url, "transaction-success", signer.CallbackV2(fields), SenderKeys.Usual, JObject.FromObject(fields)))
                .ConfigureAwait(false);
        }
        if (PaymentCallback.FindQuery(order) is not { } query)
            return CallbackDesk.Untold(url, $"the sandbox has no callback for orders of {order.Maker.Path}");
        var (_, payment) = await CallAsync("GET", query, null, cancellationToken).ConfigureAwait(false);
        return await SendAsync(new(url, Paid, signer.Callback(Paid, payment), SenderKeys.Usual, payment)).ConfigureAwait(false);

        Task<JObject> SendAsync(SentCallback sent) => callbacks.SendAsync(sent with { Order = order.Number }, cancellationToken);
    }

    private async Task<(HttpStatusCode Status, JObject Body)> CallAsync(string method, string target, JObject? body, CancellationToken cancellationToken)
    {
        var bytes = body is null ? [] : Encoding.UTF8.GetBytes(body.ToString(Formatting.None));
        using var response = await merchant.SendAsync(new SandboxRequest(method, target, NoFaults, bytes), cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return (response.StatusCode, StrictJson.ParseObject(Encoding.UTF8.GetBytes(text), out _) ?? []);
    }

    private JObject Describe(Resource order) => new()
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
        ["cashier_url"] = link.Of(order),
        ["refunds"] = new JArray(order.Refunds.Select(static refund => new JObject
        {
            ["out_refund_no"] = refund.OutRefundNo,
            ["refund_id"] = refund.RefundId,
            ["refund"] = refund.Fen,
        })),
    };

    private static SandboxResponse Unknown(string number) => ApiError.Create(404, "ORDER_NOT_EXIST",
        $"This sandbox has no order with the number `{number}`: place it first. Nothing was done.");
}
