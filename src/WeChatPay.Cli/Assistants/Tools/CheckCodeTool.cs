using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Checks C# by the compiler and by the library's rules for the compiler.</summary>
internal sealed class CheckCodeTool(CheckedCode checks) : AssistantTool(
    "check_code",
    Message.Of("Compiles C# and checks it by the library's rules WCP001 to WCP017: paths, verbs, fields and values that are not documented, "
        + "clear text in encrypted fields, lost promises, new numbers in retries, secrets in source, callbacks that are not verified. "
        + "Use it on code before you hand it over."),
    new ToolArgument(Code, ArgumentKind.Text, Message.Of("The C#: statements, or a whole file."), "instance[\"v3/certificates\"].Get();")
    {
        IsRequired = true,
        Longest = ToolArgument.Long,
    })
{
    private const string Code = "code";
    private const int Most = 50;

    protected override async Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        IReadOnlyList<CodeFinding> found;
        try
        {
            found = await checks.FindAsync(given.GetText(Code), cancellationToken);
        }
        catch (CodeCheckException problem)
        {
            return new ToolAnswer($"{Code}: {problem.Message}", IsError: true);
        }
        if (found.Count == 0)
            return new ToolAnswer(Message.Of("The C# compiles, and no rule has anything to say."), More: ["analyzers/index"]);
        var text = string.Join('\n', found.Take(Most).Select(static one => one.Text));
        if (found.Count > Most)
            text += "\n" + Message.Format($"{found.Count - Most} more.");
        // The compiler's own findings have no page here.
        var rules = found.Select(static one => one.Id).Where(static id => id.StartsWith("WCP", StringComparison.Ordinal)).Distinct();
        return new ToolAnswer(text, More: [.. rules.Select(static id => $"analyzers/{id}")]);
    }
}
