using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Chain;

public sealed class ChainTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [Test]
    public void Members_OnDynamic_AreSegments()
    {
        dynamic instance = _client;

        Assert.That(instance.v3.hirePowerBank.insuranceOrders.ToString(), Is.EqualTo("v3/hire-power-bank/insurance-orders"));
        Assert.That(instance.v3.pay.transactions.@return.@lock.@try.ToString(), Is.EqualTo("v3/pay/transactions/return/lock/try"));
    }

    [Test]
    public void Verb_UsedAsProperty_IsASegment()
    {
        dynamic instance = _client;

        Assert.That(instance.v3.profitsharing.receivers.delete.ToString(), Is.EqualTo("v3/profitsharing/receivers/delete"));
        Assert.That(instance.v3.chain.get.Post.ToString(), Is.EqualTo("v3/chain/get/post"));
    }

    [Test]
    public void Styles_FreelyMixed_MakeOnePath()
    {
        dynamic instance = _client;
        const string path = "v3/pay/transactions/id/{transaction_id}";

        Assert.That(instance.v3["pay"].transactions.chain("id/{transaction_id}").ToString(), Is.EqualTo(path));
        Assert.That(instance["v3/pay"].transactions.id._transaction_id_.ToString(), Is.EqualTo(path));
        Assert.That(_client["v3"].chain("pay/transactions")["id"]["{transaction_id}"].ToString(), Is.EqualTo(path));
    }

    [Test]
    public void Node_KeptAndReused_IsNotChanged()
    {
        var orders = _client["v3/pay"];
        _ = orders["transactions"];

        Assert.That(orders.ToString(), Is.EqualTo("v3/pay"));
    }

    [Test]
    public void TrailingSlash_ThenASegment_IsWrittenOnce() =>
        Assert.That(_client["v3/ecommerce/"]["applyments/"].ToString(), Is.EqualTo("v3/ecommerce/applyments/"));

    [Test]
    public void UnknownMethod_OnDynamic_ListsTheVerbs()
    {
        dynamic instance = _client;

        Assert.That(
            () => instance.v3.pay.postAsnyc(new { }),
            Throws.InstanceOf<MissingMethodException>()
                .With.Message.Contains("`postAsnyc`").And.Message.Contains("postAsync").And.Message.Contains("Nothing was sent"));
    }

    [Test]
    public void Await_OnANode_SaysThatAPathCannotBeAwaited()
    {
        dynamic instance = _client;

        Assert.That(async () => await instance.v3.pay, Throws.InstanceOf<MissingMethodException>().With.Message.Contains("cannot be awaited"));
    }

    [Test]
    public void Verb_WithTooManyArguments_SaysWhatItTakes()
    {
        dynamic instance = _client;

        Assert.That(() => instance.v3.pay.post(new { }, CancellationToken.None, 3), Throws.ArgumentException.With.Message.Contains("CancellationToken"));
    }

    [Test]
    public async Task Verbs_InBothCasesOnBothReceivers_SendTheirMethod()
    {
        dynamic instance = _client;
        using var wire = new Wire();
        for (var i = 0; i < 30; i++)
            wire.Answer();

        instance.v3.a.get(); instance.v3.a.post(); instance.v3.a.put(); instance.v3.a.patch(); instance.v3.a.delete();
        instance.v3.a.Get(); instance.v3.a.Post(); instance.v3.a.Put(); instance.v3.a.Patch(); instance.v3.a.Delete();
        await instance.v3.a.getAsync();
        await instance.v3.a.postAsync();
        await instance.v3.a.putAsync();
        await instance.v3.a.patchAsync();
        await instance.v3.a.deleteAsync();
        await instance.v3.a.GetAsync();
        await instance.v3.a.PostAsync();
        await instance.v3.a.PutAsync();
        await instance.v3.a.PatchAsync();
        await instance.v3.a.DeleteAsync();
        var chain = _client["v3/a"];
        chain.get(); chain.post(); chain.put(); chain.patch(); chain.delete();
        await chain.getAsync(); await chain.postAsync(); await chain.putAsync(); await chain.patchAsync(); await chain.deleteAsync();

        string[] verbs = ["GET", "POST", "PUT", "PATCH", "DELETE"];
        Assert.That(wire.Requests.Select(request => request.Method), Is.EqualTo(Enumerable.Repeat(verbs, 6).SelectMany(verb => verb)));
    }

    [Test]
    public void CancellationToken_AsTheOnlyArgument_IsTakenForWhatItIs()
    {
        dynamic instance = _client;
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var wire = new Wire();

        Assert.That(() => instance.v3.a.get(cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => _client["v3/a"].Get(cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void ToDump_OnANode_IsItsPath() => Assert.That(_client["v3/pay"].ToDump(), Is.EqualTo("v3/pay"));
}
