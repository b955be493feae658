using Newtonsoft.Json.Linq;

namespace WeChatPay.Cli.Certificates;

/// <summary>Says what to do about a failed download.</summary>
internal static class CertsFailure
{
    public static string Explain(WeChatPayException error, string mchid) => error switch
    {
        WeChatPayApiException { Code: "RESOURCE_NOT_EXISTS" } =>
            Message.Format(
                $"Merchant {mchid} has no platform certificate; it verifies with the platform public key. Download pub_key.pem and copy its id, PUB_KEY_ID_…, "
                + $"at https://pay.weixin.qq.com under 账户中心 → API安全 → 微信支付公钥 (account centre, API security, platform public key). Then write "
                + $"certs = new Dictionary<string, object> {{ [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }}."),
        WeChatPayApiException { StatusCode: 401 } refused when NamesTimestamp(refused) =>
            Message.Format($"This machine's clock is off by more than 300 seconds. Set it by NTP. WeChat Pay said: {refused.Description}"),
        WeChatPayApiException { StatusCode: 401 } refused =>
            Message.Format(
                $"--privatekey, --serialno and --mchid do not belong together: WeChat Pay refused the signature. WeChat Pay said: {refused.Description}"),
        WeChatPayVerificationException { Check: VerificationCheck.Decryption } =>
            Message.Of("The APIv3 key does not decrypt the certificates: it belongs to another merchant, or it was changed. "
                + "Set it at https://pay.weixin.qq.com under 账户中心 → API安全 → APIv3密钥."),
        WeChatPayVerificationException { Check: VerificationCheck.Serial, Serial: ['P', 'U', 'B', '_', ..] } =>
            Message.Of(
                "The list is signed by the platform's public key, not by a certificate. Download pub_key.pem and copy its id at https://pay.weixin.qq.com "
                + "under 账户中心 → API安全 → 微信支付公钥, and add -c PUB_KEY_ID_…=pub_key.pem."),
        WeChatPayVerificationException { Check: VerificationCheck.Clock } =>
            Message.Format($"This machine's clock is off, or the response is old: {LibraryMessage.Tell(error)}"),
        _ => LibraryMessage.Tell(error),
    };

    // WeChat Pay names the timestamp in its message ("5分钟"), the sandbox in the detail.
    public static bool NamesTimestamp(WeChatPayApiException refused) =>
        (refused.Detail is JObject detail && (string?)detail["field"] == "timestamp") || refused.Description?.Contains("5分钟", StringComparison.Ordinal) is true;
}
