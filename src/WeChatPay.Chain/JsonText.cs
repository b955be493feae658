using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;

namespace WeChatPay;

/// <summary>JSON as WeChat Pay writes and reads it: an order's time and an amount come back as they were sent.</summary>
internal static class JsonText
{
    /// <summary>Gets the one serializer: thread-safe once it is set up.</summary>
    public static JsonSerializer Serializer { get; } = JsonSerializer.Create(new JsonSerializerSettings
    {
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        Converters = { new StringEnumConverter(), new FiniteNumberConverter() },
    });

    /// <summary>Reads one JSON value, in UTF-8 and with nothing behind it.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON.</exception>
    public static JToken Parse(ReadOnlySpan<byte> utf8)
    {
        var value = new JsonTokenReader().Read(utf8);
        return value as JToken ?? new JValue(value);
    }

    /// <summary>Writes a value as JSON.</summary>
    /// <exception cref="JsonException">It has no JSON form: a loop, a getter that throws, NaN; or it is nested too deep.</exception>
    public static string Write(object? value)
    {
        using var text = new StringWriter(new System.Text.StringBuilder(256), System.Globalization.CultureInfo.InvariantCulture);
        using var writer = new BoundedWriter(text);
        Serializer.Serialize(writer, value);
        return text.ToString();
    }

    /// <summary>Refuses what is too deep: the serializer goes down a level of the thread's stack for each, and a stack that is full ends the process.</summary>
    private sealed class BoundedWriter(TextWriter text) : JsonTextWriter(text)
    {
        public override void WriteStartObject()
        {
            CheckDepth();
            base.WriteStartObject();
        }

        public override void WriteStartArray()
        {
            CheckDepth();
            base.WriteStartArray();
        }

        private void CheckDepth()
        {
            if (Top >= JsonTokenReader.MaxDepth)
                throw new JsonSerializationException($"It is nested deeper than {JsonTokenReader.MaxDepth} levels. Does it hold itself?");
        }
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
