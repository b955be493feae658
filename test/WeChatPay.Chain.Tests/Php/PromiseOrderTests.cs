using NUnit.Framework;
using WeChatPay.Php;
using WeChatPay.Php.Promises;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

/// <summary>Promises under Guzzle's names: one function at a time, in order, and done before <c>wait</c> returns.</summary>
public sealed class PromiseOrderTests
{
    private static Promise<object?> Later(object? value = null) => new(Task.Run(async () =>
    {
        await Task.Yield();
        return value;
    }));

    [Test]
    public void Then_OfManyPromises_ShareAVariableWithoutALock()
    {
        var sum = 0;
        var promises = new PhpArray();
        for (var at = 0; at < 400; at++)
            promises.Add(Later().then(_ => { var before = sum; Thread.Yield(); sum = before + 1; }));

        Utils.all(promises).wait();

        Assert.That(sum, Is.EqualTo(400));
    }

    [Test]
    public void Wait_OfThePromiseItself_RunsItsFunctionsFirst()
    {
        for (var round = 0; round < 1000; round++)
        {
            var order = new List<string>();
            var response = new TaskCompletionSource<object?>();
            var promise = new Promise<object?>(response.Task);
            promise.then(_ => order.Add("first")).then(_ => { order.Add("third"); });
            promise.then(_ => { order.Add("second"); });

            _ = Task.Run(() => response.SetResult(round));
            promise.wait();

            Assert.That(order, Is.EqualTo(new[] { "first", "second", "third" }));
        }
    }

    [Test]
    public void Wait_InsideOfAFunction_LetsOthersRun()
    {
        var order = new List<string>();
        var outer = Later().then(_ => { Later().then(_ => { order.Add("inner"); }).wait(); order.Add("outer"); });

        outer.wait();

        Assert.That(order, Is.EqualTo(new[] { "inner", "outer" }));
    }

    [Test]
    public void Then_BeforeSomethingWaits_RunsNothing()
    {
        var order = new List<string>();
        var promise = Create.promiseFor(1).then(_ => { order.Add("function"); });
        var other = Utils.all(new PhpArray { promise, Create.promiseFor(2).then(_ => { order.Add("second"); }) });
        using var early = new ManualResetEventSlim();
        _ = Create.promiseFor(3).then(_ => { early.Set(); });
        var isEarly = early.Wait(TimeSpan.FromMilliseconds(50));
        order.Add("caller");

        other.wait();

        Assert.That(isEarly, Is.False);
        Assert.That(order, Is.EqualTo(new[] { "caller", "function", "second" }));
    }

    [Test]
    public async Task Then_ThatIsAwaited_RunsInEveryForm()
    {
        var count = 0;
        Promise<object?> Counted() => Later().then(_ => Later().then(_ => { count++; }));

        await Counted();
        await Counted().ConfigureAwait(false);
        await Counted().AsTask();
        await Task.WhenAll(Counted(), Utils.all(new PhpArray { Counted() }));
        await Counted().Then(_ => Counted());
        await Later().Then(_ => (object)Counted());
        await Task.Run(() => Counted().Wait());

        Assert.That(count, Is.EqualTo(9));
    }

    [Test]
    public async Task Wait_OnManyThreads_GivesEachItsValue()
    {
        var values = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Factory.StartNew(
            () => Later(number).then(value => Later(value).then(inner => Later(inner).wait())).wait(),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.That(values, Is.EqualTo(Enumerable.Range(0, 64)));
    }

    [Test]
    public void Otherwise_ThatReturnsNothing_GivesNull()
    {
        var promise = Create.rejectionFor(new InvalidOperationException("no")).otherwise(static (Exception _) => { });

        Assert.That(promise.wait(), Is.Null);
    }

    [Test]
    public void Then_ThatThrows_RejectsTheNext() => Assert.That(
        () => Later().then(static _ => throw new InvalidOperationException("no")).wait(), Throws.InvalidOperationException.With.Message.EqualTo("no"));

    [Test]
    public void Settle_OfBothKinds_TellsTheStates()
    {
        var states = (PhpArray)Utils.settle(new PhpArray { ["a"] = Later(1), ["b"] = Create.rejectionFor(new InvalidOperationException("no")) }).wait()!;

        Assert.That((object?)states["a", "state"], Is.EqualTo("fulfilled"));
        Assert.That((object?)states["a", "value"], Is.EqualTo(1L));
        Assert.That((object?)states["b", "state"], Is.EqualTo("rejected"));
        Assert.That(((Exception)states["b", "reason"]!).getMessage(), Is.EqualTo("no"));
    }

    [Test]
    public void Unwrap_OfPromises_GivesTheirValuesUnderTheirKeys() =>
        Assert.That((string)json_encode(Utils.unwrap(new PhpArray { ["a"] = Later(1), ["b"] = Later("x") })), Is.EqualTo("""{"a":1,"b":"x"}"""));

    [Test]
    public void Any_OfPromises_GivesAValue() =>
        Assert.That(Utils.any(new PhpArray { Create.rejectionFor(new InvalidOperationException()), Later(5) }).wait(), Is.EqualTo(5L).Or.EqualTo(5));

    [Test]
    public void OfLimit_OfASequence_KeepsToTheLimit()
    {
        var (running, most, seen) = (0, 0, new List<object?>());
        IEnumerable<object> Sequence()
        {
            for (var at = 0; at < 20; at++)
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                yield return Later(at).then(value => { Interlocked.Decrement(ref running); return value; });
            }
        }

        Each.ofLimit(Sequence(), 3, (value, key) => seen.Add(key)).wait();

        Assert.That(most, Is.LessThanOrEqualTo(3));
        Assert.That(seen, Has.Count.EqualTo(20));
    }
}
