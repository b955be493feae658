using WeChatPay.Promises;

namespace WeChatPay;

/// <content>The same under Guzzle's names, for ported code. As in PHP, the functions run one at a time, in order, while something waits, and
/// before <see cref="wait"/> returns.</content>
public partial class Promise<T>
{
    private readonly List<Task> _reactions = [];

    // The functions that wait until the promise is settled; null from then on.
    private List<Action>? _waiting = [];

    /// <summary>Waits for the value, and for the functions that <c>then</c> and <c>otherwise</c> were given and that are due.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="Exception">The exception that rejected the promise, as it was raised.</exception>
    public T wait() => ThenQueue.Wait(_task, ListReactions);

    /// <summary>Gets the state: <see cref="State"/>.</summary>
    public string getState() => State;

    /// <inheritdoc cref="Then{TNext}(Func{T, TNext})"/>
    public Promise<TNext> then<TNext>(Func<T, TNext> fulfilled) => Queue(value => FollowAsync(fulfilled(value)), null);

    /// <inheritdoc cref="Then{TNext}(Func{T, Promise{TNext}})"/>
    public Promise<TNext> then<TNext>(Func<T, Promise<TNext>> fulfilled) => Queue(value => fulfilled(value).Source, null);

    /// <inheritdoc cref="Then(Func{T, ResponsePromise})"/>
    public Promise<WeChatPayResponse> then(Func<T, ResponsePromise> fulfilled) => Queue(value => fulfilled(value).Source, null);

    /// <inheritdoc cref="Then{TNext}(Func{T, Task{TNext}})"/>
    public Promise<TNext> then<TNext>(Func<T, Task<TNext>> fulfilled) => Queue(fulfilled, null);

    /// <inheritdoc cref="Then(Func{T, Task})"/>
    public Promise<object?> then(Func<T, Task> fulfilled) =>
        Queue<object?>(async value => { await fulfilled(value).ConfigureAwait(false); return null; }, null);

    /// <inheritdoc cref="Then(Action{T})"/>
    public Promise<object?> then(Action<T> fulfilled) => Queue(value => { fulfilled(value); return Task.FromResult<object?>(null); }, null);

    /// <summary>Goes on with a function that does not take the value.</summary>
    /// <param name="fulfilled">Runs when the promise is fulfilled.</param>
    public Promise<object?> then(Action fulfilled) => Queue(_ => { fulfilled(); return Task.FromResult<object?>(null); }, null);

    /// <inheritdoc cref="Then{TNext}(Func{T, TNext}, Func{Exception, TNext})"/>
    public Promise<TNext> then<TNext>(Func<T, TNext> fulfilled, Func<Exception, TNext> rejected) =>
        Queue(value => FollowAsync(fulfilled(value)), reason => FollowAsync(rejected(reason)));

    /// <inheritdoc cref="Then(Action{T}, Action{Exception})"/>
    public Promise<object?> then(Action<T> fulfilled, Action<Exception> rejected) => Queue(
        value => { fulfilled(value); return Task.FromResult<object?>(null); },
        reason => { rejected(reason); return Task.FromResult<object?>(null); });

    /// <inheritdoc cref="Otherwise(Func{Exception, T})"/>
    public Promise<T> otherwise(Func<Exception, T> rejected) => Queue(Task.FromResult, reason => FollowAsync(rejected(reason)));

    /// <inheritdoc cref="Otherwise(Func{Exception, Promise{T}})"/>
    public Promise<T> otherwise(Func<Exception, Promise<T>> rejected) => Queue(Task.FromResult, reason => rejected(reason).Source);

    /// <inheritdoc cref="Otherwise(Func{Exception, Task{T}})"/>
    public Promise<T> otherwise(Func<Exception, Task<T>> rejected) => Queue(Task.FromResult, rejected);

    /// <summary>Recovers from a rejection with a value of any type, as PHP's promises do.</summary>
    /// <remarks>For ported code, where the compiler or the run-time binder finds no closer overload.</remarks>
    /// <param name="rejected">Takes the exception that rejected the promise.</param>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public Promise<object?> otherwise(Func<Exception, object?> rejected) =>
        Queue(static value => Task.FromResult<object?>(value), reason => FollowAsync(rejected(reason)));

    /// <inheritdoc cref="Otherwise(Action{Exception})"/>
    public Promise<T?> otherwise(Action<Exception> rejected) =>
        Queue(static value => Task.FromResult<T?>(value), reason => { rejected(reason); return Task.FromResult<T?>(default); });

    private Promise<TNext> Queue<TNext>(Func<T, Task<TNext>> fulfilled, Func<Exception, Task<TNext>>? rejected)
    {
        var next = new TaskCompletionSource<Task<TNext>>();
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isFirst;
        lock (_reactions)
        {
            _reactions.Add(done.Task);
            ThenQueue.Register();
            void React() => this.React(fulfilled, rejected, next, done);
            if (_waiting is null)
                ThenQueue.Add([React]);
            else
                _waiting.Add(React);
            isFirst = _waiting?.Count == 1;
        }
        if (isFirst)
            _ = _task.ContinueWith(_ => AddWaiting(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        // Unwrapped, it keeps the very exception, that of a cancellation too.
        return new(next.Task.Unwrap());
    }

    // All at once and in the order of registration, so that what the first one settles comes behind the last one.
    private void AddWaiting()
    {
        lock (_reactions)
        {
            ThenQueue.Add(_waiting!);
            _waiting = null;
        }
    }

    private void React<TNext>(
        Func<T, Task<TNext>> fulfilled, Func<Exception, Task<TNext>>? rejected, TaskCompletionSource<Task<TNext>> next, TaskCompletionSource<bool> done)
    {
        // The next promise is settled inside of this turn, so its functions are due before `wait` returns.
        next.SetResult(RunAsync(fulfilled, rejected));
        done.SetResult(true);
    }

    private async Task<TNext> RunAsync<TNext>(Func<T, Task<TNext>> fulfilled, Func<Exception, Task<TNext>>? rejected)
    {
        T value;
        try
        {
            value = await _task.ConfigureAwait(false);
        }
        catch (Exception reason) when (rejected is not null)
        {
            return await rejected(reason).ConfigureAwait(false);
        }
        return await fulfilled(value).ConfigureAwait(false);
    }

    private Task ListReactions()
    {
        lock (_reactions)
            return Task.WhenAll(_reactions.ToArray());
    }
}
