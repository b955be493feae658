namespace WeChatPay;

/// <summary>The one place where a thread waits for a task.</summary>
internal static class SyncBridge
{
    /// <summary>Runs to the end and waits.</summary>
    /// <remarks>With a <see cref="SynchronizationContext"/> or a scheduler of its own the caller's thread may be the only one that could
    /// go on with the work, a handler of the user's for instance, and it is about to block: then the work starts on the pool.</remarks>
    public static T Run<T>(Func<Task<T>> work)
    {
        var isFree = SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;
        return Wait(isFree ? work() : Task.Run(work));
    }

    /// <summary>Waits, and raises what the task raised, not an <see cref="AggregateException"/>.</summary>
    public static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
