namespace WeChatPay;

public partial class Promise<T>
{
    /// <summary>Goes on with the value, and gives a promise of the function's result.</summary>
    /// <param name="fulfilled">Takes the value.</param>
    public Promise<TNext> Then<TNext>(Func<T, TNext> fulfilled) =>
        new(SettleAsync(value => FollowAsync(fulfilled(value)), null));

    /// <summary>Goes on with the value, and follows the promise that the function returns.</summary>
    /// <param name="fulfilled">Takes the value.</param>
    public Promise<TNext> Then<TNext>(Func<T, Promise<TNext>> fulfilled) =>
        new(SettleAsync(value => fulfilled(value).AsTask(), null));

    /// <summary>Goes on with the value by another call, and follows its promise.</summary>
    /// <param name="fulfilled">Takes the value.</param>
    public Promise<WeChatPayResponse> Then(Func<T, ResponsePromise> fulfilled) =>
        new(SettleAsync(value => fulfilled(value).AsTask(), null));

    /// <summary>Goes on with the value, and follows the task that the function returns.</summary>
    /// <param name="fulfilled">Takes the value.</param>
    public Promise<TNext> Then<TNext>(Func<T, Task<TNext>> fulfilled) =>
        new(SettleAsync(fulfilled, null));

    /// <summary>Goes on with the value, and waits for the task that the function returns.</summary>
    /// <param name="fulfilled">Takes the value.</param>
    public Promise<object?> Then(Func<T, Task> fulfilled) =>
        new(SettleAsync<object?>(async value => { await fulfilled(value).ConfigureAwait(false); return null; }, null));

    /// <summary>Goes on with the value; the next promise is of null, as in PHP where a function returns nothing.</summary>
    /// <param name="fulfilled">Takes the value.</param>
    public Promise<object?> Then(Action<T> fulfilled) =>
        Then(value => { fulfilled(value); return (object?)null; });

    /// <summary>Goes on with the value, or with the exception that rejected the promise.</summary>
    /// <param name="fulfilled">Takes the value.</param>
    /// <param name="rejected">Takes the exception that rejected the promise.</param>
    public Promise<TNext> Then<TNext>(Func<T, TNext> fulfilled, Func<Exception, TNext> rejected) =>
        new(SettleAsync(value => FollowAsync(fulfilled(value)), reason => FollowAsync(rejected(reason))));

    /// <summary>Goes on with the value, or with the exception that rejected the promise.</summary>
    /// <param name="fulfilled">Takes the value.</param>
    /// <param name="rejected">Takes the exception that rejected the promise.</param>
    public Promise<object?> Then(Action<T> fulfilled, Action<Exception> rejected) =>
        Then(value => { fulfilled(value); return (object?)null; }, reason => { rejected(reason); return null; });

    /// <summary>Recovers from a rejection with another value.</summary>
    /// <param name="rejected">Takes the exception that rejected the promise.</param>
    public Promise<T> Otherwise(Func<Exception, T> rejected) =>
        new(SettleAsync(Task.FromResult, reason => FollowAsync(rejected(reason))));

    /// <summary>Recovers from a rejection with the promise that the function returns: another call, for instance.</summary>
    /// <param name="rejected">Takes the exception that rejected the promise.</param>
    public Promise<T> Otherwise(Func<Exception, Promise<T>> rejected) =>
        new(SettleAsync(Task.FromResult, reason => rejected(reason).AsTask()));

    /// <summary>Recovers from a rejection with the task that the function returns.</summary>
    /// <param name="rejected">Takes the exception that rejected the promise.</param>
    public Promise<T> Otherwise(Func<Exception, Task<T>> rejected) =>
        new(SettleAsync(Task.FromResult, rejected));

    /// <summary>Recovers from a rejection with null, as in PHP where a function returns nothing.</summary>
    /// <param name="rejected">Takes the exception that rejected the promise.</param>
    public Promise<T?> Otherwise(Action<Exception> rejected) =>
        new(SettleAsync(value => Task.FromResult<T?>(value), reason => { rejected(reason); return Task.FromResult<T?>(default); }));
}
