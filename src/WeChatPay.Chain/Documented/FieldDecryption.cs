using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Protocol;

namespace WeChatPay.Documented;

/// <summary>Decrypts the marked fields of one response or callback.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class FieldDecryption
{
    private readonly FieldMarks _marks;
    private readonly Func<string, string> _decrypt;
    private readonly string _owner;
    private readonly string _rest;
    private readonly bool _keepsPlain;

    /// <summary>Decrypts fields of a response.</summary>
    /// <param name="marks">The marked fields.</param>
    /// <param name="decrypt">Decrypts with the private key of the merchant or of the brand.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="requestId">The id that WeChat Pay's support asks for.</param>
    public FieldDecryption(FieldMarks marks, Func<string, string> decrypt, CallName call, string? requestId)
        : this(
            marks,
            decrypt,
            $"the response to {call}",
            $"The response is verified, and `Text` and `Bytes` have it as it came.{(requestId is null ? "" : $" Request-ID: {requestId}.")}")
    {
    }

    /// <summary>Decrypts fields of a callback.</summary>
    /// <inheritdoc cref="FieldDecryption(FieldMarks, Func{string, string}, CallName, string?)"/>
    /// <param name="callback">The callback, for messages.</param>
    /// <remarks>A value that is not a ciphertext stays: the whole resource came encrypted, so nothing that is plain inside of it was seen on the way.</remarks>
    public FieldDecryption(FieldMarks marks, Func<string, string> decrypt, string callback)
        : this(marks, decrypt, $"the callback {callback}", "The callback is verified, and `Plaintext` has the field as it came.") => _keepsPlain = true;

    private FieldDecryption(FieldMarks marks, Func<string, string> decrypt, string owner, string rest) =>
        (_marks, _decrypt, _owner, _rest) = (marks, decrypt, owner, rest);

    /// <summary>Replaces the marked fields of JSON by their plain text.</summary>
    /// <exception cref="CryptographicException">A field does not decrypt.</exception>
    public void DecryptJson(JToken json) => _marks.Visit(json, "", (field, path) =>
    {
        if (field is JValue { Value: string { Length: > 0 } ciphertext } value && !(_keepsPlain && !CipherText.HasForm(ciphertext)))
            value.Value = Decrypt(ciphertext, path);
    });

    /// <summary>Replaces the marked fields of an APIv2 response by their plain text.</summary>
    /// <exception cref="CryptographicException">A field does not decrypt.</exception>
    public void DecryptXml(Dictionary<string, object?> response)
    {
        foreach (var name in response.Keys.ToList())
        {
            if (response[name] is string { Length: > 0 } ciphertext && _marks.TryGet(name, out var marked) && marked.IsEncrypted)
                response[name] = Decrypt(ciphertext, name);
        }
    }

    private string Decrypt(string ciphertext, string path)
    {
        try
        {
            return _decrypt(ciphertext);
        }
        catch (CryptographicException error)
        {
            throw new CryptographicException($"`{path}` of {_owner} does not decrypt with the private key of the call's signer: {error.Message} {_rest}", error)
                .On(HelpPage.SensitiveFields);
        }
    }
}
