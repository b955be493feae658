using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using WeChatPay.Basics;
using NewtonsoftReader = Newtonsoft.Json.JsonReader;
using NewtonsoftWriter = Newtonsoft.Json.JsonWriter;

namespace WeChatPay.Crypto;

/// <summary>Reads a <see cref="Secret"/> from a configuration, and gives none back.</summary>
internal sealed class SecretConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? Secret.FromString(text) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) ? Secret.Mask : base.ConvertTo(context, culture, value, destinationType);
}

/// <summary>Makes Newtonsoft.Json read a <see cref="Secret"/>, and write asterisks.</summary>
internal sealed class SecretNewtonsoftConverter : Newtonsoft.Json.JsonConverter<Secret>
{
    public override Secret? ReadJson(
        NewtonsoftReader reader, Type objectType, Secret? existingValue, bool hasExistingValue, Newtonsoft.Json.JsonSerializer serializer) =>
        reader.Value is null or string ? (string?)reader.Value : throw new Newtonsoft.Json.JsonSerializationException("A secret is text.");

    public override void WriteJson(NewtonsoftWriter writer, Secret? value, Newtonsoft.Json.JsonSerializer serializer) => writer.WriteValue(Secret.Mask);
}

/// <summary>Makes System.Text.Json read a <see cref="Secret"/>, and write asterisks.</summary>
internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException("A secret is text.").On(HelpPage.Keys);

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Secret.Mask);
}
