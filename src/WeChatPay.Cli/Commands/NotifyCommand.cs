using System.CommandLine;
using System.CommandLine.Parsing;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json;
using WeChatPay.Cli.Notify;
using WeChatPay.Cli.Sandboxes;
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
        var keyFile = new Option<string>("--key-file")
        {
            Description = Message.Of("The file of the platform's private key; it needs --key-id. Default: a throw-away key."),
            HelpName = "FILE",
        };
        var keyId = new Option<string>("--key-id") { Description = Message.Of("The id of that key in the receiver's configuration."), HelpName = "PUB_KEY_ID" };
        var apiV3KeyFile = new Option<string>("--api-v3-key-file")
        {
            Description = Message.Format($"The file of the APIv3 key. Default: the environment variable {GivenSecret.ApiV3Key}, or a throw-away key."),
            HelpName = "FILE",
        };
        var secretFile = new Option<string>("--secret-file")
        {
            Description = Message.Format($"The file of the APIv2 key. Default: the environment variable {GivenSecret.ApiV2Key}, or a throw-away key."),
            HelpName = "FILE",
        };
        var algorithm = AlgorithmOption.Create(Message.Of("The kind of a throw-away key; a key of --key-file is of its own kind."));
        var brand = new Option<bool>("--brand")
        {
            Description = Message.Of("Sends the callback of a brand: the APIv3 key is then the brand's API key, and the signature is of the brands' type."),
        };
        var sandbox = new Option<bool>("--sandbox")
        {
            Description = Message.Of("Signs with the keys of the sandbox that `wechatpay sandbox` runs, so that its receivers need no other keys."),
        };
        var order = new Option<string>("--order")
        {
            Description = Message.Of(
                "Sends the callback of a paid order of that sandbox to the order's notify_url; it needs --sandbox and neither URL nor --event."),
            HelpName = "NUMBER",
        };
        var command = new Command("notify", Message.Of(
            "Sends a signed callback to your receiver and says whether WeChat Pay would take the response as accepted."))
        {
            url, name, resource, v2, flaw, keyFile, keyId, apiV3KeyFile, secretFile, algorithm, brand, sandbox, order,
        };
        Option[] keyOptions = [keyFile, keyId, apiV3KeyFile, secretFile, algorithm];
        command.Validators.Add(line => Check(line, url, name, line.GetValue(sandbox), line.GetValue(order), keyOptions));
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
                var places = line.GetValue(sandbox)
                    ? PlatformKeyFolder.Find(RunningSandbox.FindKeys(), line.GetValue(brand))
                    : new KeyPlaces(line.GetValue(keyId), line.GetValue(keyFile), line.GetValue(apiV3KeyFile), line.GetValue(secretFile))
                    {
                        Algorithm = AlgorithmOption.IsSm2(line, algorithm) ? PlatformAlgorithm.Sm2 : PlatformAlgorithm.Rsa,
                        IsBrand = line.GetValue(brand),
                    };
                using var keys = NotifyKeys.Make(places, xml);
                var given = ParseResource(line.GetValue(resource), keys.Signer.Sample(eventType, xml));
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

    private static void Check(CommandResult line, Argument<string> url, Option<string> name, bool isSandbox, string? order, Option[] keyOptions)
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
        if (isSandbox && keyOptions.FirstOrDefault(option => line.GetResult(option) is { Implicit: false }) is { } given)
            line.AddError(Message.Format($"--sandbox has its own keys: leave out {given.Name}. Nothing was sent."));
    }

    private static JObject ParseResource(string? given, JObject sample)
    {
        if (given is null)
            return sample;
        try
        {
            using var reader = GivenText.ReadJson(GivenText.Resolve(given));
            return JObject.Load(reader);
        }
        catch (JsonException error)
        {
            throw new MisuseException(Message.Format($"--resource is not a JSON object: {error.Message} Nothing was sent."));
        }
    }
}
