using System.Text.Json;
using System.Text.Json.Serialization;
using WeChatPay.Basics;

namespace WeChatPay.Numbers;

/// <summary>Makes Newtonsoft.Json read and write an amount as its number of fen.</summary>
internal sealed class FenNewtonsoftConverter : Newtonsoft.Json.JsonConverter<Fen>
{
    public override Fen ReadJson(
        Newtonsoft.Json.JsonReader reader, Type objectType, Fen existingValue, bool hasExistingValue, Newtonsoft.Json.JsonSerializer serializer) =>
        reader.Value is long or int
            ? new(Convert.ToInt64(reader.Value, System.Globalization.CultureInfo.InvariantCulture))
            : throw new Newtonsoft.Json.JsonSerializationException("An amount in fen is an integer.");

    public override void WriteJson(Newtonsoft.Json.JsonWriter writer, Fen value, Newtonsoft.Json.JsonSerializer serializer) => writer.WriteValue(value.Value);
}

/// <summary>Makes System.Text.Json read and write an amount as its number of fen.</summary>
internal sealed class FenJsonConverter : JsonConverter<Fen>
{
    public override Fen Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var fen)
            ? new(fen)
            : throw new JsonException("An amount in fen is an integer.").On(HelpPage.Responses);

    public override void Write(Utf8JsonWriter writer, Fen value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
