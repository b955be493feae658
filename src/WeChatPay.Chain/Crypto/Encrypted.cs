using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>A value that is encrypted already: the client sends its Base64 text, and does not encrypt it a second time.</summary>
/// <remarks>Give it instead of a text in <c>json</c>, <c>query</c> and <c>xml</c>, whether <see cref="WeChatPayOptions.EncryptSensitiveFields"/> is on or not.
/// Name the platform key in the header <c>Wechatpay-Serial</c>. Immutable and thread-safe.</remarks>
/// <example><code>
/// var name = Encrypted.FromCiphertext(Rsa.Encrypt("张三", platformKey));
/// </code></example>
[JsonConverter(typeof(EncryptedWriter))]
public sealed class Encrypted
{
    private readonly string _ciphertext;

    private Encrypted(string ciphertext) => _ciphertext = ciphertext;

    /// <summary>Takes a ciphertext.</summary>
    /// <param name="ciphertext">The ciphertext in Base64, as <see cref="Rsa.Encrypt"/> gives it.</param>
    /// <exception cref="ArgumentException">It is not Base64, for example because it is not encrypted. The message does not quote it.</exception>
    public static Encrypted FromCiphertext(string ciphertext)
    {
        ArgumentNullException.ThrowIfNull(ciphertext);
        return ciphertext.Length > 0 && System.Buffers.Text.Base64.IsValid(ciphertext)
            ? new(ciphertext)
            : throw new ArgumentException(
                $"The text of {ciphertext.Length} characters is not a ciphertext in Base64. "
                + "Encrypt it first: Encrypted.FromCiphertext(Rsa.Encrypt(text, platformKey)).",
                nameof(ciphertext)).On(HelpPage.Keys);
    }

    /// <summary>Gets the ciphertext in Base64.</summary>
    public string Ciphertext => _ciphertext;

    /// <summary>Shows the length of the ciphertext.</summary>
    public override string ToString() => $"encrypted, {_ciphertext.Length} characters of Base64";
}

/// <summary>Writes the ciphertext, and marks it as encrypted for the handler that encrypts sensitive fields.</summary>
internal sealed class EncryptedWriter : JsonConverter<Encrypted>
{
    public override bool CanRead => false;

    public override void WriteJson(JsonWriter writer, Encrypted? value, JsonSerializer serializer) => Write(writer, value!);

    /// <summary>Writes one value.</summary>
    public static void Write(JsonWriter writer, Encrypted value)
    {
        CiphertextNotes.Note(value);
        writer.WriteValue(value.Ciphertext);
        // Only a JToken can carry the annotation.
        if (writer is JTokenWriter { CurrentToken: { } token })
            token.AddAnnotation(value);
    }

    public override Encrypted ReadJson(JsonReader reader, Type objectType, Encrypted? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException().On(HelpPage.Keys);
}
