using System.Text;
using System.Text.Json;
using Newtonsoft.Json;

namespace WeChatPay.Util;

/// <summary>The JSON that describes an upload, and that its signature covers.</summary>
internal static class MediaMeta
{
    // As PHP's json_encode writes it: whatever reads the part's bytes, in whichever encoding, reads the same name.
    private static readonly Newtonsoft.Json.JsonSerializer Serializer = Newtonsoft.Json.JsonSerializer.Create(new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii });

    /// <summary>Writes what most endpoints want.</summary>
    public static string Compose(string fileName, string sha256) => Write(new { filename = fileName, sha256 });

    /// <summary>Writes an object.</summary>
    /// <exception cref="ArgumentException">It is no JSON object.</exception>
    public static string Write(object fields)
    {
        try
        {
            using var text = new StringWriter(new StringBuilder(128), System.Globalization.CultureInfo.InvariantCulture);
            Serializer.Serialize(text, fields);
            return Checked(text.ToString());
        }
        catch (Newtonsoft.Json.JsonException error)
        {
            throw Wrong(error.Message, error);
        }
    }

    /// <summary>Gives JSON back as it is.</summary>
    /// <exception cref="ArgumentException">It is no JSON object, or UTF-8 cannot carry it.</exception>
    public static string Checked(string json)
    {
        if (WellFormedText.IndexOfLoneSurrogate(json) >= 0)
            throw Wrong("it holds half of a surrogate pair.", null);
        try
        {
            // Not Newtonsoft's parser, which takes comments, single quotes and names without quotes.
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? json : throw Wrong($"it is a {document.RootElement.ValueKind}.", null);
        }
        catch (System.Text.Json.JsonException error)
        {
            throw Wrong(error.Message, error);
        }
    }

    // The text is not quoted: it may hold what identifies a person.
    private static ArgumentException Wrong(string why, Exception? cause) =>
        new($"The meta of an upload is a JSON object, such as {{\"filename\":\"image.jpg\",\"sha256\":\"…\"}}, and this is none: {why} Nothing was sent.", cause);
}
