using System.Runtime.CompilerServices;
using WeChatPay.Promises;

namespace WeChatPay;

/// <summary>A value to come, as Guzzle's promises are: <c>then</c>, <c>otherwise</c>, <c>wait</c>; and awaitable.</summary>
/// <remarks>Follows Promises/A+ (https://promisesaplus.com). A function given to <c>then</c> runs once, after <c>then</c> has returned. Its result is the
/// value of the next promise; a promise or task that it returns is followed; its exception rejects the next promise.
/// The function runs on the thread pool: in the code of a window, await instead. A function that <c>then</c> is given runs while something waits or
/// awaits, as in PHP. Immutable and thread-safe.</remarks>
/// <typeparam name="T">The type of the value.</typeparam>
public partial class Promise<T> : IPromise
{
    private readonly Task<T> _task;

    internal Promise(Task<T> task) => _task = task;

    /// <summary>Gets the value to come, for code that lets others wait for it.</summary>
    internal Task<T> Source => _task;

    /// <summary>Lets <c>await</c> wait for the value.</summary>
    public TaskAwaiter<T> GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>Lets <c>await</c> go on elsewhere.</summary>
    /// <param name="continueOnCapturedContext">Whether to go on where the code was.</param>
    public ConfiguredTaskAwaitable<T> ConfigureAwait(bool continueOnCapturedContext) => AsTask().ConfigureAwait(continueOnCapturedContext);

    /// <summary>Gives the value to come as a task.</summary>
    public Task<T> AsTask()
    {
        ThenQueue.Drive(_task);
        return _task;
    }

    /// <summary>Gives the value to come as a task, where a task is wanted: <c>Task.WhenAll(one, two)</c>.</summary>
    /// <remarks>A list of promises needs <see cref="AsTask"/>.</remarks>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2225", Justification = "AsTask is the method, under the name that ValueTask gave it.")]
    public static implicit operator Task<T>(Promise<T> promise)
    {
        ArgumentNullException.ThrowIfNull(promise);
        return promise.AsTask();
    }

    /// <summary>Waits for the value; never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="Exception">The exception that rejected the promise, as it was raised.</exception>
    public T Wait() => SyncBridge.Wait(AsTask());

    /// <summary>Gets the state in Guzzle's words: <c>pending</c>, <c>fulfilled</c> or <c>rejected</c>.</summary>
    public string State => !_task.IsCompleted ? "pending" : _task.IsCompletedSuccessfully ? "fulfilled" : "rejected";

    /// <summary>Tells the state.</summary>
    public override string ToString() => $"promise, {State}";

    async Task<object?> IPromise.AsObjectAsync() => await AsTask().ConfigureAwait(false);

    Promise<object?> IPromise.AsObject()
    {
        return this as Promise<object?> ?? new(ConvertAsync());

        async Task<object?> ConvertAsync() => await _task.ConfigureAwait(false);
    }

    /// <summary>Runs one of the functions when the promise is settled, and follows its result.</summary>
    private protected async Task<TNext> SettleAsync<TNext>(Func<T, Task<TNext>> fulfilled, Func<Exception, Task<TNext>>? rejected)
    {
        T value;
        try
        {
            // Promises/A+, 2.2.4: no function runs before `then` has returned.
            value = await _task.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        catch (Exception reason) when (rejected is not null)
        {
            return await rejected(reason).ConfigureAwait(false);
        }
        return await fulfilled(value).ConfigureAwait(false);
    }

    /// <summary>Follows a promise or task that a function returned as <c>object</c>, as scripts do.</summary>
    private protected static async Task<TNext> FollowAsync<TNext>(TNext given)
    {
        if (typeof(TNext) != typeof(object))
            return given;
        object? value = given;
        while (true)
        {
            switch (value)
            {
                case IPromise promise:
                    value = await promise.AsObjectAsync().ConfigureAwait(false);
                    break;
                case Task task:
                    await task.ConfigureAwait(false);
                    value = TaskResult.Read(task);
                    break;
                default:
                    return (TNext)value!;
            }
        }
    }
}

/// <summary>A promise of any value.</summary>
internal interface IPromise
{
    /// <summary>Waits for the value.</summary>
    Task<object?> AsObjectAsync();

    /// <summary>Gives the same promise for code that lets others wait for it.</summary>
    Promise<object?> AsObject();
}

/// <summary>The promise of a verified response.</summary>
/// <remarks>The request is sent whether the promise is awaited or not. Immutable and thread-safe.</remarks>
public sealed class ResponsePromise : Promise<WeChatPayResponse>
{
    internal ResponsePromise(Task<WeChatPayResponse> task)
        : base(task)
    {
    }
}
