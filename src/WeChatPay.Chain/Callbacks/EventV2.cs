using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Json;
using WeChatPay.Xml;
using AesGcm = WeChatPay.Crypto.AesGcm;

namespace WeChatPay.Callbacks;

/// <summary>Decrypts the event of an APIv2 callback: <c>event_ciphertext</c>, which payment scores use.</summary>
internal static class EventV2
{
    /// <summary>The field that holds the encrypted event.</summary>
    public const string Ciphertext = "event_ciphertext";

    /// <summary>Decrypts the event among the fields.</summary>
    /// <param name="fields">The fields of the callback.</param>
    /// <param name="key">The APIv3 key.</param>
    /// <param name="fault">What is wrong, as a clause of a message.</param>
    /// <returns>The fields of the event; <see langword="null"/> where it does not decrypt.</returns>
    public static Dictionary<string, object?>? TryDecrypt(IReadOnlyDictionary<string, object?> fields, ApiV3Cipher key, out string? fault)
    {
        string Field(string name) => fields.GetValueOrDefault(name) as string ?? "";
        fault = Field("event_algorithm") is "" or AesGcm.Algorithm ? null : $"its `event_algorithm` is not {AesGcm.Algorithm}";
        if (fault is not null)
            return null;
        try
        {
            return Read(key.Decrypt(KeyAlgorithm.Rsa, Convert.FromBase64String(Field(Ciphertext)), Field("event_nonce"), Field("event_associated_data")));
        }
        catch (Exception error) when (error is FormatException or ArgumentException or CryptographicException or JsonException)
        {
            fault = $"`ApiV3Key` does not decrypt its `{Ciphertext}`: the key is another merchant's, or was changed";
            return null;
        }
    }

    // XML by the documentation; JSON is read too, as in the callbacks of APIv3.
    private static Dictionary<string, object?> Read(string plaintext)
    {
        var bytes = Encoding.UTF8.GetBytes(plaintext);
        if (XmlHead.IsDocument(bytes))
            return Transformer.ToArray(plaintext);
        return JsonText.ParseReceived(bytes) is JObject json ? Fields(json) : throw new FormatException("The event is not an object.").On(HelpPage.Callbacks);
    }

    private static Dictionary<string, object?> Fields(JObject json) =>
        json.Properties().ToDictionary(static field => field.Name, static field => Plain(field.Value), StringComparer.Ordinal);

    private static object? Plain(JToken value) => value switch
    {
        JObject json => Fields(json),
        JArray list => list.Select(Plain).ToList(),
        { Type: JTokenType.Null } => null,
        { Type: JTokenType.String } => (string?)value,
        _ => value.ToString(Formatting.None),
    };
}
