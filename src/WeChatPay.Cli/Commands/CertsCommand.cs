using System.CommandLine;
using WeChatPay.Certificates;
using WeChatPay.Cli.Certificates;
using WeChatPay.Cli.Terminal;
using WeChatPay.Util;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay certs</c>: downloads the platform certificates, with the options of the PHP SDK's <c>CertificateDownloader.php</c>.</summary>
internal static class CertsCommand
{
    private const string PublicKeyId = "PUB_KEY_ID_";

    /// <summary>Makes the command.</summary>
    /// <param name="time">The clock; null for the system's clock.</param>
    public static Command Create(TimeProvider? time = null)
    {
        var mchid = new Option<string>("--mchid", "-m") { Description = Message.Of("The merchant number."), HelpName = "MCHID", Required = true };
        var serial = new Option<string>("--serialno", "-s")
        {
            Description = Message.Of("The serial of the merchant's API certificate."),
            HelpName = "SERIAL",
            Required = true,
        };
        var privateKey = new Option<string>("--privatekey", "-f")
        {
            Description = Message.Of("The file of the merchant's private key, apiclient_key.pem."),
            HelpName = "FILE",
            Required = true,
        };
        var key = new Option<string>("--key", "-k")
        {
            Description = Message.Format($"The APIv3 key, as in PHP. Other users of this machine can read a command line: set {GivenSecret.ApiV3Key} instead."),
            HelpName = "KEY",
        };
        var keyFile = new Option<string>("--api-v3-key-file")
        {
            Description = Message.Format($"The file of the APIv3 key. Default: the environment variable {GivenSecret.ApiV3Key}."),
            HelpName = "FILE",
        };
        var certificate = new Option<string>("--wechatpay-cert", "-c")
        {
            Description = Message.Of("The platform certificate that must have signed the response, or the platform's public key: PUB_KEY_ID_…=FILE. "
                + "Default: the response is verified with the certificates in it."),
            HelpName = "FILE|ID=FILE",
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = Message.Of("The folder to save to. Default: a new temporary folder."),
            HelpName = "FOLDER",
        };
        var baseUri = new Option<string>("--baseuri", "-u")
        {
            Description = Message.Of("The base address."),
            HelpName = "URL",
            DefaultValueFactory = static _ => "https://api.mch.weixin.qq.com/",
        };
        var command = new Command("certs", Message.Of("Downloads the platform certificates, verifies them and saves them as wechatpay_<serial>.pem."))
        {
            mchid, serial, privateKey, key, keyFile, certificate, output, baseUri, LanguageOption.Allow(new VersionOption("--version", "-V")),
        };
        command.SetAction((line, cancellationToken) =>
        {
            var screen = new CertsScreen(Screen.Create(line.InvocationConfiguration.Output), Screen.Create(line.InvocationConfiguration.Error));
            if (line.GetValue(key) is not null)
                screen.WarnOfSecret();
            return RunAsync(
                screen,
                time ?? TimeProvider.System,
                () => new WeChatPayOptions
                {
                    Mchid = line.GetRequiredValue(mchid),
                    Serial = line.GetRequiredValue(serial),
                    PrivateKey = GivenSecret.ReadFile(line.GetRequiredValue(privateKey)),
                    Certs = LoadCerts(line.GetValue(certificate)),
                    BaseUri = ParseBaseUri(line.GetRequiredValue(baseUri)),
                    TimeProvider = time ?? TimeProvider.System,
                },
                () => line.GetValue(key) ?? GivenSecret.Find(GivenSecret.ApiV3Key, line.GetValue(keyFile)),
                line.GetValue(output),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CertsScreen screen,
        TimeProvider time,
        Func<WeChatPayOptions> options,
        Func<string?> key,
        string? folder,
        CancellationToken cancellationToken)
    {
        try
        {
            var given = options();
            var apiV3Key = key() ?? throw new MisuseException(
                Message.Format(
                    $"The APIv3 key is missing. Set the environment variable {GivenSecret.ApiV3Key}, or name a file with --api-v3-key-file. "
                    + $"Nothing was sent."));
            using var client = new WeChatPayClient(given);
            return await DownloadAsync(screen, client, apiV3Key, folder, time, cancellationToken);
        }
        catch (Exception error) when (error is ArgumentException or MisuseException)
        {
            screen.Fail(LibraryMessage.Tell(error));
            return Tool.Misused;
        }
    }

    private static async Task<int> DownloadAsync(
        CertsScreen screen,
        WeChatPayClient client,
        string apiV3Key,
        string? folder,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        try
        {
            var certificates = await PlatformCertificates.DownloadAsync(client, apiV3Key, cancellationToken);
            screen.Show(certificates, CertificateFolder.Save(folder, certificates), time.GetUtcNow());
            return Tool.Done;
        }
        catch (WeChatPayException error)
        {
            screen.Fail(Message.Format($"{CertsFailure.Explain(error, client.Options.Mchid!)} Nothing was saved."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            screen.Fail(Message.Format($"--output: the certificates were downloaded but cannot be saved: {error.Message} Name another folder with --output."));
        }
        return Tool.Failed;
    }

    private static Dictionary<string, KeySource> LoadCerts(string? given)
    {
        if (given is null)
            return [];
        if (given.StartsWith(PublicKeyId, StringComparison.Ordinal) && given.Split('=', 2) is [var id, { Length: > 0 } file])
            return new Dictionary<string, KeySource> { [id] = GivenSecret.ReadFile(file) };
        if (File.Exists(given) && GivenSecret.ReadFile(given).Contains("PUBLIC KEY-----", StringComparison.Ordinal))
            throw new MisuseException(Message.Of(
                "-c names a public key without its id. Write -c PUB_KEY_ID_…=FILE, with the id of pay.weixin.qq.com. Nothing was sent."));
        var certificate = PemUtil.LoadCertificate(given);
        return new Dictionary<string, KeySource> { [PemUtil.ParseCertificateSerialNo(certificate)] = certificate };
    }

    private static Uri ParseBaseUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        ? uri
        : throw new MisuseException(Message.Format($"--baseuri: {LibraryMessage.QuoteHost(text)} is not an absolute URL. "
            + $"Write one such as https://api2.mch.weixin.qq.com/. Nothing was sent."));
}
