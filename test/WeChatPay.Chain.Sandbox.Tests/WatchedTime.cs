using Microsoft.Extensions.Time.Testing;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A clock that tells when somebody begins to wait, and when a wait is given up: no test has to guess.</summary>
internal sealed class WatchedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly TaskCompletionSource<TimeSpan> _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the length of the first wait, once it has begun.</summary>
    public Task<TimeSpan> WaitBegan => _began.Task;

    /// <summary>Completes when a wait has ended or was given up.</summary>
    public Task WaitEnded => _ended.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _began.TrySetResult(dueTime);
        return new WatchedTimer(timer, _ended);
    }

    private sealed class WatchedTimer(ITimer timer, TaskCompletionSource ended) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            ended.TrySetResult();
        }

        public async ValueTask DisposeAsync()
        {
            await timer.DisposeAsync();
            ended.TrySetResult();
        }
    }
}
