using WeChatPay.Cli.Profiles;

namespace WeChatPay.Cli.Snippets;

/// <summary>Prepares and runs the files of one command, and reports failures.</summary>
/// <param name="output">Takes what snippets print; in a dry run it takes the requests alone.</param>
/// <param name="error">Takes the tool's messages.</param>
/// <param name="limit">The time limit for one file.</param>
internal sealed class SnippetRun(TextWriter output, TextWriter error, TimeSpan limit)
{
    private readonly SnippetHost _host = new(limit);

    /// <summary>Runs all files.</summary>
    /// <returns>True when no file failed.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<bool> RunAllAsync(
        IReadOnlyList<string> names,
        SnippetLanguage? language,
        bool isDry,
        Profile? profile,
        CancellationToken cancellationToken)
    {
        await using ISnippetTarget target =
            isDry ? new DryRunTarget(output, profile)
            : profile is not null ? new ProfileTarget(profile)
            : await SandboxTarget.StartAsync(cancellationToken);
        if (target.Announcement is { } announcement)
            await error.WriteLineAsync(announcement);

        using var console = SnippetConsole.Install();
        var failed = 0;
        await foreach (var snippet in SnippetPreparation.PrepareAllAsync(SnippetSource.ReadAll(names), language, cancellationToken))
        {
            foreach (var message in snippet.Messages)
                await error.WriteLineAsync(message);
            if (snippet.Image is null || !await RunAsync(snippet, target, cancellationToken))
                failed++;
        }
        await output.FlushAsync(cancellationToken);
        return failed == 0;
    }

    private async Task<bool> RunAsync(CompiledSnippet snippet, ISnippetTarget target, CancellationToken cancellationToken)
    {
        var dry = target as DryRunTarget;
        var before = dry?.Written ?? 0;
        // In a dry run the output has the requests alone, so that a program can read them.
        var outcome = await _host.RunAsync(snippet, target.CreateClient(snippet.Name), dry is null ? output : error, cancellationToken);
        if (outcome.AskedForItsOwn)
            await error.WriteLineAsync($"{snippet.Name}: note: `Builder.Factory(…)` returned the client that the command line chose.");
        return dry is null ? await ReportAsync(snippet, outcome) : await ReportDryAsync(snippet, outcome, dry.Written - before);
    }

    private async Task<bool> ReportAsync(CompiledSnippet snippet, SnippetOutcome outcome)
    {
        if (outcome.Failure is null)
            return true;
        await error.WriteLineAsync($"{snippet.Name}: failed: {Describe(snippet, outcome)}");
        return false;
    }

    // A dry run is for the requests. A failure after one is a note: the made-up response has no fields.
    private async Task<bool> ReportDryAsync(CompiledSnippet snippet, SnippetOutcome outcome, int requests)
    {
        if (requests == 0)
        {
            await error.WriteLineAsync($"{snippet.Name}: failed: {(outcome.Failure is null ? "the file made no request." : Describe(snippet, outcome))}");
            return false;
        }
        if (outcome.Failure is not null)
        {
            var count = requests == 1 ? "1 request" : $"{requests} requests";
            await error.WriteLineAsync($"{snippet.Name}: note: failed after {count}, whose responses are made up: {Describe(snippet, outcome)}");
        }
        return true;
    }

    private static string Describe(CompiledSnippet snippet, SnippetOutcome outcome)
    {
        var failure = outcome.Failure!;
        var text = $"{failure.GetType().Name}: {failure.Message}";
        if (outcome.Line is not { } line)
            return text;
        return snippet.Language == SnippetLanguage.CSharp
            ? $"{text} (line {line})"
            : $"{text} (line {line} of the C#: {snippet.Code!.Split('\n').ElementAtOrDefault(line - 1)?.Trim()})";
    }
}
