namespace WeChatPay.Promises;

/// <summary>Runs the functions that ported code gives to <c>then</c> and <c>otherwise</c>: one at a time, in the order in which their promises were
/// settled, and only while something waits, as Guzzle does. PHP has one thread, so such functions share variables without a lock.</summary>
/// <remarks>A call that blocks runs the functions on its own thread; for an <c>await</c> the pool runs them. Source:
/// https://github.com/guzzle/promises.</remarks>
internal static class ThenQueue
{
    private static readonly object State = new();
    private static readonly Queue<Action> Jobs = new();

    // The threads that wait for a task, and those that wait until no function is due.
    private static readonly List<SemaphoreSlim> Waiting = [];
    private static readonly List<SemaphoreSlim> WaitingForRest = [];

    // Held by the thread whose function runs.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    // Functions that have not run, due or not; those that are due and not finished; the tasks that are awaited.
    private static int _registered;
    private static int _unfinished;
    private static int _awaited;

    private static bool _hasRunner;
    private static bool _drainsAtExit;

    [ThreadStatic]
    private static int _depth;

    /// <summary>Announces a function, which <see cref="Add"/> follows when it is due.</summary>
    public static void Register()
    {
        lock (State)
        {
            _registered++;
            if (_drainsAtExit)
                return;
            _drainsAtExit = true;
        }
        // What is due at the end of a program that does not wait runs there, as in PHP.
        AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
        {
            // A function that runs on another thread may never end.
            if (_depth > 0 || Turn.Wait(0))
                DrainInTurn();
        };
    }

    /// <summary>Adds functions that are due at once. They must not throw.</summary>
    public static void Add(IReadOnlyList<Action> jobs)
    {
        lock (State)
        {
            _unfinished += jobs.Count;
            foreach (var job in jobs)
                Jobs.Enqueue(job);
            StartRunner();
            // One thread is enough: it runs all that is due.
            if (Waiting.Count + WaitingForRest.Count > 0)
                (Waiting.Count > 0 ? Waiting : WaitingForRest)[0].Release();
        }
    }

    /// <summary>Lets the pool run functions until a task that is awaited is settled.</summary>
    public static void Drive(Task task)
    {
        if (task.IsCompleted)
            return;
        lock (State)
        {
            if (_registered == 0)
                return;
            _awaited++;
            StartRunner();
        }
        _ = task.ContinueWith(
            static _ =>
            {
                lock (State)
                    _awaited--;
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Waits for a task, and then for the functions that are due, which run here.</summary>
    /// <param name="task">The task.</param>
    /// <param name="reactions">Gets the functions that wait for this task.</param>
    public static T Wait<T>(Task<T> task, Func<Task> reactions)
    {
        RunUntilSettled(task);
        if (_depth == 0)
        {
            RunUntilSettled(reactions());
            RunUntil(static () => _unfinished == 0, new(0), WaitingForRest);
        }
        return SyncBridge.Wait(task);
    }

    private static void RunUntilSettled(Task task)
    {
        var signal = new SemaphoreSlim(0);
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(
                _ => signal.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        RunUntil(() => task.IsCompleted, signal, Waiting);
    }

    private static void RunUntil(Func<bool> isDone, SemaphoreSlim signal, List<SemaphoreSlim> waiting)
    {
        while (!Rests(isDone, signal, waiting))
        {
            // The function that waits gives its turn away meanwhile.
            if (_depth > 0)
                Turn.Release();
            signal.Wait();
            if (_depth > 0)
                Turn.Wait();
            lock (State)
                waiting.Remove(signal);
        }
    }

    // Runs what is due, and then lets the thread be one of those that wait, unless it is done.
    private static bool Rests(Func<bool> isDone, SemaphoreSlim signal, List<SemaphoreSlim> waiting)
    {
        while (true)
        {
            Drain();
            lock (State)
            {
                if (Jobs.Count > 0)
                    continue;
                var isAtEnd = isDone();
                if (!isAtEnd)
                    waiting.Add(signal);
                return isAtEnd;
            }
        }
    }

    private static void Drain()
    {
        while (HasJobs())
        {
            if (_depth == 0)
                Turn.Wait();
            DrainInTurn();
            if (_depth == 0)
                Turn.Release();
        }
    }

    private static void DrainInTurn()
    {
        while (TryTake(out var job))
            Run(job);
    }

    private static bool HasJobs()
    {
        lock (State)
            return Jobs.Count > 0;
    }

    private static void StartRunner()
    {
        if (_hasRunner || _awaited == 0 || Jobs.Count == 0)
            return;
        _hasRunner = true;
        _ = Task.Run(RunAllAsync);
    }

    private static async Task RunAllAsync()
    {
        do
        {
            await Turn.WaitAsync().ConfigureAwait(false);
            DrainInTurn();
            Turn.Release();
        }
        while (GoesOn());
    }

    private static bool GoesOn()
    {
        lock (State)
            return _hasRunner = Jobs.Count > 0;
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
                _registered--;
                if (--_unfinished == 0)
                    WaitingForRest.ForEach(static signal => signal.Release());
            }
        }
    }

    private static bool TryTake(out Action job)
    {
        lock (State)
        {
            var isTaken = Jobs.Count > 0;
            job = isTaken ? Jobs.Dequeue() : null!;
            return isTaken;
        }
    }
}
