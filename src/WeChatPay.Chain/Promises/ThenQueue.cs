namespace WeChatPay.Promises;

/// <summary>Runs the functions that ported code gives to <c>then</c> and <c>otherwise</c>: one at a time, in the order in which their promises were
/// settled. PHP has one thread, so such functions share variables without a lock.</summary>
/// <remarks>A function that waits for another promise lets the others run meanwhile, as Guzzle does. Source: https://github.com/guzzle/promises.</remarks>
internal static class ThenQueue
{
    private static readonly object State = new();
    private static readonly Queue<Action> Jobs = new();

    // Held by the thread whose function runs.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private static bool _hasRunner;
    private static int _unfinished;

    [ThreadStatic]
    private static int _depth;

    /// <summary>Adds a function. It must not throw.</summary>
    public static void Add(Action job)
    {
        lock (State)
        {
            _unfinished++;
            Jobs.Enqueue(job);
            StartRunner();
        }
    }

    /// <summary>Waits for a task, and then for the functions that are due.</summary>
    /// <param name="task">The task.</param>
    /// <param name="reactions">Gets the functions that wait for this task.</param>
    public static T Wait<T>(Task<T> task, Func<Task> reactions)
    {
        if (_depth > 0)
            WaitInside(task);
        else
            WaitOutside(task, reactions);
        return SyncBridge.Wait(task);
    }

    private static void WaitOutside(Task task, Func<Task> reactions)
    {
        SyncBridge.Settle(task);
        SyncBridge.Settle(reactions());
        lock (State)
        {
            while (_unfinished > 0)
                Monitor.Wait(State);
        }
    }

    // The function that waits gives its turn away until the task is settled.
    private static void WaitInside(Task task)
    {
        if (!task.IsCompleted)
        {
            lock (State)
            {
                _hasRunner = false;
                StartRunner();
            }
            Turn.Release();
            SyncBridge.Settle(task);
            SyncBridge.Settle(Turn.WaitAsync());
        }
        while (TryTake(out var job))
            Run(job);
    }

    private static void StartRunner()
    {
        if (_hasRunner || Jobs.Count == 0)
            return;
        _hasRunner = true;
        _ = Task.Run(RunAllAsync);
    }

    private static async Task RunAllAsync()
    {
        await Turn.WaitAsync().ConfigureAwait(false);
        while (TryTake(out var job))
            Run(job);
        Turn.Release();
    }

    private static void Run(Action job)
    {
        _depth++;
        try
        {
            job();
        }
        finally
        {
            _depth--;
            lock (State)
            {
                _unfinished--;
                Monitor.PulseAll(State);
            }
        }
    }

    private static bool TryTake(out Action job)
    {
        lock (State)
        {
            if (Jobs.Count > 0)
            {
                job = Jobs.Dequeue();
                return true;
            }
            _hasRunner = false;
            job = null!;
            return false;
        }
    }
}
