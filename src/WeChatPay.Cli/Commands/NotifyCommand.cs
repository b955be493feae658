using System.CommandLine;
using System.CommandLine.Parsing;
using WeChatPay.Cli.Notify;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay notify</c>: sends one signed callback to a receiver and judges the response as WeChat Pay does.</summary>
internal static class NotifyCommand
{
    public static Command Create()
    {
        var url = new Argument<string>("URL")
        {
            Description = Message.Of("The receiver's URL, for example http://127.0.0.1:5000/notify. The tool uses no proxy and follows no redirect."),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var name = new Option<string>("--event")
        {
            Description = Message.Of("A documented event, for example TRANSACTION.SUCCESS."),
            HelpName = "EVENT",
        };
        var resource = new Option<string>("--resource")
        {
            Description = Message.Of(
                "The callback's content: JSON, @FILE for a file, or - for the standard input. Default: an example with every documented field."),
            HelpName = "JSON|@FILE|-",
        };
        var v2 = new Option<bool>("--v2") { Description = Message.Of("Sends the XML of APIv2. Needed only for an event that both protocols have.") };
        var flaw = new Option<string>("--flaw")
        {
            Description = Message.Format($"Makes the callback wrong, so that you see your receiver refuse it: {Message.Join(FlawNames.All)}."),
            HelpName = "FLAW",
            DefaultValueFactory = static _ => "none",
        };
        flaw.AcceptOnlyFromAmong([.. FlawNames.All]);
        var keyOptions = new PlatformKeyOptions(makesKeys: true);
        var order = new Option<string>("--order")
        {
            Description = Message.Of(
                "Sends the callback of a paid order of that sandbox to the order's notify_url; it needs --sandbox and neither URL nor --event."),
            HelpName = "NUMBER",
        };
        var command = new Command("notify", Message.Of(
            "Sends a signed callback to your receiver and says whether WeChat Pay would take the response as accepted."))
        {
            url, name, resource, v2, flaw, order,
        };
        keyOptions.AddTo(command);
        command.Validators.Add(line => Check(line, url, name, keyOptions.IsSandbox(line), line.GetValue(order)));
        command.SetAction(async (line, cancellationToken) =>
        {
            var screen = new NotifyScreen(Screen.Create(line.InvocationConfiguration.Output), Screen.Create(line.InvocationConfiguration.Error));
            if (line.GetValue(order) is { } number)
                return await DeskCommands.NotifyAsync(line, number, cancellationToken);
            try
            {
                var target = ReceiverUrl.Parse("URL", line.GetValue(url)!);
                var eventType = line.GetValue(name)!;
                var xml = line.GetValue(v2) || PlatformSigner.IsV2Event(eventType);
                var places = keyOptions.Find(line);
                using var keys = NotifyKeys.Make(places, xml);
                var given = GivenResource.Parse(line.GetValue(resource)) ?? keys.Signer.Sample(eventType, xml);
                var wrong = FlawNames.Parse(line.GetRequiredValue(flaw));
                var callback = xml ? keys.Signer.CallbackV2(given, wrong) : keys.Signer.Callback(eventType, given, wrong);
                if (keys.Folder is not null)
                    screen.ShowKeys(keys, $"wechatpay notify {target} --event {eventType}{(line.GetValue(v2) ? " --v2" : "")}"
                        + (places.IsBrand ? " --brand" : ""), xml);
                var delivery = await callback.SendAsync(target, cancellationToken);
                screen.Show(callback, eventType, target, delivery, wrong != CallbackFlaw.None);
                return delivery.IsAccepted ? Tool.Done : Tool.Failed;
            }
            catch (Exception error) when (error is ArgumentException or MisuseException)
            {
                screen.Fail(LibraryMessage.Tell(error));
                return Tool.Misused;
            }
        });
        return command;
    }

    private static void Check(CommandResult line, Argument<string> url, Option<string> name, bool isSandbox, string? order)
    {
        var (hasUrl, hasEvent) = (line.GetResult(url)?.Tokens.Count > 0, line.GetResult(name) is not null);
        if (order is not null)
        {
            if (!isSandbox || hasUrl || hasEvent)
                line.AddError(Message.Of("--order needs --sandbox and neither URL nor --event: wechatpay notify --sandbox --order NUMBER. Nothing was sent."));
            return;
        }
        if (!hasUrl || !hasEvent)
            line.AddError(Message.Of(
                "URL and --event are needed: wechatpay notify http://127.0.0.1:5000/notify --event TRANSACTION.SUCCESS. Nothing was sent."));
    }
}
