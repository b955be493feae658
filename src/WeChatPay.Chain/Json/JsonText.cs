using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Crypto;

namespace WeChatPay.Json;

/// <summary>JSON as WeChat Pay writes and reads it: times and amounts keep the form in which they were sent.</summary>
internal static class JsonText
{
    /// <summary>Reads one JSON value in UTF-8 that came from outside, and may begin with a byte order mark.</summary>
    /// <inheritdoc cref="Parse"/>
    public static JToken ParseReceived(ReadOnlySpan<byte> utf8) => Parse(StrictUtf8.WithoutMark(utf8));

    /// <summary>Reads one JSON value in UTF-8; nothing may follow it.</summary>
    /// <exception cref="JsonReaderException">The text is not JSON, is nested too deep, or has too many values.</exception>
    public static JToken Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var value = new JsonTokenReader().Read(utf8);
            return value as JToken ?? new JValue(value);
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new JsonReaderException(error.Message, error).On(HelpPage.Body);
        }
    }

    /// <summary>Writes a value as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="escapeNonAscii">Whether characters beyond ASCII are written as <c>\uXXXX</c>.</param>
    /// <exception cref="JsonException">The value has no JSON form (a loop, a getter that throws, NaN), or is nested too deep.</exception>
    public static string Write(object? value, bool escapeNonAscii = false)
    {
        using var text = new PooledText();
        using var writer = new BoundedTextWriter(text);
        if (escapeNonAscii)
            writer.StringEscapeHandling = StringEscapeHandling.EscapeNonAscii;
        new JsonValueWriter(writer).Write(value);
        return text.ToString();
    }

    /// <summary>Writes a value as the JSON of a body, in UTF-8.</summary>
    /// <param name="value">The value.</param>
    /// <returns><see langword="null"/> when its JSON is neither an object nor a list.</returns>
    /// <exception cref="JsonException">The value has no JSON form.</exception>
    /// <exception cref="System.Text.EncoderFallbackException">A text in it holds half of a surrogate pair.</exception>
    public static byte[]? TryWriteBody(object value)
    {
        using var text = new PooledText();
        using var writer = new BoundedTextWriter(text);
        new JsonValueWriter(writer).Write(value);
        return text.Text[0] is '{' or '[' ? text.ToUtf8() : null;
    }

    /// <summary>Makes the tree of the JSON that <see cref="Write"/> writes. An encrypted value stays marked as encrypted.</summary>
    /// <exception cref="JsonException">The value has no JSON form, or is nested too deep.</exception>
    public static JToken ToTree(object value)
    {
        using var writer = new BoundedTreeWriter();
        var written = CiphertextNotes.Collect(() => new JsonValueWriter(writer).Write(value));
        if (written.Count > 0)
            MarkEncrypted(writer.Token!, written);
        return writer.Token!;
    }

    // A converter may have written the value as plain text.
    private static void MarkEncrypted(JToken tree, Dictionary<string, Encrypted> written)
    {
        foreach (var value in tree is JContainer container ? container.Descendants().OfType<JValue>() : [(JValue)tree])
        {
            if (value.Value is string text && written.TryGetValue(text, out var encrypted) && value.Annotation<Encrypted>() is null)
                value.AddAnnotation(encrypted);
        }
    }
}
