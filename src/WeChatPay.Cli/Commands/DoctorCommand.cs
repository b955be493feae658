using System.CommandLine;
using WeChatPay.Cli.Calls;
using WeChatPay.Cli.Doctor;
using WeChatPay.Cli.Notify;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay doctor</c>: examines a merchant's configuration, a receiver of callbacks, or both.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var url = new Argument<string>("URL")
        {
            Description = Message.Of("A receiver of callbacks to examine, for example http://127.0.0.1:5000/notify."),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var profile = new Option<string>("--profile")
        {
            Description = Message.Of("The merchant to examine: `env` for environment variables (WECHATPAY_MCHID, …), or a name in wechatpay/profiles.json."),
            HelpName = "NAME",
        };
        var offline = new Option<bool>("--offline") { Description = Message.Of("Makes no call: examines the configuration by itself.") };
        var name = new Option<string>("--event")
        {
            Description = Message.Of("The event of APIv3 that the receiver gets."),
            HelpName = "EVENT",
            DefaultValueFactory = static _ => ReceiverExam.DefaultEvent,
        };
        var resource = new Option<string>("--resource")
        {
            Description = Message.Of(
                "The callback's content: JSON, @FILE for a file, or - for the standard input. Default: an example with every documented field."),
            HelpName = "JSON|@FILE|-",
        };
        var json = new Option<bool>("--json") { Description = Message.Of("Prints the findings as a JSON array, for other programs.") };
        var keys = new PlatformKeyOptions(makesKeys: false);
        var command = new Command("doctor", Message.Of(
            "Examines your configuration, your receiver of callbacks, or both, and says what to do. It changes nothing at WeChat Pay."))
        {
            url, profile, offline, name, resource, json,
        };
        keys.AddTo(command);
        command.Validators.Add(line =>
        {
            if (line.GetValue(url) is null && line.GetValue(profile) is null)
            {
                line.AddError(Message.Of(
                    "A profile or a receiver is needed: wechatpay doctor --profile NAME, or wechatpay doctor http://127.0.0.1:5000/notify --sandbox. "
                    + "Nothing was sent."));
            }
        });
        command.SetAction(async (line, cancellationToken) =>
        {
            var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
            try
            {
                // What is wrong on the command line is said before anything is sent.
                var address = line.GetValue(url) is { } given ? ReceiverUrl.Parse("URL", given) : null;
                var content = GivenResource.Parse(line.GetValue(resource));
                var receiver = address is null ? null : new ReceiverExam(address, line.GetRequiredValue(name), content, keys.Find(line));
                var apiV3Key = GivenSecret.Find(GivenSecret.ApiV3Key, keys.ApiV3KeyFile(line));
                var screen = new DoctorScreen(output, line.GetValue(json));
                var merchant = line.GetValue(profile) is { } named ? new ProfileExam(named, apiV3Key, line.GetValue(offline)) : null;
                if (merchant is not null)
                {
                    screen.Begin(Message.Of("The profile"));
                    await foreach (var finding in merchant.RunAsync(error, cancellationToken))
                        screen.Show(finding);
                }
                if (receiver is not null)
                {
                    screen.Begin(Message.Format($"The receiver {address!}"));
                    await foreach (var finding in receiver.RunAsync(merchant?.Mchid, cancellationToken))
                        screen.Show(finding);
                }
                screen.End();
                return screen.HasBad ? Tool.Failed : Tool.Done;
            }
            catch (Exception problem) when (CallFailure.IsKnown(problem))
            {
                return await CallFailure.TellAsync(problem, error);
            }
        });
        return command;
    }
}
