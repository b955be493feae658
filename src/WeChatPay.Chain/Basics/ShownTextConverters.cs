using System.Text.Json;
using System.Text.Json.Serialization;
using NewtonsoftReader = Newtonsoft.Json.JsonReader;
using NewtonsoftWriter = Newtonsoft.Json.JsonWriter;

namespace WeChatPay.Basics;

/// <summary>Makes Newtonsoft.Json write what an object shows of itself, and nothing that it holds: for types that hold keys.</summary>
internal sealed class ShownTextNewtonsoftConverter : Newtonsoft.Json.JsonConverter
{
    public override bool CanConvert(Type objectType) => true;

    public override object? ReadJson(NewtonsoftReader reader, Type objectType, object? existingValue, Newtonsoft.Json.JsonSerializer serializer) =>
        throw new NotSupportedException($"A {objectType.Name} holds keys, and is not read from JSON.");

    public override void WriteJson(NewtonsoftWriter writer, object? value, Newtonsoft.Json.JsonSerializer serializer) => writer.WriteValue(value?.ToString());
}

/// <summary>Makes System.Text.Json write what an object shows of itself, and nothing that it holds: for types that hold keys.</summary>
/// <typeparam name="T">The type.</typeparam>
internal sealed class ShownTextJsonConverter<T> : JsonConverter<T>
    where T : notnull
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"A {typeToConvert.Name} holds keys, and is not read from JSON.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
