using WeChatPay.Cli.Calls;
using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Holds a request against the facts by the library's own validation, and sends nothing.</summary>
internal sealed class ValidateRequestTool() : AssistantTool(
    "validate_request",
    Message.Of("Checks a request against the documentation before it is sent: unknown, missing and wrong fields, formats, lengths, values, headers. "
        + "Shows the request as it would go over the wire. Nothing is sent."),
    CallToolArguments.All)
{
    private static readonly Lazy<string> Key = new(MadeUpKey.Create);

    protected override async Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var call = CallToolArguments.Read(given);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var target = new DryRunTarget(output, profile: null, Key.Value, configure: options => options with
        {
            Validate = ValidationMode.Strict,
            Logger = new WarningText(error),
        });
        var run = new CallRun(call, new ResponsePrinter(TextWriter.Null, TextWriter.Null, isRaw: false, isTerminal: false), error);
        var code = await run.RunAsync(_ => Task.FromResult(new CallTarget(target)), cancellationToken);
        if (code == Tool.Done && $"{error}".Length == 0)
            await error.WriteLineAsync(Message.Of("The request is as documented."));
        return ToolAnswer.Of(code, output, error, "validation");
    }
}
