using Newtonsoft.Json;
using WeChatPay.Util;

namespace WeChatPay.Php.Json;

/// <summary>Writes PHP's arrays and objects: an array is a list when its keys are 0, 1, 2 … in this order.</summary>
internal sealed class PhpValueConverter : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => typeof(ILooseArray).IsAssignableFrom(objectType);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        Write(writer, (ILooseArray)value!, writer is PhpJsonWriter { ForcesObjects: true }, item => serializer.Serialize(writer, item));

    /// <summary>Writes the brackets and names, and the values by a function.</summary>
    public static void Write(JsonWriter writer, ILooseArray array, bool forcesObjects, Action<object?> write)
    {
        if (array.IsList && !forcesObjects)
        {
            writer.WriteStartArray();
            foreach (var item in array.Items)
                write(item);
            writer.WriteEndArray();
            return;
        }
        writer.WriteStartObject();
        foreach (var (name, item) in (IEnumerable<KeyValuePair<string, object?>>)array)
        {
            writer.WritePropertyName(name);
            write(item);
        }
        writer.WriteEndObject();
    }

    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
