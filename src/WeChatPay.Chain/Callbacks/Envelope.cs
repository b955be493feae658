using System.Text.Json;
using WeChatPay.Basics;
using WeChatPay.Json;

namespace WeChatPay.Callbacks;

/// <summary>The body of a callback: the fields around its resource, and the encrypted resource.</summary>
/// <remarks>Read in one pass, without a tree. A field that is not text is absent; of two fields with one name the last wins.</remarks>
internal sealed class Envelope
{
    private Envelope()
    {
    }

    public string Id { get; private set; } = "";

    public string CreateTime { get; private set; } = "";

    public string EventType { get; private set; } = "";

    public string ResourceType { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string OriginalType { get; private set; } = "";

    public string Algorithm { get; private set; } = "";

    public byte[]? Ciphertext { get; private set; }

    public string? Nonce { get; private set; }

    public string AssociatedData { get; private set; } = "";

    /// <exception cref="JsonException">It is not JSON, or not an object with an object <c>resource</c>.</exception>
    /// <exception cref="FormatException">The ciphertext is not Base64.</exception>
    /// <exception cref="InvalidOperationException">A text holds half of a surrogate pair.</exception>
    public static Envelope Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(StrictUtf8.WithoutMark(utf8), new JsonReaderOptions { MaxDepth = JsonTokenReader.MaxDepth });
        var envelope = new Envelope();
        reader.Read();
        envelope.ReadFields(ref reader, inResource: false);
        // Throws if anything follows the object.
        reader.Read();
        return envelope;
    }

    private void ReadFields(ref Utf8JsonReader reader, bool inResource)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The value is not an object.").On(HelpPage.Callbacks);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!inResource && name == "resource")
                ReadFields(ref reader, inResource: true);
            else if (reader.TokenType != JsonTokenType.String)
                reader.Skip();
            else if (inResource && name == "ciphertext")
                Ciphertext = reader.GetBytesFromBase64();
            else if (inResource)
                SetInResource(name, reader.GetString()!);
            else
                Set(name, reader.GetString()!);
        }
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "id":
                Id = value;
                break;
            case "create_time":
                CreateTime = value;
                break;
            case "event_type":
                EventType = value;
                break;
            case "resource_type":
                ResourceType = value;
                break;
            case "summary":
                Summary = value;
                break;
        }
    }

    private void SetInResource(string name, string value)
    {
        switch (name)
        {
            case "original_type":
                OriginalType = value;
                break;
            case "algorithm":
                Algorithm = value;
                break;
            case "nonce":
                Nonce = value;
                break;
            case "associated_data":
                AssociatedData = value;
                break;
        }
    }
}
