using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using WeChatPay.Protocol;

namespace WeChatPay.Documented;

/// <summary>Decrypts the marked fields of one response.</summary>
/// <param name="marks">The marked fields.</param>
/// <param name="decrypt">Decrypts with the merchant's private key.</param>
/// <param name="call">Verb and path template, for messages.</param>
/// <param name="requestId">The id that WeChat Pay's support asks for.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ResponseDecryption(FieldMarks marks, Func<string, string> decrypt, CallName call, string? requestId)
{
    /// <summary>Replaces the marked fields of an APIv3 response by their plain text.</summary>
    /// <exception cref="CryptographicException">A field does not decrypt.</exception>
    public void DecryptJson(JToken response) => marks.Visit(response, "", (json, path) =>
    {
        if (json is JValue { Value: string { Length: > 0 } ciphertext } value)
            value.Value = Decrypt(ciphertext, path);
    });

    /// <summary>Replaces the marked fields of an APIv2 response by their plain text.</summary>
    /// <exception cref="CryptographicException">A field does not decrypt.</exception>
    public void DecryptXml(Dictionary<string, object?> response)
    {
        foreach (var name in response.Keys.ToList())
        {
            if (response[name] is string { Length: > 0 } ciphertext && marks.TryGet(name, out var marked) && marked.IsEncrypted)
                response[name] = Decrypt(ciphertext, name);
        }
    }

    private string Decrypt(string ciphertext, string path)
    {
        try
        {
            return decrypt(ciphertext);
        }
        catch (CryptographicException error)
        {
            throw new CryptographicException(
                $"`{path}` of the response to {call} does not decrypt with the merchant's private key: {error.Message} " +
                $"The response is verified, and `Text` and `Bytes` have it as it came.{(requestId is null ? "" : $" Request-ID: {requestId}.")}",
                error);
        }
    }
}
