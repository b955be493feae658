using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>What the platform says in APIv2's XML: encrypted where it is encrypted, signed, written.</summary>
/// <remarks>It does not use the client's code, so a mistake that both would share is seen.</remarks>
internal static class XmlMessage
{
    private const string SignatureField = "sign";
    private const string RequestInfo = "req_info";
    private const string Ciphertext = "event_ciphertext";
    private const string HmacSha256 = "HMAC-SHA256";

    /// <summary>Encrypts <c>req_info</c> and <c>event_ciphertext</c> where they are objects.</summary>
    public static JObject Seal(JObject fields, string apiV3Key, string secret)
    {
        var all = (JObject)fields.DeepClone();
        if (all.ContainsKey("nonce_str"))
            all["nonce_str"] = RandomNames.Nonce();
        if (all[RequestInfo] is JObject info)
            all[RequestInfo] = SealedText.Ecb(Element("root", info).ToString(SaveOptions.DisableFormatting), secret);
        if (all[Ciphertext] is JObject resource)
        {
            var nonce = RandomNames.GcmNonce();
            all["event_nonce"] = nonce;
            all[Ciphertext] = SealedText.Gcm(resource.ToString(Formatting.None), apiV3Key, nonce, (string?)all["event_associated_data"] ?? "");
        }
        return all;
    }

    /// <summary>Puts the signature among the fields; a refund's callback has none.</summary>
    public static JObject Sign(JObject fields, string secret, bool spoil = false)
    {
        if (fields.ContainsKey(RequestInfo) && !fields.ContainsKey(SignatureField))
            return fields;
        var type = (string?)fields["sign_type"] ?? (string?)fields["algorithm"];
        var signature = SignatureOf(fields, type == HmacSha256, secret);
        fields[SignatureField] = spoil ? (signature[0] == 'A' ? "B" : "A") + signature[1..] : signature;
        return fields;
    }

    public static byte[] Write(JObject fields) => Encoding.UTF8.GetBytes(Element("xml", fields).ToString(SaveOptions.DisableFormatting));

    private static string SignatureOf(JObject fields, bool hmac, string secret)
    {
        var signed = string.Join('&', fields.Properties()
            .Where(static field => field.Name != SignatureField && Text(field.Value).Length > 0)
            .OrderBy(static field => field.Name, StringComparer.Ordinal)
            .Select(static field => $"{field.Name}={Text(field.Value)}")) + $"&key={secret}";
#pragma warning disable CA5351 // Weak hash: the protocol names it.
        return Convert.ToHexString(hmac ? HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)) : MD5.HashData(Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5351
    }

    private static XElement Element(string name, JObject fields) =>
        new(name, fields.Properties().Select(static field => new XElement(field.Name, Text(field.Value))));

    private static string Text(JToken value) => value is JValue { Value: var plain } ? Convert.ToString(plain, System.Globalization.CultureInfo.InvariantCulture)! : value.ToString(Formatting.None);
}
