using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Documented;

namespace WeChatPay.Pipeline;

/// <summary>Lets an <see cref="IMerchantSigner"/> decrypt the marked fields of a response or a callback before it is handed over: reading a field
/// cannot wait.</summary>
/// <remarks>A field that it does not decrypt is told when the field is read: the call has succeeded, and the callback is verified.
/// Mutable: use it from one thread.</remarks>
internal sealed class RemoteDecryption
{
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private string _fault = "";

    /// <summary>Decrypts all marked fields.</summary>
    public static async ValueTask<RemoteDecryption> RunAsync(
        IMerchantSigner signer, FieldMarks marks, JToken? fields, CancellationToken cancellationToken)
    {
        var decryption = new RemoteDecryption();
        if (fields is not null)
            marks.Visit(fields, "", (json, _) => decryption.Add(json));
        foreach (var ciphertext in decryption._texts.Keys.ToList())
            decryption._texts[ciphertext] = await decryption.TryDecryptAsync(signer, ciphertext, cancellationToken).ConfigureAwait(false);
        return decryption;
    }

    /// <summary>Gives the text of one of their ciphertexts.</summary>
    /// <exception cref="CryptographicException">The signer did not decrypt it.</exception>
    public string Decrypt(string ciphertext) =>
        _texts.GetValueOrDefault(ciphertext) ?? throw new CryptographicException($"`signer` did not decrypt it{_fault}.").On(HelpPage.SensitiveFields);

    private void Add(JToken json)
    {
        if (json is JValue { Value: string { Length: > 0 } ciphertext })
            _texts[ciphertext] = null;
    }

    private async ValueTask<string?> TryDecryptAsync(IMerchantSigner signer, string ciphertext, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = CipherText.FromBase64(ciphertext);
            var text = await signer.DecryptAsync(bytes, cancellationToken).ConfigureAwait(false);
            return text is null ? null : CipherText.DecodeUtf8(text);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        // Its message may show the text.
        catch (Exception error)
        {
            _fault = $" ({error.GetType().Name})";
            return null;
        }
    }
}
