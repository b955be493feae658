using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using WeChatPay.Crypto;

namespace WeChatPay.Documented;

/// <summary>Decrypts the fields of one answer that the table marks.</summary>
/// <param name="marks">Which fields.</param>
/// <param name="key">The merchant's private key.</param>
/// <param name="call">Verb and path template, for messages.</param>
/// <param name="requestId">What WeChat Pay's support asks for.</param>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed class ResponseDecryption(FieldMarks marks, RsaKey key, string call, string? requestId)
{
    /// <summary>Puts plain text into the fields of an APIv3 answer.</summary>
    /// <exception cref="CryptographicException">One does not open.</exception>
    public void Json(JToken answer) => Open(answer, marks, "");

    /// <summary>Puts plain text into the fields of an APIv2 answer.</summary>
    /// <exception cref="CryptographicException">One does not open.</exception>
    public void Xml(Dictionary<string, object?> answer)
    {
        foreach (var name in answer.Keys.ToList())
        {
            if (answer[name] is string { Length: > 0 } ciphertext && marks.TryGet(name, out var marked) && marked.IsEncrypted)
                answer[name] = Decrypt(ciphertext, name);
        }
    }

    private void Open(JToken token, FieldMarks fields, string path)
    {
        switch (token)
        {
            case JArray list:
                for (var i = 0; i < list.Count; i++)
                    Open(list[i], fields, $"{path}[{i}]");
                break;
            case JValue { Value: string { Length: > 0 } ciphertext } value when fields.IsEncrypted:
                value.Value = Decrypt(ciphertext, path);
                break;
            case JObject inner:
                foreach (var field in inner.Properties())
                {
                    if (fields.TryGet(field.Name, out var marked))
                        Open(field.Value, marked, path.Length == 0 ? field.Name : $"{path}.{field.Name}");
                }
                break;
        }
    }

    private string Decrypt(string ciphertext, string path)
    {
        try
        {
            return Rsa.Decrypt(ciphertext, key);
        }
        catch (CryptographicException error)
        {
            throw new CryptographicException(
                $"`{path}` of the answer to {call} does not open with the merchant's private key: {error.Message} The answer is verified, and it stands as it came in `Text` and `Bytes`.{(requestId is null ? "" : $" Request-ID: {requestId}.")}", error);
        }
    }
}
