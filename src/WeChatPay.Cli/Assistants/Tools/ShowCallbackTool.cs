using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Shows a documented callback, as <c>wechatpay show</c> does.</summary>
internal sealed class ShowCallbackTool() : AssistantTool(
    "show_callback",
    Message.Of("Shows a callback that WeChat Pay sends to notify_url, by its event: the fields of its decrypted resource, and the reply that it expects."),
    new ToolArgument(Event, ArgumentKind.Text, Message.Of("The event_type."), "TRANSACTION.SUCCESS") { IsRequired = true })
{
    private const string Event = "event";

    protected override Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var callbacks = CallbackEvents.Find(Event, given.GetText(Event));
        using var output = new StringWriter();
        var screen = new OperationScreen(Screen.Create(output));
        foreach (var (at, callback) in callbacks.Index())
        {
            if (at > 0)
                output.WriteLine();
            screen.Show(callback);
        }
        return Task.FromResult(ToolAnswer.Of(Tool.Done, output, null, "callbacks", "aspnetcore"));
    }
}
