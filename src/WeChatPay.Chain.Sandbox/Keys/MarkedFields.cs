using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Keys;

/// <summary>Encrypts the fields that the documentation marks.</summary>
internal static class MarkedFields
{
    /// <summary>Replaces each marked text.</summary>
    /// <param name="fields">The documented fields of the object.</param>
    /// <param name="given">The object.</param>
    /// <param name="encrypt">Encrypts one text.</param>
    public static void Encrypt(IReadOnlyList<Field> fields, JObject given, Func<string, string> encrypt)
    {
        foreach (var field in fields)
        {
            foreach (var value in given[field.Name] is JArray list ? list.ToArray() : given[field.Name] is { } one ? [one] : (JToken[])[])
            {
                if (value is JObject inner)
                    Encrypt(field.Fields, inner, encrypt);
                else if (field.Encryption == "rsa" && value.Type == JTokenType.String)
                    value.Replace(encrypt((string)value!));
            }
        }
    }
}
