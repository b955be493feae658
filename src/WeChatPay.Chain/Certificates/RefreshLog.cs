using Microsoft.Extensions.Logging;
using WeChatPay.Basics;
using WeChatPay.Telemetry;

namespace WeChatPay.Certificates;

/// <summary>Logs the renewal of certificates; warnings go to the console's error stream where there is no logger.</summary>
internal sealed class RefreshLog(ILogger? logger)
{
    public void WriteRenewed(string serials) => logger?.CertificatesRenewed(serials);

    public void WriteFailed(Exception error) => Warn(
        $"The platform certificates were not renewed, and the client goes on with the certificates that it has: {Describe(error)}");

    public void WriteStoreFailed(Exception error) => Warn(
        $"The store that shares the platform certificates failed, and the client downloads them itself: {Describe(error)}");

    public void WriteEnded() => Warn(
        "WeChat Pay has no platform certificate for this merchant (RESOURCE_NOT_EXISTS), so the client asks no more. Download the WeChat Pay public key, "
        + "`pub_key.pem`, and configure it under its id: certs = { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }.");

    /// <summary>Gives the message of an exception of ours, and the type of any other, whose message may show anything.</summary>
    public static string Describe(Exception error) => error is WeChatPayException ? error.Message : VisibleText.Escape(error.GetType().Name, 100) + ".";

    private void Warn(string text)
    {
        if (logger is null)
            Console.Error.WriteLine(text);
        else
            logger.CertificatesNotRenewed(text);
    }
}
