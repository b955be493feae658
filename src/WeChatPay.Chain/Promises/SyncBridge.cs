namespace WeChatPay.Promises;

/// <summary>Runs calls apart from the caller's thread, so that this thread may wait for them. No other code waits for a task.</summary>
internal static class SyncBridge
{
    /// <summary>Starts a call.</summary>
    /// <remarks>With a <see cref="SynchronizationContext"/> or a scheduler of its own, the caller's thread may be needed
    /// to go on with the work, with the user's handler for instance, and this thread may soon block. So the work starts on the pool.</remarks>
    public static Task<T> Start<T>(Func<Task<T>> work)
    {
        var isFree = SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;
        return isFree ? work() : Task.Run(work);
    }

    /// <summary>Waits, and raises the task's own exception, not an <see cref="AggregateException"/>.</summary>
    public static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
