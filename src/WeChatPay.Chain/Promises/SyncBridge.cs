namespace WeChatPay.Promises;

/// <summary>Keeps calls apart from the thread that makes them, so that it may wait for them: the one place where a thread does.</summary>
internal static class SyncBridge
{
    /// <summary>Starts a call.</summary>
    /// <remarks>With a <see cref="SynchronizationContext"/> or a scheduler of its own, the caller's thread may be the only one that could
    /// go on with the work, a handler of the user's for instance, and it may be about to block: then the work starts on the pool.</remarks>
    public static Task<T> Start<T>(Func<Task<T>> work)
    {
        var isFree = SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;
        return isFree ? work() : Task.Run(work);
    }

    /// <summary>Waits, and raises what the task raised, not an <see cref="AggregateException"/>.</summary>
    public static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
