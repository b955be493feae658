using WeChatPay.Cli.Sandboxes;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Pays an order of the server's sandbox, as <c>wechatpay pay</c> does.</summary>
internal sealed class PayOrderTool(AssistantSandbox sandbox) : SandboxTool(
    sandbox,
    "pay_order",
    Message.Of("Pays an order of the sandbox as its payer does, and sends the signed callback to its notify_url, if that is on this machine. "
        + "Says whether WeChat Pay would take the receiver's reply."),
    new ToolArgument(Number, ArgumentKind.Text, Message.Of("The out_trade_no of an order that call_sandbox has placed."), "N20260001") { IsRequired = true },
    new ToolArgument(Callback, ArgumentKind.Flag, Message.Of("Whether the callback is sent. Default: true."), "false"))
{
    private const string Number = "out_trade_no";
    private const string Callback = "callback";

    protected override async Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var server = await Sandbox.GetAsync(cancellationToken);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var target = $"orders/{Uri.EscapeDataString(given.GetText(Number))}/pay{(given.FindFlag(Callback, otherwise: true) ? "" : "?notify=false")}";
        var code = await new DeskRun(output, error).RunAsync(server.BaseUri, HttpMethod.Post, target, null, asJson: false, cancellationToken);
        var answer = ToolAnswer.Of(code, output, error, "sandbox", "callbacks");
        // The desk refused the order; without its message it was the receiver that refused the callback.
        return WithConfiguration($"{error}".Length > 0 ? answer with { Text = $"{Number}: {answer.Text}" } : answer);
    }
}
