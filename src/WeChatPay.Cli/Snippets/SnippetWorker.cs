using System.IO.Pipes;
using WeChatPay.Cli.Profiles;

namespace WeChatPay.Cli.Snippets;

/// <summary>Runs one file in this process, and reports how it ends.</summary>
internal sealed class SnippetWorker(SnippetJob job, TextWriter reports)
{
    private bool _isOver;
    private ISnippetTarget? _target;

    /// <summary>Takes the job from one pipe and reports through the other.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string jobHandle, string reportHandle)
    {
        var jobs = new AnonymousPipeClientStream(PipeDirection.In, jobHandle);
        var job = SnippetJob.Read(jobs);
        EndWith(jobs);
        await using var reports = new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, reportHandle)) { AutoFlush = true };
        return await new SnippetWorker(job, reports).RunAsync();
    }

    // The pipe ends when the tool's first process ends, however that happens. A file must not go on alone.
    private static void EndWith(Stream jobs) => new Thread(() =>
    {
        try
        {
            jobs.ReadByte();
        }
        catch (IOException)
        {
            // The other end is gone.
        }
        Environment.Exit(Tool.Failed);
    })
    { IsBackground = true }.Start();

    private async Task<int> RunAsync()
    {
        // In a dry run the output has the requests alone, so that a program can read them.
        var (output, error) = (Console.Out, Console.Error);
        var console = job.IsDry ? error : output;
        await using var target = _target = CreateTarget(output);
        // The end of a process has no language of its own.
        var withoutRequest = Message.Format($"{job.Name}: failed: the file made no request before it ended itself.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ReportExit(error, withoutRequest);
        using var installed = SnippetConsole.Install();
        var client = target.CreateClient(job.Name);
        new MisspeltPaths(error, job.Name).Watch(client);
        Report(SnippetReport.Started);
        var outcome = await new SnippetHost().RunAsync(job, client, console);
        _isOver = true;
        if (outcome.AskedForItsOwn)
            await error.WriteLineAsync(Message.Format($"{job.Name}: note: `Builder.Factory(…)` returned the client that the command line chose."));
        var hasPassed = new SnippetOutcomeScreen(job, error).Show(outcome, (target as DryRunTarget)?.Written);
        Report(hasPassed ? SnippetReport.Passed : SnippetReport.Failed);
        return hasPassed ? Tool.Done : Tool.Failed;
    }

    private ISnippetTarget CreateTarget(TextWriter output)
    {
        var profile = job.Profile is { } name ? ProfileStore.Load(name, TextWriter.Null) : null;
        return job.IsDry ? new DryRunTarget(output, profile, job.MadeUpKey, job.AllowsEmptyPathValues)
            : profile is not null ? new ProfileTarget(profile, job.AllowsEmptyPathValues)
            : new SandboxTarget(job.Sandbox!, allowsEmpty: job.AllowsEmptyPathValues);
    }

    // Runs when the file itself calls `exit`.
    private void ReportExit(TextWriter error, string withoutRequest)
    {
        if (_isOver)
            return;
        _isOver = true;
        var isWithoutRequest = _target is DryRunTarget { Written: 0 };
        if (isWithoutRequest)
            error.WriteLine(withoutRequest);
        Report(isWithoutRequest ? SnippetReport.Failed : SnippetReport.Exited);
    }

    private void Report(SnippetReport report)
    {
        try
        {
            reports.WriteLine(report);
        }
        catch (IOException)
        {
            // The tool's first process is gone, and takes no report.
        }
    }
}
