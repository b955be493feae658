namespace WeChatPay.Promises;

/// <summary>Runs calls apart from the caller's thread, so that this thread may wait for them. No other code waits for a task.</summary>
internal static class SyncBridge
{
    private static bool IsFree => SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;

    /// <summary>Starts a call.</summary>
    /// <remarks>With a <see cref="SynchronizationContext"/> or a scheduler of its own, the caller's thread may be needed
    /// to go on with the work, with the user's handler for instance, and this thread may soon block. So the work starts on the pool.</remarks>
    public static Task<T> Start<T>(Func<Task<T>> work) => IsFree ? work() : Task.Run(work);

    /// <inheritdoc cref="Start{T}(Func{Task{T}})"/>
    /// <param name="work">The work. It gets the token as an argument, so that most calls need no closure.</param>
    /// <param name="cancellationToken">The token of the work. It does not keep the work from its start.</param>
    public static Task<T> Start<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        IsFree ? work(cancellationToken) : StartElsewhere(work, cancellationToken);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA2016", Justification = "The work itself says that it was cancelled.")]
    private static Task<T> StartElsewhere<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(() => work(cancellationToken));

    /// <summary>Starts work that blocks on a thread of its own, which needs none of the pool.</summary>
    public static Task<T> StartOnNewThread<T>(Func<Task<T>> work) => Task.Factory
        .StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default)
        .Unwrap();

    /// <summary>Runs a call on the caller's thread, without its context and its scheduler, and waits for what is not done by then.</summary>
    /// <remarks>A call through our own handlers is done by then, where the framework sends synchronously: no other thread is needed for it.
    /// The asynchronous part of a user's handler goes on on the pool.</remarks>
    public static T Run<T>(Func<Task<T>> work)
    {
        if (IsFree)
            return Wait(work());
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var here = new Task<Task<T>>(work);
            here.RunSynchronously(TaskScheduler.Default);
            return Wait(Wait(here));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Waits until a task is settled, whichever way.</summary>
    public static void Settle(Task task) => Wait(task.ContinueWith(
        static settled => settled.IsFaulted && settled.Exception is not null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default));

    /// <summary>Waits, and raises the task's own exception, not an <see cref="AggregateException"/>.</summary>
    public static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    /// <summary>Waits for a task that cannot fail, as long as the token lets it. No thread of the pool is needed to go on.</summary>
    public static T Wait<T>(Task<T> task, CancellationToken cancellationToken)
    {
        task.Wait(cancellationToken);
        return Wait(task);
    }
}
