using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Crypto;

/// <summary>A value that is encrypted already: it is sent as its Base64 text, and never encrypted a second time.</summary>
/// <remarks>Takes the place of a text in <c>json</c>, <c>query</c> and <c>xml</c>, whether <see cref="WeChatPayOptions.EncryptSensitiveFields"/> is on or not. Name the key
/// that it was encrypted with in the header <c>Wechatpay-Serial</c>. Immutable and thread-safe.</remarks>
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
    /// <exception cref="ArgumentException">It is not Base64: a text in clear, for instance. The message does not quote it.</exception>
    public static Encrypted FromCiphertext(string ciphertext)
    {
        ArgumentNullException.ThrowIfNull(ciphertext);
        return ciphertext.Length > 0 && System.Buffers.Text.Base64.IsValid(ciphertext)
            ? new(ciphertext)
            : throw new ArgumentException($"A text of {ciphertext.Length} characters is no ciphertext in Base64. Encrypt it first: Encrypted.FromCiphertext(Rsa.Encrypt(text, platformKey)).", nameof(ciphertext));
    }

    /// <summary>Gets what is sent: Base64.</summary>
    public string Ciphertext => _ciphertext;

    /// <summary>Says how long the ciphertext is.</summary>
    public override string ToString() => $"encrypted, {_ciphertext.Length} characters of Base64";
}

/// <summary>Writes the ciphertext, and leaves a note beside it for whoever encrypts.</summary>
internal sealed class EncryptedWriter : JsonConverter<Encrypted>
{
    public override bool CanRead => false;

    public override void WriteJson(JsonWriter writer, Encrypted? value, JsonSerializer serializer)
    {
        writer.WriteValue(value!.Ciphertext);
        // A tree keeps notes; text does not.
        if (writer is JTokenWriter { CurrentToken: { } token })
            token.AddAnnotation(value);
    }

    public override Encrypted ReadJson(JsonReader reader, Type objectType, Encrypted? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
