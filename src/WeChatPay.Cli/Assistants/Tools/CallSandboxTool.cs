using WeChatPay.Cli.Calls;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Snippets;
using WeChatPay.Protocol;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Sends a call to the server's sandbox, as <c>wechatpay call</c> does.</summary>
internal sealed class CallSandboxTool(AssistantSandbox sandbox) : SandboxTool(
    sandbox,
    "call_sandbox",
    Message.Of("Sends a call, signed and verified, to a sandbox on this machine that stands in for WeChat Pay, and shows the response. The sandbox keeps "
        + "orders, checks requests and signatures, and explains what is wrong. Its merchant is 1900000109. No money moves."),
    CallToolArguments.All)
{
    protected override async Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var call = CallToolArguments.Read(given);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var run = new CallRun(call, new ResponsePrinter(output, error, isRaw: false, isTerminal: false), error);
        var code = await run.RunAsync(token => OpenAsync(call, token), cancellationToken);
        return WithConfiguration(ToolAnswer.Of(code, output, error, "sandbox"));
    }

    private async Task<CallTarget> OpenAsync(CallArguments call, CancellationToken cancellationToken)
    {
        var server = await Sandbox.GetAsync(cancellationToken);
        return new(new SandboxTarget(SandboxAccess.To(server, new(IsSm2: false, HasBrand: BrandPath.IsBrand(call.Path)))));
    }
}
