using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox.Callbacks;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Sends a signed callback of the server's sandbox to a receiver on this machine.</summary>
internal sealed class SendCallbackTool(AssistantSandbox sandbox) : SandboxTool(
    sandbox,
    "send_callback",
    Message.Of("Sends a signed and encrypted callback of the sandbox to a receiver on this machine, and says whether WeChat Pay would take the reply. "
        + "A flaw makes the callback wrong, so that you see the receiver refuse it."),
    new ToolArgument(Address, ArgumentKind.Text, Message.Of("The receiver, on this machine."), "http://127.0.0.1:5000/notify")
    {
        IsRequired = true,
        Longest = 2000,
    },
    new ToolArgument(Event, ArgumentKind.Text, Message.Of("The event_type."), "TRANSACTION.SUCCESS") { IsRequired = true },
    new ToolArgument(
        Resource, ArgumentKind.Object, Message.Of("The content. Default: an example with every documented field."), """{"trade_state":"SUCCESS"}""")
    {
        Longest = ToolArgument.Long,
    },
    new ToolArgument(Protocol, ArgumentKind.Text, Message.Of("The protocol. Default: v3."), "v3") { Choices = ["v3", "v2", "brand"] },
    new ToolArgument(Flaw, ArgumentKind.Text, Message.Of("The flaw. Default: none."), "changed-byte") { Choices = [.. FlawNames.All] })
{
    private const string Address = "url";
    private const string Event = "event";
    private const string Resource = "resource";
    private const string Protocol = "protocol";
    private const string Flaw = "flaw";

    protected override async Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var url = given.GetText(Address);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || !address.IsLoopback)
            throw new MisuseException(Message.Format(
                $"{Address}: {LibraryMessage.QuoteHost(url)} is not an address on this machine, such as http://127.0.0.1:5000/notify. Nothing was sent."));
        var asked = new JObject { ["url"] = url, ["event"] = CallbackEvents.Find(Event, given.GetText(Event))[0].Event };
        foreach (var name in (string[])[Protocol, Flaw])
        {
            if (given.FindText(name) is { } text)
                asked[name] = text;
        }
        if (given.FindObject(Resource) is { } resource)
            asked[Resource] = resource;
        var server = await Sandbox.GetAsync(cancellationToken);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await new DeskRun(output, error).RunAsync(server.BaseUri, HttpMethod.Post, "callbacks", asked, asJson: false, cancellationToken);
        return WithConfiguration(ToolAnswer.Of(code, output, error, "callbacks", "sandbox"));
    }
}
