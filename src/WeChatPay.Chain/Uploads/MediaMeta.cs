using WeChatPay.Basics;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Json;

namespace WeChatPay.Uploads;

/// <summary>The JSON that describes an upload, and that its signature covers.</summary>
internal static class MediaMeta
{
    /// <summary>Writes the fields that most endpoints want.</summary>
    public static string Compose(string fileName, string sha256) => Write(new JObject { ["filename"] = fileName, ["sha256"] = sha256 });

    /// <summary>Writes an object.</summary>
    /// <exception cref="ArgumentException">It is not written as a JSON object.</exception>
    public static string Write(object fields)
    {
        try
        {
            // ASCII, as PHP's json_encode writes it: a reader of the part finds the same name in whichever encoding it reads.
            return Check(JsonText.Write(fields, escapeNonAscii: true));
        }
        catch (JsonException error)
        {
            throw Refuse(error.Message, error);
        }
    }

    /// <summary>Returns JSON unchanged.</summary>
    /// <exception cref="ArgumentException">It is not a JSON object, or UTF-8 cannot carry it.</exception>
    public static string Check(string json)
    {
        if (WellFormedText.IndexOfLoneSurrogate(json) is var index and >= 0)
            throw Refuse($"it holds {WellFormedText.HalfPairAt(index)}.", null);
        JToken read;
        try
        {
            read = JsonText.Parse(Encoding.UTF8.GetBytes(json));
        }
        catch (JsonException error)
        {
            throw Refuse(error.Message, error);
        }
        return read is JObject ? json : throw Refuse($"it is a JSON {read.Type.ToString().ToLowerInvariant()}.", null);
    }

    // The text is not quoted: it may hold what identifies a person.
    private static ArgumentException Refuse(string why, Exception? cause) =>
        new ArgumentException(
            $"The meta of an upload is not a JSON object: {why} Give one such as {{\"filename\":\"image.jpg\",\"sha256\":\"…\"}}. Nothing was sent.", cause)
            .On(HelpPage.Files);
}
