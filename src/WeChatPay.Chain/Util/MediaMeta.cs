using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Util;

/// <summary>The JSON that describes an upload, and that its signature covers.</summary>
internal static class MediaMeta
{
    // As PHP's json_encode writes it: whatever reads the part's bytes, in whichever encoding, reads the same name.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii });

    /// <summary>Writes what most endpoints want.</summary>
    public static string Of(string fileName, string sha256) => Write(new { filename = fileName, sha256 });

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
        catch (JsonException error)
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
            _ = JObject.Parse(json);
            return json;
        }
        catch (JsonException error)
        {
            throw Wrong(error.Message, error);
        }
    }

    // The text is not quoted: it may hold what identifies a person.
    private static ArgumentException Wrong(string why, Exception? cause) =>
        new($"The meta of an upload is a JSON object, such as {{\"filename\":\"image.jpg\",\"sha256\":\"…\"}}, and this is none: {why} Nothing was sent.", cause);
}
