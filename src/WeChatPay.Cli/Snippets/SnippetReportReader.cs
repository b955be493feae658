namespace WeChatPay.Cli.Snippets;

/// <summary>Reads the reports of a file's process.</summary>
internal sealed class SnippetReportReader
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile SnippetReport _last;

    public SnippetReportReader(Stream pipe) => Task = System.Threading.Tasks.Task.Run(() => ReadAll(pipe));

    /// <summary>Gets the last report so far.</summary>
    public SnippetReport Last => _last;

    /// <summary>Completes when the file begins to run.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes at the end of the pipe.</summary>
    public Task Task { get; }

    private void ReadAll(Stream pipe)
    {
        using var lines = new StreamReader(pipe);
        try
        {
            while (lines.ReadLine() is { } line)
            {
                if (!Enum.TryParse<SnippetReport>(line, out var report))
                    continue;
                if (report == SnippetReport.Started)
                    _started.TrySetResult();
                else
                    _last = report;
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The pipe was closed at the end of the process.
        }
    }
}
