using WeChatPay.Cli.Errors;
using WeChatPay.Cli.Operations;
using WeChatPay.Facts;

namespace WeChatPay.Cli.Calls;

/// <summary>Sends one call, and prints the verified response or the reason why none came.</summary>
/// <param name="call">The call.</param>
/// <param name="printer">Prints the response, also that of a refusal.</param>
/// <param name="error">Takes messages.</param>
internal sealed class CallRun(CallArguments call, ResponsePrinter printer, TextWriter error)
{
    /// <summary>Runs the call.</summary>
    /// <param name="open">Opens the target, once the arguments are known to be right.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The exit code: <see cref="Tool.Done"/>, <see cref="Tool.Failed"/>, or <see cref="Tool.Misused"/> when nothing was sent.</returns>
    public async Task<int> RunAsync(Func<CancellationToken, Task<CallTarget>> open, CancellationToken cancellationToken)
    {
        try
        {
            await printer.PrintAsync(await SendAsync(open, cancellationToken), call.Sink);
            return Tool.Done;
        }
        catch (WeChatPayApiException refusal)
        {
            // An APIv2 response of status 200 does not show that it is an error.
            if (refusal.ReturnCode is not null)
                await error.WriteLineAsync(LibraryMessage.Tell(refusal));
            await printer.PrintAsync(refusal.Response, sink: null);
            if (refusal.Advice is { } advice)
                await error.WriteLineAsync(AdviceText.Describe(advice));
            return Tool.Failed;
        }
        catch (Exception problem) when (CallFailure.IsKnown(problem))
        {
            return await CallFailure.TellAsync(problem, error);
        }
    }

    private async Task<WeChatPayResponse> SendAsync(Func<CancellationToken, Task<CallTarget>> open, CancellationToken cancellationToken)
    {
        var operation = OperationTable.Default.Find(call.Method, call.Path);
        var options = call.MakeOptions(operation);
        await using var opened = await open(cancellationToken);
        if (opened.HasOwnHost)
            options.Remove("base_uri");
        if (opened.Target.Announcement is { } announcement)
            await error.WriteLineAsync(announcement);
        if (operation is null && OperationPaths.DescribeNear(call.Path) is { } near)
            await error.WriteLineAsync(Message.Format($"note: {near}"));
        using var client = opened.Target.CreateClient("call");
        return await client[call.Path].SendAsync(call.Method, options, cancellationToken);
    }
}
