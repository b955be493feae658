using System.Text.Json;
using System.Text.Json.Serialization;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay.Json;

/// <summary>A value that this library does not write, inside the work of System.Text.Json.</summary>
internal sealed class SystemTextRefusal(string message) : JsonException(message);

/// <summary>Writes times inside the work of System.Text.Json in the form of the API.</summary>
internal sealed class SystemTextTimes : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(DateTimeOffset) || typeToConvert == typeof(DateTime);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => typeToConvert == typeof(DateTime)
        ? new Converter<DateTime>(static (ref Utf8JsonReader reader) => reader.GetDateTime())
        : new Converter<DateTimeOffset>(static (ref Utf8JsonReader reader) => reader.GetDateTimeOffset());

    private delegate T Getter<T>(ref Utf8JsonReader reader);

    private sealed class Converter<T>(Getter<T> get) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => get(ref reader);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(TimeText.TryFormat(value) ?? throw new SystemTextRefusal($"It {TimeText.NoOffset}."));
    }
}

/// <summary>Writes numbers with a fraction inside the work of System.Text.Json as they are written elsewhere.</summary>
internal sealed class SystemTextNumbers : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? double.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        var text = NumberForm.TryFormatJson(value) ?? throw new SystemTextRefusal($"It {NumberForm.WhyNot(value)}.");
        if (options.NumberHandling.HasFlag(JsonNumberHandling.WriteAsString))
            writer.WriteStringValue(text);
        else
            writer.WriteRawValue(text);
    }
}

/// <summary>Writes an encrypted value inside the work of System.Text.Json.</summary>
internal sealed class SystemTextEncrypted : JsonConverter<Encrypted>
{
    public override Encrypted Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException()
        .On(HelpPage.Body);

    public override void Write(Utf8JsonWriter writer, Encrypted value, JsonSerializerOptions options)
    {
        CiphertextNotes.Note(value);
        writer.WriteStringValue(value.Ciphertext);
    }
}
