using WeChatPay.Cli.Errors;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Explains an error, as <c>wechatpay explain</c> does. It reads no file.</summary>
internal sealed class ExplainErrorTool() : AssistantTool(
    "explain_error",
    Message.Of("Explains an error of WeChat Pay or of the library: its meaning, what to do, and whether repeating the request helps. "
        + "Takes a code, a sub-code, a Request-ID, a WCP code, the body of a response, a log, or the text of an exception."),
    new ToolArgument(Error, ArgumentKind.Text, Message.Of("The code, or the text that has it. Leave keys out."), "SIGN_ERROR")
    {
        IsRequired = true,
        Longest = ToolArgument.Long,
    })
{
    private const string Error = "error";

    protected override Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var text = given.GetText(Error).Trim();
        var said = ErrorGuide.Find(text) ?? ErrorReport.Describe(text);
        return Task.FromResult(said is not null
            ? new ToolAnswer(said.TrimEnd(), More: ["errors", "responses"])
            : new ToolAnswer(Message.Format(
                $"{Error} has no documented error code, sub-code, Request-ID or status. A Request-ID that ends in -0 says that all went well."),
                IsError: true));
    }
}
