using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Lists the values of a field as they were sent.</summary>
internal static class SentValues
{
    /// <summary>Tells whether data has a value in an encrypted field. An empty text is sent as it is.</summary>
    public static bool HasEncrypted(IReadOnlyList<Field> fields, JObject? given) => given is not null && EncryptedFields.AreIn<JToken>(fields, given, List);

    private static IEnumerable<JToken> List(JToken given, Field field)
    {
        var value = (given as JObject)?[field.Name];
        return (value as JArray ?? (IEnumerable<JToken?>)[value]).OfType<JToken>()
            .Where(static each => each is not JValue { Value: null or "" });
    }
}
