using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using WeChatPay.Util;

namespace WeChatPay.Json;

/// <summary>Writes objects of classes by Newtonsoft's serializer, which follows their attributes and converters.</summary>
[RequiresUnreferencedCode(ReflectionSwitch.Loose)]
[RequiresDynamicCode(ReflectionSwitch.Loose)]
internal static class ClassWriter
{
    private static readonly JsonConverter[] Converters = [new StringEnumConverter(), new PlainConverter(), SystemTextConverter.Plain];

    /// <summary>Writes an object.</summary>
    /// <param name="writer">The writer; it is an <see cref="IBoundedWriter"/> too.</param>
    /// <param name="value">The object.</param>
    /// <exception cref="JsonException">It has no JSON form, or is nested too deep.</exception>
    public static void Write(JsonWriter writer, object value)
    {
        var limit = new DepthLimit((IBoundedWriter)writer);
        JsonSerializer.Create(new JsonSerializerSettings { ContractResolver = JsonContracts.Instance, Converters = [.. Converters, limit] })
            .Serialize(writer, value);
        if (limit.IsReached)
            throw DepthLimit.Refuse(DepthLimit.MaxObjects);
    }

    /// <summary>Writes trees, times and numbers inside an object of a class as they are written elsewhere.</summary>
    private sealed class PlainConverter : JsonConverter
    {
        public override bool CanRead => false;

        public override bool CanConvert(Type objectType) => typeof(JToken).IsAssignableFrom(objectType)
            || (Nullable.GetUnderlyingType(objectType) ?? objectType) is var type
            && (TimeText.IsTime(type) || type == typeof(double) || type == typeof(float) || type == typeof(decimal));

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => new JsonValueWriter(writer).Write(value);

        public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            throw new NotSupportedException().On(HelpPage.Body);
    }
}
