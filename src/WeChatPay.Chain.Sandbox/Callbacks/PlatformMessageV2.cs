using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>Encrypts, signs and writes messages of the platform in APIv2's XML.</summary>
/// <remarks>It does not use the client's code, so that tests find the client's mistakes.</remarks>
internal static class PlatformMessageV2
{
    private const string RequestInfo = "req_info";
    private const string Ciphertext = "event_ciphertext";

    /// <summary>Encrypts <c>req_info</c> and <c>event_ciphertext</c> where they are objects.</summary>
    public static JObject Seal(JObject fields, string apiV3Key, string apiV2Key)
    {
        var all = (JObject)fields.DeepClone();
        if (all.ContainsKey("nonce_str"))
            all["nonce_str"] = RandomNames.Nonce();
        if (all[RequestInfo] is JObject info)
            all[RequestInfo] = SealedText.Ecb(Encoding.UTF8.GetString(ResponseXml.Write(Fields(info), "root")), apiV2Key);
        if (all[Ciphertext] is JObject resource)
        {
            var nonce = RandomNames.GcmNonce();
            all["event_nonce"] = nonce;
            var plain = Encoding.UTF8.GetString(ResponseXml.Write(Fields(resource)));
            all[Ciphertext] = SealedText.Gcm(plain, apiV3Key, nonce, (string?)all["event_associated_data"] ?? "");
        }
        return all;
    }

    /// <summary>Puts the signature among the fields; a refund's callback has none.</summary>
    public static JObject Sign(JObject fields, string apiV2Key, bool spoil = false)
    {
        if (fields.ContainsKey(RequestInfo) && !fields.ContainsKey(SandboxSignatureV2.Field))
            return fields;
        var type = (string?)fields["sign_type"] ?? (string?)fields["algorithm"] ?? SandboxSignatureV2.Md5;
        var signature = SandboxSignatureV2.Sign(SandboxSignatureV2.ComposeText(Fields(fields)), type, apiV2Key);
        fields[SandboxSignatureV2.Field] = spoil ? (signature[0] == 'A' ? "B" : "A") + signature[1..] : signature;
        return fields;
    }

    public static byte[] Write(JObject fields) => ResponseXml.Write(Fields(fields));

    private static IEnumerable<KeyValuePair<string, string>> Fields(JObject fields) =>
        fields.Properties().Select(static field => KeyValuePair.Create(field.Name, Text(field.Value)));

    private static string Text(JToken value) => value switch
    {
        JValue { Value: bool flag } => flag ? "true" : "false",
        JValue { Value: var plain } => Convert.ToString(plain, CultureInfo.InvariantCulture) ?? "",
        _ => value.ToString(Formatting.None),
    };
}
