using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Profiles;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Snippets;

/// <summary>One command's work: prepares and runs its files, and says how each fared.</summary>
/// <param name="output">Takes what snippets print; in a dry run the requests, and nothing else.</param>
/// <param name="error">Takes what the tool has to say.</param>
/// <param name="limit">How long one file may take.</param>
internal sealed class SnippetRun(TextWriter output, TextWriter error, TimeSpan limit)
{
    private readonly SnippetHost _host = new(limit);

    /// <summary>Runs all files.</summary>
    /// <returns>Whether none failed.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async Task<bool> AllAsync(IReadOnlyList<string> names, SnippetLanguage? language, bool isDry, Profile? profile, CancellationToken cancellationToken)
    {
        await using ISnippetTarget target =
            isDry ? new DryRunTarget(output, profile)
            : profile is not null ? new ProfileTarget(profile)
            : await SandboxTarget.StartAsync(cancellationToken);
        if (target.Announcement is { } announcement)
            await error.WriteLineAsync(announcement);

        using var console = SnippetConsole.Install();
        var failed = 0;
        await foreach (var snippet in SnippetPreparation.AllAsync(SnippetSource.ReadAll(names), language, cancellationToken))
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
        // The requests of a dry run stay alone on the output, so that a program can read them.
        var outcome = await _host.RunAsync(snippet, target.CreateClient(snippet.Name), dry is null ? output : error, cancellationToken);
        if (outcome.AskedForItsOwn)
            await error.WriteLineAsync($"{snippet.Name}: note: its Builder.Factory(…) gave the client that the command line chose.");
        return dry is null ? await SucceededAsync(snippet, outcome) : await SucceededDryAsync(snippet, outcome, dry.Written - before);
    }

    private async Task<bool> SucceededAsync(CompiledSnippet snippet, SnippetOutcome outcome)
    {
        if (outcome.Failure is null)
            return true;
        await error.WriteLineAsync($"{snippet.Name}: failed: {Describe(snippet, outcome)}");
        return false;
    }

    // The requests are what a dry run is for: what code makes of an answer without fields is a note.
    private async Task<bool> SucceededDryAsync(CompiledSnippet snippet, SnippetOutcome outcome, int requests)
    {
        if (requests == 0)
        {
            await error.WriteLineAsync($"{snippet.Name}: failed: {(outcome.Failure is null ? "it made no request." : Describe(snippet, outcome))}");
            return false;
        }
        if (outcome.Failure is not null)
            await error.WriteLineAsync($"{snippet.Name}: note: after {requests} request{(requests == 1 ? "" : "s")}, whose answers are made up: {Describe(snippet, outcome)}");
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
