using System.Collections.Concurrent;
using WeChatPay.Porting.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Every documented operation, written as PHP in all six styles, sends what the chain sends when the same call is built by hand.</summary>
[Category("Catalogue")]
[NonParallelizable]
public sealed class CatalogueTests
{
    private const int OperationsPerBatch = 40;

    private static readonly (string Form, bool IsAsync)[] Styles =
        [("pure", true), ("chain", true), ("index", true), ("pure", false), ("chain", false), ("index", false)];

    /// <summary>The operations that the chain refuses before sending, ported or by hand: as they are documented, they cannot be called.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        // The page lists the field as one of `query`.
        ["GET v3/bank-transfer/batches/out-batch-no/{out_batch_no}"] =
            "`out_batch_no` of GET v3/bank-transfer/batches/out-batch-no/{out_batch_no} has no value",
        ["GET v3/merchant/fund/withdraw/bill-type/{bill_type}"] = "`bill_type` of GET v3/merchant/fund/withdraw/bill-type/{bill_type} has no value",
        ["POST v3/payscore/users/{openid}/permissions/{service_id}/terminate"] =
            "`openid` of POST v3/payscore/users/{openid}/permissions/{service_id}/terminate has no value",
        // The page lists `transaction_id`, which is another operation's.
        ["GET v3/global/papay/transactions/out-trade-no/{out_trade_no}"] =
            "`out_trade_no` of GET v3/global/papay/transactions/out-trade-no/{out_trade_no} has no value",
        // The page lists it nowhere.
        ["PATCH v3/global/merchants/{sub_mchid}"] = "`sub_mchid` of PATCH v3/global/merchants/{sub_mchid} has no value",
        // The page says `use_id`.
        ["POST v3/offlinefacemch/organizations/{organization_id}/users/user-id/{user_id}/terminate-contract"] =
            "`user_id` of POST v3/offlinefacemch/organizations/{organization_id}/users/user-id/{user_id}/terminate-contract has no value",
        // The page lists no `mch_id`, which the PHP SDK asks for too.
        ["POST v2/applyment/micro/signcontract"] = "is for the merchant empty text, and the client is `1900000109`'s",
    };

    [TestCase(PortingStyle.Dynamic)]
    [TestCase(PortingStyle.Static)]
    public void Port_OfEveryOperationInSixStyles_SendsTheSameWire(PortingStyle style)
    {
        var operations = CatalogueOperation.ReadAll().ToList();
        var outcomes = new ConcurrentBag<Outcome>();
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            Parallel.ForEach(operations.Chunk(OperationsPerBatch), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, batch =>
            {
                foreach (var outcome in Check(batch, style))
                    outcomes.Add(outcome);
            });
        }
        finally
        {
            Console.SetOut(output);
        }
        var problems = outcomes.Where(static outcome => outcome.Problem is not null).Select(static outcome => $"{outcome.Name}: {outcome.Problem}");
        Assert.That(problems.Take(10), Is.Empty);
        var refused = outcomes.Where(static outcome => outcome.Refusal is not null).DistinctBy(static outcome => (outcome.Operation, outcome.Refusal)).ToList();
        Assert.That(refused.Select(static outcome => outcome.Operation), Is.EquivalentTo(Refused.Keys));
        Assert.That(refused.Where(static outcome => !outcome.Refusal!.Contains(Refused[outcome.Operation], StringComparison.Ordinal)), Is.Empty);
        Assert.That(outcomes, Has.Count.EqualTo(6852));
    }

    private static List<Outcome> Check(CatalogueOperation[] batch, PortingStyle style)
    {
        var compiler = new SnippetCompiler();
        var outcomes = new List<Outcome>();
        var snippets = new List<(CatalogueOperation Operation, string Name, int Number)>();
        foreach (var operation in batch)
        {
            foreach (var (form, isAsync) in Styles)
            {
                var name = $"{operation} {form} {(isAsync ? "async" : "sync")}";
                var ported = PhpPorter.Port(operation.Write(form, isAsync), new PortingOptions { Style = style });
                if (ported.Code is { } code && ported.Diagnostics.Count == 0)
                    snippets.Add((operation, name, compiler.Add(name, code, style)));
                else
                    outcomes.Add(new(name, operation.ToString(), ported.ToString(), null));
            }
        }
        if (compiler.Compile() is { Count: > 0 } errors)
            return [.. outcomes, .. errors.Select(static error => new Outcome("compiling", "", error, null))];
        using var transport = new DryTransport();
        using var client = transport.CreateClient();
        foreach (var same in snippets.GroupBy(static snippet => snippet.Operation))
        {
            var byHand = Sent(transport, () => same.Key.Send(client));
            foreach (var (_, name, number) in same)
            {
                var ported = Sent(transport, () => compiler.Run(number, client));
                outcomes.Add(new(name, same.Key.ToString(), ported == byHand ? null : $"ported it sends\n{ported}\nby hand\n{byHand}", ported.Refusal));
            }
        }
        return outcomes;
    }

    private static Wire Sent(DryTransport transport, Action send)
    {
        transport.Requests.Clear();
        try
        {
            send();
            return new(transport.Requests.Single(), null);
        }
        catch (ArgumentException error) when (transport.Requests.Count == 0)
        {
            return new(null, error.Message);
        }
    }

    private sealed record Wire(DryRequest? Request, string? Refusal);

    private sealed record Outcome(string Name, string Operation, string? Problem, string? Refusal);
}
