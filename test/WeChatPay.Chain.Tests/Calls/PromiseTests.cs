using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Calls;

/// <summary>Promises/A+ as Guzzle has it.</summary>
public sealed class PromiseTests
{
    private static Promise<int> Of(int value) => new(Task.FromResult(value));

    private static Promise<int> Rejected(Exception reason) => new(Task.FromException<int>(reason));

    [Test]
    public async Task Promise_WhereATaskIsWanted_IsOne()
    {
        using var wire = new Wire().Answer().Answer();
        using var client = new WeChatPayClient(TestKeys.Options);

        await Task.WhenAll(client["v3/a"].PostAsync(), client["v3/b"].PostAsync());
        Task<WeChatPayResponse> task = new ResponsePromise(Task.FromResult(new WeChatPayResponse(204, "")));

        Assert.That((await task).StatusCode, Is.EqualTo(204));
    }

    [Test]
    public async Task Await_OfASynchronousVerbOnDynamic_SaysThatItHasWaited()
    {
        using var wire = new Wire().Answer();
        dynamic client = new WeChatPayClient(TestKeys.Options);

        var error = (await Assert.CatchAsync<MissingMethodException>(async () => await client.v3.a.post()))!;

        Assert.That(error.Message, Does.Contain("has waited for it already").And.Contain("postAsync"));
        client.Dispose();
    }

    [Test]
    public void Then_WithAValue_GivesItOn() => Assert.That(Of(1).then(value => value + 1).Then(value => $"<{value}>").wait(), Is.EqualTo("<2>"));

    [Test]
    public void Then_WithAnAction_GivesNull()
    {
        var seen = 0;

        Assert.That(Of(1).then(value => { seen = value; }).wait(), Is.Null);
        Assert.That(seen, Is.EqualTo(1));
    }

    [Test]
    public void Then_GivingAPromise_FollowsIt() => Assert.That(Of(1).then(value => Of(value + 1).then(next => next * 10)).wait(), Is.EqualTo(20));

    [Test]
    public void Then_GivingATask_FollowsIt()
    {
        var done = false;

        Assert.That(Of(1).then(async value => { await Task.Yield(); return value + 1; }).wait(), Is.EqualTo(2));
        Assert.That(Of(1).then(async value => { await Task.Yield(); done = value == 1; }).wait(), Is.Null);
        Assert.That(done);
    }

    [Test]
    public void Then_GivingAPromiseAsObject_FollowsIt()
    {
        Assert.That(Of(1).then(value => (object)Of(value + 1)).wait(), Is.EqualTo(2));
        Assert.That(Of(1).then(value => (object)Task.FromResult<object>(Of(value + 2))).wait(), Is.EqualTo(3));
    }

    [Test]
    public void Then_OnARejection_IsPassedBy()
    {
        var reason = new InvalidOperationException("x");
        var ran = false;

        var promise = Rejected(reason).then(value => { ran = true; return value; }).then(value => value);

        Assert.That(() => promise.wait(), Throws.Exception.SameAs(reason));
        Assert.That(ran, Is.False);
    }

    [Test]
    public void Then_WhoseCallbackThrows_IsRejectedWithIt() =>
        Assert.That(() => Of(1).then(int (_) => throw new InvalidDataException("y")).wait(), Throws.InstanceOf<InvalidDataException>());

    [Test]
    public void Then_WithTwoCallbacks_RunsTheOneThatFits()
    {
        Assert.That(Of(1).then(value => "ok", reason => reason.Message).wait(), Is.EqualTo("ok"));
        Assert.That(Rejected(new InvalidOperationException("no")).then(value => "ok", reason => reason.Message).wait(), Is.EqualTo("no"));
        Assert.That(
            () => Of(1).then(string (_) => throw new InvalidDataException("y"), reason => "caught").wait(),
            Throws.InstanceOf<InvalidDataException>(),
            "A+ 2.2.7.2: the second callback is not for the first one's errors.");
    }

    [Test]
    public void Otherwise_OnARejection_Recovers()
    {
        Assert.That(Rejected(new InvalidOperationException("x")).otherwise(reason => reason.Message.Length).then(value => value + 1).wait(), Is.EqualTo(2));
        Assert.That(Rejected(new InvalidOperationException()).otherwise(_ => Of(5)).wait(), Is.EqualTo(5));
        Assert.That(Rejected(new InvalidOperationException()).otherwise(_ => Task.FromResult(6)).wait(), Is.EqualTo(6));
        Assert.That(Rejected(new InvalidOperationException()).Otherwise(_ => { }).Wait(), Is.Zero);
    }

    [Test]
    public void Otherwise_WithAValueOfAnotherType_IsAPromiseOfEither()
    {
        Assert.That(Rejected(new InvalidOperationException("x")).otherwise(reason => $"failed: {reason.Message}").wait(), Is.EqualTo("failed: x"));
        Assert.That(Of(1).otherwise(_ => "not this").wait(), Is.EqualTo(1));
        // Untyped, as ported code calls it.
        dynamic promise = Rejected(new InvalidOperationException("x"));
        Assert.That((object?)promise.otherwise((Func<Exception, string>)(reason => reason.Message)).wait(), Is.EqualTo("x"));
        Assert.That((object?)promise.otherwise((Func<Exception, int>)(_ => 7)).wait(), Is.EqualTo(7));
    }

    [Test]
    public void Otherwise_OnAValue_IsPassedBy() => Assert.That(Of(1).otherwise(_ => 2).wait(), Is.EqualTo(1));

    [Test]
    public void Otherwise_WhoseCallbackThrows_IsRejectedWithIt() =>
        Assert.That(
            () => Rejected(new InvalidOperationException("x")).otherwise(int (_) => throw new InvalidDataException("y")).wait(),
            Throws.InstanceOf<InvalidDataException>());

    [Test]
    public void Then_OnASettledPromise_RunsTheCallbackAfterItReturned()
    {
        using var returned = new ManualResetEventSlim();

        var promise = Of(1).then(_ => returned.Wait(TimeSpan.FromSeconds(10)));
        returned.Set();

        Assert.That(promise.wait(), Is.True);
    }

    [Test]
    public void GetState_OfEachState_IsGuzzlesWord()
    {
        var source = new TaskCompletionSource<int>();
        var promise = new Promise<int>(source.Task);

        Assert.That(promise.getState(), Is.EqualTo("pending"));
        source.SetResult(1);
        Assert.That(promise.getState(), Is.EqualTo("fulfilled"));
        Assert.That(Rejected(new InvalidOperationException()).getState(), Is.EqualTo("rejected"));
    }

    [Test]
    public async Task Await_OnAPromise_GivesTheValueOrTheReason()
    {
        Assert.That(await Of(3), Is.EqualTo(3));
        Assert.That(await Of(3).ConfigureAwait(false), Is.EqualTo(3));
        Assert.That(async () => await Rejected(new InvalidDataException("z")), Throws.InstanceOf<InvalidDataException>());
        Assert.That(await Of(4).AsTask(), Is.EqualTo(4));
    }

    [Test]
    public void Then_GivingAnotherCall_FollowsIt()
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire().Answer("""{"id":"1"}""").Answer("""{"id":"2"}""").Answer(SignedAnswer.Unsigned("{}", System.Net.HttpStatusCode.NotFound))
            .Answer("""{"id":"3"}""");

        var second = client["v3/a"].getAsync().then(first => client["v3/b/{id}"].getAsync(new { id = (string?)first["id"] }))
            .then(answer => (string?)answer["id"]).wait();
        var third = client["v3/a"].getAsync().otherwise(_ => client["v3/c"].getAsync()).then(answer => (string?)answer["id"]).wait();

        Assert.That((second, third), Is.EqualTo(("2", "3")));
        Assert.That(wire.Requests[1].Uri.AbsolutePath, Is.EqualTo("/v3/b/1"));
    }

    [Test]
    public void PostAsync_OnDynamic_HasThenOtherwiseAndWait()
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire().Answer("""{"order_id":"O1"}""")
            .Answer(SignedAnswer.Unsigned("""{"code":"PARAM_ERROR","message":"x"}""", System.Net.HttpStatusCode.BadRequest));
        dynamic instance = client;

        object order = instance.v3.orders.postAsync(new { json = new { } }).then((Func<dynamic, dynamic>)(response => response.order_id)).wait();
        object recovered = instance.v3.orders.postAsync(new { json = new { } })
            .otherwise((Func<Exception, WeChatPayResponse>)(reason => ((WeChatPayApiException)reason).Response)).wait().StatusCode;

        Assert.That(order, Is.EqualTo("O1"));
        Assert.That(recovered, Is.EqualTo(400));
    }
}
