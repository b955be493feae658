using System.CommandLine;
using System.CommandLine.Parsing;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>The options that say which keys callbacks are signed and encrypted with: the user's, or those of the running sandbox.</summary>
/// <param name="makesKeys">Whether the command makes throw-away keys where none are given.</param>
internal sealed class PlatformKeyOptions(bool makesKeys)
{
    private readonly Option<string> _keyFile = new("--key-file")
    {
        Description = makesKeys
            ? Message.Of("The file of the platform's private key; it needs --key-id. Default: a throw-away key.")
            : Message.Of("The file of the platform's private key; it needs --key-id."),
        HelpName = "FILE",
    };

    private readonly Option<string> _keyId = new("--key-id")
    {
        Description = Message.Of("The id of that key in the receiver's configuration."),
        HelpName = "PUB_KEY_ID",
    };

    private readonly Option<string> _apiV3KeyFile = new("--api-v3-key-file")
    {
        Description = makesKeys
            ? Message.Format($"The file of the APIv3 key. Default: the environment variable {GivenSecret.ApiV3Key}, or a throw-away key.")
            : Message.Format($"The file of the APIv3 key. Default: the environment variable {GivenSecret.ApiV3Key}."),
        HelpName = "FILE",
    };

    private readonly Option<string> _secretFile = new("--secret-file")
    {
        Description = makesKeys
            ? Message.Format($"The file of the APIv2 key. Default: the environment variable {GivenSecret.ApiV2Key}, or a throw-away key.")
            : Message.Format($"The file of the APIv2 key. Default: the environment variable {GivenSecret.ApiV2Key}."),
        HelpName = "FILE",
    };

    private readonly Option<string> _algorithm = AlgorithmOption.Create(Message.Of("The kind of a throw-away key; a key of --key-file is of its own kind."));

    private readonly Option<bool> _brand = new("--brand")
    {
        Description = Message.Of("Sends the callback of a brand: the APIv3 key is then the brand's API key, and the signature is of the brands' type."),
    };

    private readonly Option<bool> _sandbox = new("--sandbox")
    {
        Description = Message.Of("Signs with the keys of the sandbox that `wechatpay sandbox` runs, so that its receivers need no other keys."),
    };

    /// <summary>Adds the options to a command, and refuses keys beside the sandbox's.</summary>
    public void AddTo(Command command)
    {
        Option[] keys = [_keyFile, _keyId, _apiV3KeyFile, _secretFile, .. makesKeys ? (Option[])[_algorithm] : []];
        foreach (var option in (Option[])[.. keys, _brand, _sandbox])
            command.Add(option);
        command.Validators.Add(line =>
        {
            if (line.GetValue(_sandbox) && keys.FirstOrDefault(option => line.GetResult(option) is { Implicit: false }) is { } given)
                line.AddError(Message.Format($"--sandbox has its own keys: leave out {given.Name}. Nothing was sent."));
        });
    }

    /// <summary>Tells whether the keys are those of the running sandbox.</summary>
    public bool IsSandbox(CommandResult line) => line.GetValue(_sandbox);

    /// <summary>Gets the file of the APIv3 key; null for the environment variable.</summary>
    public string? ApiV3KeyFile(ParseResult line) => line.GetValue(_apiV3KeyFile);

    /// <summary>Tells where the keys are.</summary>
    /// <exception cref="MisuseException">No sandbox runs.</exception>
    public KeyPlaces Find(ParseResult line) => line.GetValue(_sandbox)
        ? PlatformKeyFolder.Find(RunningSandbox.FindKeys(), line.GetValue(_brand))
        : new KeyPlaces(line.GetValue(_keyId), line.GetValue(_keyFile), line.GetValue(_apiV3KeyFile), line.GetValue(_secretFile))
        {
            Algorithm = makesKeys && AlgorithmOption.IsSm2(line, _algorithm) ? PlatformAlgorithm.Sm2 : PlatformAlgorithm.Rsa,
            IsBrand = line.GetValue(_brand),
        };
}
