namespace WeChatPay.Cli.Repl;

/// <summary>The keys that the user presses.</summary>
internal interface ITerminalKeys
{
    /// <summary>Gets whether a key is waiting, because the user pasted text or types fast.</summary>
    bool IsWaiting { get; }

    /// <summary>Waits for a key.</summary>
    ConsoleKeyInfo Read();
}

/// <summary>The keys of the console. Until it is disposed of, Ctrl+C is an ordinary key.</summary>
internal sealed class ConsoleKeys : ITerminalKeys, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Queue<ConsoleKeyInfo> _early = [];

    public ConsoleKeys() => Console.TreatControlCAsInput = true;

    public bool IsWaiting => _early.Count > 0 || Console.KeyAvailable;

    public ConsoleKeyInfo Read() => _early.TryDequeue(out var key) ? key : Console.ReadKey(intercept: true);

    /// <summary>Runs work that Ctrl+C cancels. Other keys are kept for the next line.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work)
    {
        using var cancellation = new CancellationTokenSource();
        var running = work(cancellation.Token);
        while (await Task.WhenAny(running, Task.Delay(Pause, CancellationToken.None)) != running)
        {
            while (!running.IsCompleted && Console.KeyAvailable)
            {
                _early.Enqueue(Console.ReadKey(intercept: true));
                if (!IsCancel(_early.Last()))
                    continue;
                _early.Clear();
                await cancellation.CancelAsync();
            }
        }
        await running;
    }

    public void Dispose() => Console.TreatControlCAsInput = false;

    private static bool IsCancel(ConsoleKeyInfo key) => key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control };
}
