using System.CommandLine;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Notify;
using WeChatPay.Cli.Terminal;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Testing;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay notify</c>: delivers one signed callback to a receiver, and judges its answer as WeChat Pay does.</summary>
internal static class NotifyCommand
{
    public static Command Create()
    {
        var url = new Argument<string>("URL") { Description = "Where the receiver listens, for example http://127.0.0.1:5000/notify. It is called directly, and redirects are not followed." };
        var name = new Option<string>("--event") { Description = "A documented event, for example TRANSACTION.SUCCESS.", HelpName = "EVENT", Required = true };
        var resource = new Option<string>("--resource") { Description = "What the callback is about: JSON, or @ and a file that holds it. Without it a plausible one with every documented field.", HelpName = "JSON|@FILE" };
        var v2 = new Option<bool>("--v2") { Description = "APIv2's XML, where both protocols have an event of that name." };
        var flaw = new Option<string>("--flaw") { Description = $"What is to be wrong with it, so that the receiver has something to refuse: {string.Join(", ", FlawNames.All)}.", HelpName = "FLAW", DefaultValueFactory = static _ => "none" };
        flaw.AcceptOnlyFromAmong([.. FlawNames.All]);
        var keyFile = new Option<string>("--key-file") { Description = "The file of the platform's private key; it needs --key-id. Without it a throw-away key.", HelpName = "FILE" };
        var keyId = new Option<string>("--key-id") { Description = "The id under which the receiver knows the key.", HelpName = "PUB_KEY_ID" };
        var apiV3KeyFile = new Option<string>("--api-v3-key-file") { Description = $"A file with the APIv3 key. Without it the environment variable {GivenSecret.ApiV3Key}, or a throw-away key.", HelpName = "FILE" };
        var secretFile = new Option<string>("--secret-file") { Description = $"A file with the APIv2 key. Without it the environment variable {GivenSecret.Secret}, or a throw-away key.", HelpName = "FILE" };
        var command = new Command("notify", "Delivers a signed callback to a receiver, and says whether WeChat Pay would count it as accepted.")
        {
            url, name, resource, v2, flaw, keyFile, keyId, apiV3KeyFile, secretFile,
        };
        command.SetAction(async (line, cancellationToken) =>
        {
            var screen = new NotifyScreen(Screen.On(line.InvocationConfiguration.Output), Screen.On(line.InvocationConfiguration.Error));
            try
            {
                Uri target = Target(line.GetRequiredValue(url));
                var eventType = line.GetRequiredValue(name);
                var xml = line.GetValue(v2) || PlatformSigner.IsV2Event(eventType);
                using NotifyKeys keys = NotifyKeys.Make(new GivenKeys(line.GetValue(keyId), line.GetValue(keyFile), line.GetValue(apiV3KeyFile), line.GetValue(secretFile)), xml);
                JObject given = Resource(line.GetValue(resource), keys.Signer.Sample(eventType, xml));
                CallbackFlaw wrong = FlawNames.Read(line.GetRequiredValue(flaw));
                SignedCallback callback = xml ? keys.Signer.CallbackV2(given, wrong) : keys.Signer.Callback(eventType, given, wrong);
                if (keys.Folder is not null)
                    screen.ShowKeys(keys, $"wechatpay notify {target} --event {eventType}{(line.GetValue(v2) ? " --v2" : "")}", xml);
                CallbackDelivery delivery = await callback.SendAsync(target, cancellationToken);
                screen.Show(callback, eventType, target, delivery);
                return delivery.IsAccepted ? Tool.Done : Tool.Failed;
            }
            catch (Exception error) when (error is ArgumentException or MisuseException)
            {
                screen.Fail(MisuseException.MessageOf(error));
                return Tool.Misused;
            }
        });
        return command;
    }

    private static Uri Target(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new MisuseException($"{text} is no absolute URL over http or https, such as http://127.0.0.1:5000/notify. Nothing was sent.");

    private static JObject Resource(string? given, JObject sample)
    {
        if (given is null)
            return sample;
        var text = given.StartsWith('@') ? GivenSecret.TextOf(given[1..]) : given;
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return JObject.Load(reader);
        }
        catch (JsonException error)
        {
            throw new MisuseException($"--resource is no JSON object: {error.Message} Nothing was sent.");
        }
    }
}
