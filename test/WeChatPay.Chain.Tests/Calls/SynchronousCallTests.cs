using System.Collections.Concurrent;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Calls;

/// <summary>The synchronous verbs and <c>wait()</c>, where the caller's thread is the only one that could go on.</summary>
public sealed class SynchronousCallTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public void Post_UnderASingleThreadedContext_DoesNotDeadLock() =>
        Assert.That(OnItsOwnThread(new OneThread(), client => client["v3/a"].Post(new { json = new { } }).StatusCode), Is.EqualTo(200));

    [Test]
    public void Wait_UnderASingleThreadedContext_DoesNotDeadLock() =>
        Assert.That(OnItsOwnThread(new OneThread(), client => client["v3/a"].postAsync().then(response => response.StatusCode).wait()), Is.EqualTo(200));

    [Test]
    public void Post_OnASchedulerOfOneThread_DoesNotDeadLock()
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

        var call = Task.Factory.StartNew(
            () => OnItsOwnThread(null, client => client["v3/a"].Post().StatusCode, inline: true), CancellationToken.None, TaskCreationOptions.None, scheduler);

        Assert.That(call.Wait(Patience, CancellationToken.None), "The call waits for the thread that waits for it.");
        Assert.That(call.GetAwaiter().GetResult(), Is.EqualTo(200));
    }

    private static int OnItsOwnThread(SynchronizationContext? context, Func<WeChatPayClient, int> call, bool inline = false)
    {
        // A handler as users write them: it comes back to the context that it started in.
        using var client = new WeChatPayClient(TestKeys.Options);
        client.Handlers.Push(next => async (request, token) =>
        {
            await Task.Yield();
            var response = await next(request, token);
            await Task.Yield();
            return response;
        });
        using var wire = new Wire().Answer();
        if (inline)
            return call(client);

        var result = 0;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(context);
            try
            {
                result = call(client);
            }
            catch (Exception error)
            {
                failure = error;
            }
        })
        { IsBackground = true };
        thread.Start();
        Assert.That(thread.Join(Patience), "The call waits for the thread that waits for it.");
        return failure is null ? result : throw failure;
    }

    /// <summary>A window's context whose one thread never becomes free: posted work waits forever.</summary>
    private sealed class OneThread : SynchronizationContext
    {
        private readonly ConcurrentQueue<(SendOrPostCallback Work, object? State)> _posted = [];

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

        public override void Send(SendOrPostCallback d, object? state) => throw new InvalidOperationException("Nothing may come back to this thread.");
    }
}
