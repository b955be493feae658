using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using WeChatPay.Cli.Commands;

namespace WeChatPay.Cli.Snippets;

/// <summary>Runs each file in a process of its own: a file that exits, recurses without end, or eats the memory ends alone.</summary>
/// <param name="output">Takes the standard output of the files.</param>
/// <param name="error">Takes their standard error, and the messages of this class.</param>
internal sealed class SnippetProcess(TextWriter output, TextWriter error, SnippetLimits limits)
{
    // A process that the file started may hold the pipes open after the end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs one file.</summary>
    /// <returns>The exit code: 0 when the file did not fail, the file's own after <c>exit(n)</c>, otherwise 1.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the process was ended.</exception>
    public async Task<int> RunAsync(SnippetJob job, CancellationToken cancellationToken)
    {
        using var jobs = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        using var reports = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        using var process = Process.Start(CreateStart(jobs, reports))!;
        jobs.DisposeLocalCopyOfClientHandle();
        reports.DisposeLocalCopyOfClientHandle();
        if (limits.IsIsolated)
            process.StandardInput.Close();
        var printed = new StreamRelay(process.StandardOutput.BaseStream, output);
        var complained = new StreamRelay(process.StandardError.BaseStream, error);
        var reader = new SnippetReportReader(reports);
        try
        {
            Send(job, jobs);
            var isInTime = await WaitAsync(process, reader, cancellationToken);
            await Task.WhenAny(Task.WhenAll(printed.Task, complained.Task, reader.Task), Task.Delay(Grace, CancellationToken.None));
            return isInTime ? Judge(job.Name, reader.Last, process.ExitCode, complained.Tail) : Fail(job.Name, DescribeTimeout());
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo CreateStart(AnonymousPipeServerStream jobs, AnonymousPipeServerStream reports)
    {
        var start = OwnProcess.CreateStart(
            SnippetWorkerCommand.Name,
            jobs.GetClientHandleAsString(),
            reports.GetClientHandleAsString(),
            LanguageOption.Name,
            ToolLanguages.NameOf(Message.Language));
        if (limits.Megabytes > 0)
            start.Environment["DOTNET_GCHeapHardLimit"] = ((long)limits.Megabytes << 20).ToString("X", CultureInfo.InvariantCulture);
        if (limits.IsIsolated)
            OwnProcess.Isolate(start);
        return start;
    }

    private static void Send(SnippetJob job, AnonymousPipeServerStream pipe)
    {
        try
        {
            job.Write(pipe);
        }
        catch (IOException)
        {
            // The process ended before it read its job. Its exit code says so.
        }
    }

    // The time of a file begins when the file begins, not when its process starts.
    private async Task<bool> WaitAsync(Process process, SnippetReportReader reader, CancellationToken cancellationToken)
    {
        var ended = process.WaitForExitAsync(cancellationToken);
        await Task.WhenAny(reader.Started, ended);
        try
        {
            await ended.WaitAsync(limits.Time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(cancellationToken);
            return false;
        }
    }

    private int Judge(string name, SnippetReport report, int code, string tail) => report switch
    {
        SnippetReport.Passed => Tool.Done,
        SnippetReport.Failed => Tool.Failed,
        SnippetReport.Exited when code == 0 => Tool.Done,
        SnippetReport.Exited => Fail(name, Message.Format($"the file ended itself with exit code {code}."), code),
        _ => Fail(name, DescribeCrash(code, tail)),
    };

    private int Fail(string name, string why, int code = Tool.Failed)
    {
        error.WriteLine(Message.Format($"{name}: failed: {why}"));
        return code;
    }

    private string DescribeTimeout() =>
        limits.IsIsolated
            ? Message.Format($"TimeoutException: The code ran longer than {limits.Time.TotalSeconds:0.###} s and was ended.")
            : Message.Format(
                $"TimeoutException: The file ran longer than {limits.Time.TotalSeconds:0.###} s and was ended. --timeout sets the limit; 0 means no limit.");

    private string DescribeCrash(int code, string tail) =>
        tail.Contains("Stack overflow", StringComparison.Ordinal)
            ? Message.Of("the file called itself without end, until the stack was full (endless recursion).")
        : tail.Contains("Out of memory", StringComparison.Ordinal) ? DescribeMemory(limits.Megabytes)
        : Message.Format($"the process of the file ended with exit code {code}, without an exception.");

    /// <summary>Says that a file used too much memory.</summary>
    public static string DescribeMemory(int megabytes) => megabytes > 0
        ? Message.Format($"OutOfMemoryException: The file used more than {megabytes} MB. --memory sets the limit; 0 means no limit.")
        : Message.Of("OutOfMemoryException: The file used more memory than this machine has.");
}
