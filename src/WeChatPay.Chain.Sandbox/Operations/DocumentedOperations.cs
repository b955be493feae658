using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Carries out the operations of APIv3 that have no endpoint of their own, as the table documents them.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class DocumentedOperations(ResourceBook book, SensitiveFields sensitive, SandboxOptions options)
{
    private readonly RequestCheck _check = new(sensitive);
    private readonly RefundRules _refunds = new(book);
    private readonly Lock _making = new();

    /// <summary>Answers a request.</summary>
    /// <returns>Null where the table has no such operation.</returns>
    public Answer? Answer(SandboxRequest request)
    {
        if (OperationMap.Find(request.Method, request.Path) is not { } route)
            return null;

        Sent sent = _check.Read(request, route, out Problem? problem);
        if (problem is not null)
            return ApiError.Param(problem.Field, problem.Location, problem.Issue, problem.Message + ". Nothing was done.");

        Operation operation = route.Operation;
        if (operation.Method == "GET" && operation.Response.Count == 0)
            return FileAnswer.Of(operation);
        if (Creations.Made(operation) is { } made)
            return Make(operation, made, sent);
        if (ShownPayment(operation, sent, out Answer? unknown) is { } order)
            return Show(operation, sent, order);
        return unknown ?? Use(operation, sent, request);
    }

    private Answer Make(Operation operation, string name, Sent sent)
    {
        JObject all = sent.All();
        var number = (string)all[name]!;
        var made = new Resource(operation, name, number, all, book.Now) { Phase = IsPaidAtOnce(operation) ? Phase.Paid : Phase.Open };
        Resource kept;

        // Of two calls at once, one makes it, and takes from the order what it refunds.
        lock (_making)
        {
            Resource? before = book.Find(name, number, [operation]);
            if (before is null && _refunds.Enter(made) is { } refusal)
                return refusal;
            kept = before ?? book.Add(made);
        }

        return JToken.DeepEquals(kept.Sent, all) && kept.Maker == operation
            ? Show(operation, sent, kept)
            : ApiError.Of(
                400,
                "INVALID_REQUEST",
                $"The {name} \"{number}\" was used before, with other data. Send the same data to repeat the call, or take a new number. Nothing was done.");
    }

    private Answer Use(Operation operation, Sent sent, SandboxRequest request)
    {
        if (Creations.Used(operation) is not var (name, makers))
            return Body(operation, sent.All(), null, SeedOf(request));

        var number = (string?)sent.All()[name] ?? "";
        if (book.Find(name, number, makers) is not { } resource)
            return Unknown(name, number, makers);
        return operation.Method == "GET" ? Show(operation, sent, book.Change(resource, Progress)) : Change(operation, sent, resource);
    }

    private Answer Change(Operation operation, Sent sent, Resource resource)
    {
        Phase? next = PhaseAfter(operation.Path.Split('/')[^1]);
        (Resource now, var refusal) = book.Change(resource, before => next switch
        {
            null => (before, (before, null)),
            Phase.Closed or Phase.Cancelled when before.Phase is Phase.Paid or Phase.Refunded => (before, (before, "is paid")),
            _ when before.Phase == next => (before, (before, null)),
            _ => Both(before with { Phase = next.Value, ChangedAt = book.Now }),
        });
        return refusal is null
            ? Show(operation, sent, now)
            : ApiError.Of(400, "INVALID_REQUEST", $"What has the {resource.Name} \"{resource.Number}\" {refusal}, and can no longer be closed or cancelled. Nothing was done.");
    }

    private static (Resource Next, (Resource Now, string? Refusal) Answer) Both(Resource resource) => (resource, (resource, null));

    // A refund and a batch are carried out by the time that somebody asks for them.
    private (Resource Next, Resource Answer) Progress(Resource before)
    {
        Resource next = before is { Phase: Phase.Open, Name: "out_refund_no" or "out_batch_no" } ? before with { Phase = Phase.Done, ChangedAt = book.Now } : before;
        return (next, next);
    }

    // WeChat Pay's own number of a payment stands for the order too.
    private Resource? ShownPayment(Operation operation, Sent sent, out Answer? unknown)
    {
        unknown = null;
        if ((string?)sent.Path["transaction_id"] is not { } id || !operation.Path.Contains("transactions/id/", StringComparison.Ordinal))
            return null;
        Resource? order = book.FirstOrder(order => order.Phase is Phase.Paid or Phase.Refunded or Phase.Reversed && SampleNumbers.TransactionId(order.Seed) == id);
        if (order is null)
            unknown = ApiError.Of(404, "RESOURCE_NOT_EXISTS", $"There is no payment with the transaction_id \"{id}\" in this sandbox: SandboxServer.Pay makes one of an order, and returns its number. Nothing was done.");
        return order;
    }

    private Answer Show(Operation operation, Sent sent, Resource resource)
    {
        var all = (JObject)resource.Sent.DeepClone();
        all.Merge(sent.Path, new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Replace });

        // A refund by the merchant's number of the order tells WeChat Pay's number of its payment.
        if (!resource.IsOrder && all["transaction_id"] is null && (string?)all["out_trade_no"] is { } outTradeNo && book.FindOrder(outTradeNo) is { Phase: Phase.Paid or Phase.Refunded } order)
            all["transaction_id"] = SampleNumbers.TransactionId(order.Seed);
        return Body(operation, all, resource, resource.Seed);
    }

    private Answer Body(Operation operation, JObject said, Resource? resource, string seed)
    {
        if (operation.Response.Count == 0)
            return Answers.Answer.Empty;
        var samples = new SampleValues(options.Mchid, book.Now, seed);
        return Answers.Answer.Json(200, new AnswerBody(samples, said, resource, sensitive.Seal).Of(operation.Response));
    }

    private static Answer Unknown(string name, string number, IReadOnlyList<Operation> makers) => ApiError.Of(
        404,
        "RESOURCE_NOT_EXISTS",
        $"There is nothing with the {name} \"{number}\" in this sandbox; it is made by {string.Join(" or ", makers.Take(6).Select(static maker => $"{maker.Method} {OperationMap.WirePath(maker)}"))}. Nothing was done.");

    private static bool IsPaidAtOnce(Operation operation) => operation.Path.Split('/')[^1] is "codepay" or "micropay";

    private static Phase? PhaseAfter(string action) => action switch
    {
        "close" or "terminate" => Phase.Closed,
        "cancel" => Phase.Cancelled,
        "revoke" or "reverse" => Phase.Reversed,
        "complete" or "finish" or "confirm" => Phase.Done,
        _ => null,
    };

    // The same request is answered with the same ids.
    private static string SeedOf(SandboxRequest request) =>
        Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Target}\n"), .. request.Bytes]));
}
