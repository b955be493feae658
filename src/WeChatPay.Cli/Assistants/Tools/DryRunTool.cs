using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Runs a snippet in a process of its own, as <c>wechatpay run --dry-run</c> does, and shows the requests that it would send.</summary>
internal sealed class DryRunTool() : AssistantTool(
    "dry_run",
    Message.Of("Compiles and runs a snippet in C# or PHP with `instance` ready, and shows the requests that it would send, as JSON: method, URL, headers, "
        + "body. Nothing is sent; responses are made up. The code runs without files, network and other processes, for at most 20 seconds."),
    new ToolArgument(
        Code, ArgumentKind.Text, Message.Of("The snippet: statements, without keys and without a client of its own."), "instance[\"v3/certificates\"].Get();")
    {
        IsRequired = true,
        Longest = ToolArgument.Long,
    },
    new ToolArgument(Language, ArgumentKind.Text, Message.Of("The language of the snippet. Default: detected from the text."), "cs")
    {
        Choices = [.. SnippetLanguages.ByName.Keys],
    })
{
    private const string Code = "code";
    private const string Language = "code_language";

    private static readonly SnippetLimits Limits = new(TimeSpan.FromSeconds(20), Megabytes: 256, IsIsolated: true);

    // A process takes memory before it takes time.
    private static readonly SemaphoreSlim Places = new(2, 2);

    protected override async Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var text = given.GetText(Code);
        var language = given.FindText(Language) is { } word ? SnippetLanguages.ByName[word] : SnippetLanguages.Detect(text);
        var source = new SnippetSource(language == SnippetLanguage.Php ? "snippet.php" : "snippet.cs", text, null);
        await Places.WaitAsync(cancellationToken);
        try
        {
            using var output = new ShortWriter(ToolAnswer.Longest);
            using var error = new ShortWriter(ToolAnswer.Longest);
            var code = await new SnippetRun(output, error, Limits).RunAllAsync([source], language, isDry: true, profile: null, cancellationToken);
            var answer = ToolAnswer.Of(code, output, error, "chain", "options");
            return answer.IsError ? answer with { Text = $"{Code}: {answer.Text}" } : answer;
        }
        finally
        {
            Places.Release();
        }
    }
}
