using System.CommandLine;
using WeChatPay.Calls;
using WeChatPay.Certificates;
using WeChatPay.Chain;
using WeChatPay.Cli.Certificates;
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
using WeChatPay.Util;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay certs</c>: downloads the platform certificates, with the options of the PHP SDK's <c>CertificateDownloader.php</c>.</summary>
internal static class CertsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="time">The clock; null for the system's.</param>
    public static Command Create(TimeProvider? time = null)
    {
        var mchid = new Option<string>("--mchid", "-m") { Description = "The merchant number.", HelpName = "MCHID", Required = true };
        var serial = new Option<string>("--serialno", "-s") { Description = "The serial of the merchant's API certificate.", HelpName = "SERIAL", Required = true };
        var privateKey = new Option<string>("--privatekey", "-f") { Description = "The file of the merchant's private key, apiclient_key.pem.", HelpName = "FILE", Required = true };
        var key = new Option<string>("--key", "-k") { Description = $"The APIv3 key, as in PHP. Others on this machine can read it there: set {GivenSecret.ApiV3Key} instead.", HelpName = "KEY" };
        var keyFile = new Option<string>("--api-v3-key-file") { Description = $"A file with the APIv3 key. Without it and --key the environment variable {GivenSecret.ApiV3Key} holds it.", HelpName = "FILE" };
        var certificate = new Option<string>("--wechatpay-cert", "-c") { Description = "A platform certificate that the answer must be signed by. Without it the answer is verified by those that it brings.", HelpName = "FILE" };
        var output = new Option<string>("--output", "-o") { Description = "The folder to save to. Without it a new one among your temporary files.", HelpName = "FOLDER" };
        var baseUri = new Option<string>("--baseuri", "-u") { Description = "The base address.", HelpName = "URL", DefaultValueFactory = static _ => "https://api.mch.weixin.qq.com/" };
        var command = new Command("certs", "Downloads the platform certificates, verifies them and saves them as wechatpay_<serial>.pem.")
        {
            mchid, serial, privateKey, key, keyFile, certificate, output, baseUri, new VersionOption("--version", "-V"),
        };
        command.SetAction((line, cancellationToken) =>
        {
            var screen = new CertsScreen(Screen.On(line.InvocationConfiguration.Output), Screen.On(line.InvocationConfiguration.Error));
            if (line.GetValue(key) is not null)
                screen.WarnOfSecret();
            return RunAsync(
                screen,
                time ?? TimeProvider.System,
                () => new WeChatPayOptions
                {
                    Mchid = line.GetRequiredValue(mchid),
                    Serial = line.GetRequiredValue(serial),
                    PrivateKey = GivenSecret.TextOf(line.GetRequiredValue(privateKey)),
                    Certs = Certs(line.GetValue(certificate)),
                    BaseUri = BaseUri(line.GetRequiredValue(baseUri)),
                    TimeProvider = time ?? TimeProvider.System,
                },
                () => line.GetValue(key) ?? GivenSecret.Read(GivenSecret.ApiV3Key, line.GetValue(keyFile)),
                line.GetValue(output),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CertsScreen screen, TimeProvider time, Func<WeChatPayOptions> options, Func<string?> key, string? folder, CancellationToken cancellationToken)
    {
        try
        {
            WeChatPayOptions given = options();
            var apiV3Key = key() ?? throw new MisuseException($"The APIv3 key is missing: set the environment variable {GivenSecret.ApiV3Key}, or name a file that holds it with --api-v3-key-file.");
            using var client = new WeChatPayClient(given);
            return await DownloadAsync(screen, client, apiV3Key, folder, time, cancellationToken);
        }
        catch (Exception error) when (error is ArgumentException or MisuseException)
        {
            screen.Fail(MisuseException.MessageOf(error));
            return Tool.Misused;
        }
    }

    private static async Task<int> DownloadAsync(CertsScreen screen, WeChatPayClient client, string apiV3Key, string? folder, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<PlatformCertificate> certificates = await PlatformCertificates.DownloadAsync(client, apiV3Key, cancellationToken);
            if (certificates is [])
            {
                screen.Fail("WeChat Pay lists no platform certificate. Nothing was saved.");
                return Tool.Failed;
            }
            screen.Show(certificates, CertificateFolder.Save(folder, certificates), time.GetUtcNow());
            return Tool.Done;
        }
        catch (WeChatPayException error)
        {
            screen.Fail(CertsFailure.Explain(error, client.Options.Mchid!) + " Nothing was saved.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            screen.Fail($"The certificates were downloaded and cannot be saved: {error.Message} Choose another folder with --output.");
        }
        return Tool.Failed;
    }

    private static Dictionary<string, KeySource> Certs(string? file)
    {
        if (file is null)
            return [];
        var certificate = PemUtil.LoadCertificate(file);
        return new Dictionary<string, KeySource> { [PemUtil.ParseCertificateSerialNo(certificate)] = certificate };
    }

    private static Uri BaseUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http"
        ? uri
        : throw new MisuseException($"--baseuri {text}: give an absolute URL, for example https://api2.mch.weixin.qq.com/.");
}
