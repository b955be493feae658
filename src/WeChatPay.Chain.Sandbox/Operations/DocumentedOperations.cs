using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Bills;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Carries out the operations of APIv3 without an endpoint of their own, as the table documents them.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class DocumentedOperations(ResourceBook book, FieldEncryption encryption, DocumentedFiles files, SandboxOptions options, CashierLink cashier)
{
    private readonly DocumentedRequestRules _check = new(encryption);
    private readonly RefundRules _refunds = new(book);
    private readonly OrderRules _orders = new(book, options.Mchid);

    /// <summary>Carries out a request.</summary>
    /// <returns>Null where the table has no such operation.</returns>
    public SandboxResponse? Respond(SandboxRequest request)
    {
        if (OperationMap.Find(request.Method, request.Path) is not { } route)
            return null;

        var sent = _check.Check(request, route, out var problem);
        if (problem is not null)
            return ApiError.ForParameter(problem.Field, problem.Location, problem.Issue, problem.Message + ". Nothing was done.");

        var operation = route.Operation;
        if (_orders.RefuseMerchant(operation, sent) is { } stranger)
            return stranger;
        if (files.Refuse(operation, sent, request) is { } withoutFile)
            return withoutFile;
        if (operation.Method == "GET" && operation.Response.Count == 0)
            return FileResponse.Create(operation);
        if (operation.Makes is { } made)
            return Make(operation, made, sent);
        if (ShownPayment(operation, sent, out var unknown) is { } order)
            return Show(operation, sent, order);
        return unknown ?? Use(operation, sent, request);
    }

    private SandboxResponse Make(Operation operation, string name, SentFields sent)
    {
        var all = sent.All();
        var number = (string)all[name]!;
        var made = new Resource(operation, name, number, all, book.Now);
        var (kept, refusal) = book.Change(() => Add(IsPaidAtOnce(operation) ? made.Pay(book.Now) : made));
        if (refusal is not null)
            return refusal;
        return JToken.DeepEquals(kept.Sent, all) && kept.Maker == operation
            ? Show(operation, sent, kept)
            : ApiError.Create(
                400,
                "INVALID_REQUEST",
                $"The {name} `{number}` was used before, with other data. Send the same data to repeat the call, or use a new number. Nothing was done.");
    }

    // Of two calls at once, one makes it, and enters what it refunds at the order.
    private (Resource Kept, SandboxResponse? Refusal) Add(Resource made)
    {
        var before = book.Find(made.Name, made.Number, [made.Maker]);
        var refusal = made.IsOrder ? _orders.Refuse(made) : before is null ? _refunds.Enter(made) : null;
        return (before ?? (refusal is null ? book.Add(made) : made), refusal);
    }

    private SandboxResponse Use(Operation operation, SentFields sent, SandboxRequest request)
    {
        if (Creations.FindUsedNumber(operation) is not var (name, makers))
            return Body(operation, sent, sent.All(), null, SeedOf(request));

        var number = (string?)sent.All()[name] ?? "";
        if (book.Find(name, number, makers) is not { } resource)
            return Unknown(name, number, makers);
        return operation.Method == "GET" ? Show(operation, sent, book.Change(resource, Progress)) : Change(operation, sent, resource);
    }

    private SandboxResponse Change(Operation operation, SentFields sent, Resource resource)
    {
        var next = PhaseAfter(operation.Path.Split('/')[^1]);
        var (now, refusal) = book.Change(resource, before => next switch
        {
            null => (before, (before, null)),
            Phase.Closed or Phase.Cancelled when before.IsPaid => (before, (before, "is paid")),
            _ when before.Phase == next => (before, (before, null)),
            _ => Both(before with { Phase = next.Value, ChangedAt = book.Now }),
        });
        return refusal is null
            ? Show(operation, sent, now)
            : ApiError.Create(400, "INVALID_REQUEST",
                $"The {resource.Name} `{resource.Number}` {refusal}, and can no longer be closed or cancelled. Nothing was done.");
    }

    private static (Resource Next, (Resource Now, string? Refusal) Response) Both(Resource resource) => (resource, (resource, null));

    // A refund and a batch are done by the first query.
    private (Resource Next, Resource Response) Progress(Resource before)
    {
        var next = before is { Phase: Phase.Open, Name: "out_refund_no" or "out_batch_no" } ? before with { Phase = Phase.Done, ChangedAt = book.Now } : before;
        return (next, next);
    }

    // The transaction_id of a payment also finds the order.
    private Resource? ShownPayment(Operation operation, SentFields sent, out SandboxResponse? unknown)
    {
        unknown = null;
        if ((string?)sent.Path["transaction_id"] is not { } id || !operation.Path.Contains("transactions/id/", StringComparison.Ordinal))
            return null;
        var order = book.FindOrder(order => order.Phase is Phase.Paid or Phase.Refunded or Phase.Reversed && order.TransactionId == id);
        if (order is null)
            unknown = ApiError.Create(404, "RESOURCE_NOT_EXISTS",
                $"There is no payment with the transaction_id `{id}` in this sandbox: an order gets its transaction_id when it is paid. "
                + $"{RefundRules.HowToPay} Nothing was done.");
        return order;
    }

    private SandboxResponse Show(Operation operation, SentFields sent, Resource resource)
    {
        var all = (JObject)resource.Sent.DeepClone();
        all.Merge(sent.Path, new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Replace });

        // A refund names its order by one of two numbers, and tells both.
        if (!resource.IsOrder && all["transaction_id"] is null && (string?)all["out_trade_no"] is { } outTradeNo
            && book.FindOrder(outTradeNo) is { IsPaid: true } order)
            all["transaction_id"] = order.TransactionId;
        else if (resource.Kind == ResourceKind.Refund && all["out_trade_no"] is null && (string?)all["transaction_id"] is { } transactionId
            && book.FindOrder(paid => paid.IsPaid && paid.TransactionId == transactionId) is { } refunded)
            all["out_trade_no"] = refunded.Number;
        return Body(operation, sent, all, resource, resource.Seed);
    }

    private SandboxResponse Body(Operation operation, SentFields sent, JObject said, Resource? resource, string seed)
    {
        if (operation.Response.Count == 0)
            return SandboxResponse.WithoutBody(operation.SuccessStatus ?? 204);
        var samples = new SampleValues(options.Mchid, resource?.ChangedAt ?? book.Now, seed);
        var body = new ResponseMaker(samples, said, resource, sent.Encrypt).Make(operation.Response);
        if (resource is { IsOrder: true } && body.ContainsKey("h5_url"))
            body["h5_url"] = cashier.Of(resource);
        files.FillIn(operation, sent, body);
        return SandboxResponse.FromJson(operation.SuccessStatus ?? 200, body);
    }

    private static SandboxResponse Unknown(string name, string number, IReadOnlyList<Operation> makers) => ApiError.Create(
        404,
        "RESOURCE_NOT_EXISTS",
        $"There is nothing with the {name} `{number}` in this sandbox; it is made by "
            + $"{string.Join(" or ", makers.Take(6).Select(static maker => $"{maker.Method} {OperationMap.WirePath(maker)}"))}. Nothing was done.");

    private static bool IsPaidAtOnce(Operation operation) => operation.Path.Split('/')[^1] is "codepay" or "micropay";

    private static Phase? PhaseAfter(string action) => action switch
    {
        "close" or "terminate" => Phase.Closed,
        "cancel" => Phase.Cancelled,
        "revoke" or "reverse" => Phase.Reversed,
        "complete" or "finish" or "confirm" => Phase.Done,
        _ => null,
    };

    // The same request gets the same ids.
    private static string SeedOf(SandboxRequest request) =>
        Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Target}\n"), .. request.Bytes]));
}
