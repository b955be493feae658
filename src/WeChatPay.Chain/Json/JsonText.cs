using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Json;

/// <summary>JSON as WeChat Pay writes and reads it: times and amounts keep the form in which they were sent.</summary>
internal static class JsonText
{
    /// <summary>Gets the one serializer: thread-safe once it is set up.</summary>
    public static JsonSerializer Serializer { get; } = CreateSerializer();

    // A tree keeps the notes of the trees inside it.
    private static readonly JsonSerializer TreeSerializer = CreateSerializer(new NotedTokenConverter());

    /// <summary>Reads one JSON value in UTF-8; nothing may follow it.</summary>
    /// <exception cref="JsonReaderException">The text is not JSON, or is nested too deep.</exception>
    public static JToken Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var value = new JsonTokenReader().Read(utf8);
            return value as JToken ?? new JValue(value);
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new JsonReaderException(error.Message, error);
        }
    }

    /// <summary>Writes a value as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="escapeNonAscii">Whether characters beyond ASCII are written as <c>\uXXXX</c>.</param>
    /// <exception cref="JsonException">The value has no JSON form (a loop, a getter that throws, NaN), or is nested too deep.</exception>
    public static string Write(object? value, bool escapeNonAscii = false)
    {
        using var text = new StringWriter(new System.Text.StringBuilder(256), System.Globalization.CultureInfo.InvariantCulture);
        using var writer = new BoundedWriter(text);
        if (escapeNonAscii)
            writer.StringEscapeHandling = StringEscapeHandling.EscapeNonAscii;
        Serializer.Serialize(writer, value);
        return text.ToString();
    }

    /// <summary>Makes the tree of the JSON that <see cref="Write"/> writes, to be changed before it is written.</summary>
    /// <exception cref="JsonException">The value has no JSON form, or is nested too deep.</exception>
    public static JToken ToTree(object value)
    {
        using var writer = new BoundedTreeWriter();
        TreeSerializer.Serialize(writer, value);
        return writer.Token!;
    }

    private static JsonSerializer CreateSerializer(params JsonConverter[] more) => JsonSerializer.Create(new JsonSerializerSettings
    {
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        Converters = [new StringEnumConverter(), new FiniteNumberConverter(), .. more],
    });

    // The serializer uses the thread's stack for each level, and a full stack ends the process.
    private static void CheckDepth(int depth)
    {
        if (depth >= JsonTokenReader.MaxDepth)
            throw new JsonSerializationException($"It is nested deeper than {JsonTokenReader.MaxDepth} levels. Does it hold itself?");
    }

    /// <summary>Writes text, and refuses nesting that is too deep.</summary>
    private sealed class BoundedWriter(TextWriter text) : JsonTextWriter(text)
    {
        public override void WriteStartObject()
        {
            CheckDepth(Top);
            base.WriteStartObject();
        }

        public override void WriteStartArray()
        {
            CheckDepth(Top);
            base.WriteStartArray();
        }
    }

    /// <summary>Writes a tree, and refuses nesting that is too deep.</summary>
    private sealed class BoundedTreeWriter : JTokenWriter
    {
        public override void WriteStartObject()
        {
            CheckDepth(Top);
            base.WriteStartObject();
        }

        public override void WriteStartArray()
        {
            CheckDepth(Top);
            base.WriteStartArray();
        }
    }

    /// <summary>Copies a tree with its annotations, so that an encrypted value stays marked as encrypted.</summary>
    private sealed class NotedTokenConverter : JsonConverter<JToken>
    {
        public override bool CanRead => false;

        public override void WriteJson(JsonWriter writer, JToken? value, JsonSerializer serializer)
        {
            switch (value)
            {
                case JObject fields:
                    writer.WriteStartObject();
                    foreach (var field in fields.Properties())
                    {
                        writer.WritePropertyName(field.Name);
                        WriteJson(writer, field.Value, serializer);
                    }
                    writer.WriteEndObject();
                    break;
                case JArray list:
                    writer.WriteStartArray();
                    foreach (var item in list)
                        WriteJson(writer, item, serializer);
                    writer.WriteEndArray();
                    break;
                default:
                    value!.WriteTo(writer, [.. serializer.Converters]);
                    foreach (var note in value.Annotations<object>())
                        ((JTokenWriter)writer).CurrentToken!.AddAnnotation(note);
                    break;
            }
        }

        public override JToken ReadJson(JsonReader reader, Type objectType, JToken? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }

    /// <summary>Refuses NaN and infinities: JSON (RFC 8259, 6) has no form for them, and Newtonsoft would write them as text.</summary>
    private sealed class FiniteNumberConverter : JsonConverter
    {
        public override bool CanRead => false;

        public override bool CanConvert(Type objectType) => objectType == typeof(double) || objectType == typeof(float);

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        {
            var number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
            if (!double.IsFinite(number))
                throw new JsonSerializationException($"{number} at `{writer.Path}` has no JSON form.");
            writer.WriteRawValue(JsonConvert.ToString(value));
        }

        public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
