using System.CommandLine;
using WeChatPay.Cli.Notify;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay replay</c>: sends callbacks again that <c>listen</c> has kept.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = Message.Of("Callbacks that `wechatpay listen --save` has kept, or folders of them."),
            Arity = ArgumentArity.OneOrMore,
        };
        var to = new Option<string>("--to") { HelpName = "URL", Description = Message.Of("The receiver."), Required = true };
        var sandbox = new Option<bool>("--sandbox")
        {
            Description = Message.Of(
                "Signs each again, now, with the key of the sandbox that `wechatpay sandbox` runs. APIv2 signs inside of the body, which stays."),
        };
        var keyFile = new Option<string>("--key-file") { HelpName = "PATH", Description = Message.Of("Signs each again, now, with this private key.") };
        var keyId = new Option<string>("--key-id")
        {
            HelpName = "ID",
            Description = Message.Of("The id of the key of --key-file in the receiver's configuration."),
        };
        var command = new Command("replay", Message.Of(
            "Sends callbacks again that were kept: byte for byte, or signed again, because a receiver refuses an old signature."))
        {
            files, to, sandbox, keyFile, keyId,
        };
        command.SetAction(async (line, cancellationToken) =>
        {
            var screen = new NotifyScreen(Screen.Create(line.InvocationConfiguration.Output), Screen.Create(line.InvocationConfiguration.Error));
            try
            {
                var target = ReceiverUrl.Parse("--to", line.GetRequiredValue(to));
                using var signer = FindSigner(line.GetValue(sandbox), line.GetValue(keyFile), line.GetValue(keyId));
                var callbacks = line.GetRequiredValue(files).SelectMany(Find).Select(static path => (Path: path, Callback: Read(path))).ToList();
                var isAccepted = true;
                foreach (var (path, callback) in callbacks)
                {
                    var sent = signer?.SignAgain(callback) ?? callback;
                    var delivery = await sent.SendAsync(target, cancellationToken);
                    screen.Show(sent, Path.GetFileName(path), target, delivery, isFlawed: false);
                    isAccepted &= delivery.IsAccepted;
                }
                return isAccepted ? Tool.Done : Tool.Failed;
            }
            catch (Exception error) when (error is ArgumentException or MisuseException)
            {
                screen.Fail(LibraryMessage.Tell(error));
                return Tool.Misused;
            }
        });
        return command;
    }

    private static PlatformSigner? FindSigner(bool isSandbox, string? keyFile, string? keyId)
    {
        if (!isSandbox && keyFile is null && keyId is not null)
            throw new MisuseException(Message.Of("--key-id names the key of --key-file. Give both, or neither. Nothing was sent."));
        if (!isSandbox)
            return keyFile is null ? null : new PlatformSigner(new KeyPlaces(keyId, keyFile, null, null).Read());
        return keyFile is null && keyId is null
            ? new PlatformSigner(PlatformKeyFolder.Find(RunningSandbox.FindKeys(), isBrand: false).Read())
            : throw new MisuseException(Message.Of("--sandbox has its own key: leave out --key-file and --key-id. Nothing was sent."));
    }

    private static IEnumerable<string> Find(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        string[] kept = [.. Directory.EnumerateFiles(path, "*.http").Order(StringComparer.Ordinal)];
        return kept.Length > 0 ? kept : throw new MisuseException(Message.Format($"FILE {path}: the folder has no file `*.http`. Nothing was sent."));
    }

    private static SignedCallback Read(string path)
    {
        try
        {
            return SignedCallback.FromFile(path);
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new MisuseException(Message.Format($"FILE {path}: {error.Message} Nothing was sent."));
        }
    }
}
