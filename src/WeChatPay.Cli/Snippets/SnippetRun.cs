using WeChatPay.Cli.Profiles;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Snippets;

/// <summary>Prepares the files of one command, and runs each in a process of its own.</summary>
/// <param name="output">Takes what snippets print; in a dry run it takes the requests alone.</param>
/// <param name="error">Takes the tool's messages.</param>
/// <param name="limits">The limits of one file.</param>
/// <param name="porting">How PHP is written as C#.</param>
internal sealed class SnippetRun(TextWriter output, TextWriter error, SnippetLimits limits, PortingOutput porting = PortingOutput.Verbatim)
{
    private readonly SnippetProcess _process = new(output, error, limits);

    /// <summary>Runs all files.</summary>
    /// <returns>The exit code: of one file its own; of several 0 when none failed, otherwise 1.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<int> RunAllAsync(
        IReadOnlyList<string> names,
        SnippetLanguage? language,
        bool isDry,
        Profile? profile,
        CancellationToken cancellationToken) => RunAllAsync(SnippetSource.ReadAll(names), language, isDry, profile, cancellationToken);

    /// <inheritdoc cref="RunAllAsync(IReadOnlyList{string}, SnippetLanguage?, bool, Profile?, CancellationToken)"/>
    public async Task<int> RunAllAsync(
        IEnumerable<SnippetSource> sources,
        SnippetLanguage? language,
        bool isDry,
        Profile? profile,
        CancellationToken cancellationToken)
    {
        await using var sandboxes = new SnippetSandboxes();
        if (!isDry && profile is not null)
            await error.WriteLineAsync(new ProfileTarget(profile).Announcement);
        var key = isDry && profile is null ? MadeUpKey.Create() : null;
        var codes = new List<int>();
        await foreach (var snippet in SnippetPreparation.PrepareAllAsync(sources, language, porting, cancellationToken))
        {
            foreach (var message in snippet.Messages)
                await error.WriteLineAsync(message);
            if (snippet.Image is not { } image)
            {
                codes.Add(Tool.Failed);
                continue;
            }
            if (limits.IsIsolated && OutwardCode.Find(image) is { } outward)
            {
                await error.WriteLineAsync(Message.Format(
                    $"{snippet.Name}: error: the code uses {outward}, and runs here without files, network and other processes. Nothing was run."));
                codes.Add(Tool.Failed);
                continue;
            }
            var sandbox = isDry || profile is not null ? null : await sandboxes.FindAsync(snippet.Code!, cancellationToken);
            codes.Add(await _process.RunAsync(
                new SnippetJob
                {
                    Name = snippet.Name,
                    Language = snippet.Language,
                    Code = snippet.Code!,
                    Image = image,
                    Symbols = snippet.Symbols!,
                    Sandbox = sandbox,
                    Profile = profile?.Name,
                    IsDry = isDry,
                    MadeUpKey = key,
                    Megabytes = limits.Megabytes,
                    AllowsEmptyPathValues = limits.AllowsEmptyPathValues,
                },
                cancellationToken));
        }
        await output.FlushAsync(cancellationToken);
        return codes is [var only] ? only : codes.Exists(static code => code != Tool.Done) ? Tool.Failed : Tool.Done;
    }
}
