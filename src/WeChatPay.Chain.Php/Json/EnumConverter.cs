using Newtonsoft.Json;

namespace WeChatPay.Php.Json;

/// <summary>Writes a case of an enum of PHP as its value.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class EnumConverter : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => typeof(UnitEnum).IsAssignableFrom(objectType);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(((UnitEnum)value!).Backing ?? throw new JsonException(Functions.JSON_ERROR_NON_BACKED_ENUM));

    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
