using System.Collections;
using System.Dynamic;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay.Json;

/// <summary>Writes values as JSON. Plain shapes (trees, dictionaries, lists, anonymous objects) are written here; objects of other classes may have
/// attributes and converters, and are written by Newtonsoft's serializer.</summary>
/// <param name="writer">The writer; it is an <see cref="IBoundedWriter"/> too.</param>
internal sealed class JsonValueWriter(JsonWriter writer)
{
    private static readonly JsonConverter[] Converters = [new StringEnumConverter(), new NumberConverter(), new TokenConverter()];

    /// <summary>Writes one value.</summary>
    /// <exception cref="JsonException">The value has no JSON form, or is nested too deep.</exception>
    public void Write(object? value)
    {
        switch (value)
        {
            case JToken token:
                WriteToken(token);
                break;
            case Encrypted encrypted:
                EncryptedWriter.Write(writer, encrypted);
                break;
            case null or string or DateTimeOffset or Guid or TimeSpan or Uri or System.Numerics.BigInteger or byte[]:
                writer.WriteValue(value);
                break;
            case double or float:
                WriteNumber(writer, value);
                break;
            case Enum:
                WriteObject(value);
                break;
            case var _ when Type.GetTypeCode(value.GetType()) != TypeCode.Object:
                writer.WriteValue(value);
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs when IsPlain(value):
                WriteFields(pairs);
                break;
            case IDictionary fields when IsPlain(value) && HasTextKeys(fields):
                WriteFields(fields);
                break;
            case Array { Rank: > 1 } or IDictionary:
                WriteObject(value);
                break;
            case IEnumerable list when IsPlain(value):
                WriteList(list);
                break;
            default:
                if (LooseObject.IsAnonymous(value.GetType()))
                    WriteFields(LooseObject.ReadProperties(value));
                else
                    WriteObject(value);
                break;
        }
    }

    // The collections of the framework have no attributes and no converters.
    private static bool IsPlain(object value) =>
        value is Array or ExpandoObject || value.GetType().Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private static bool HasTextKeys(IDictionary fields)
    {
        foreach (var key in fields.Keys)
        {
            if (key is not string)
                return false;
        }
        return true;
    }

    private static void WriteNumber(JsonWriter writer, object number)
    {
        // JSON (RFC 8259, 6) has no form for NaN and infinities, and Newtonsoft would write them as text.
        var value = Convert.ToDouble(number, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            throw new JsonSerializationException($"{value} at `{writer.Path}` has no JSON form.");
        writer.WriteRawValue(JsonConvert.ToString(number));
    }

    private void WriteFields(IEnumerable<KeyValuePair<string, object?>> fields)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            Write(value);
        }
        writer.WriteEndObject();
    }

    private void WriteFields(IDictionary fields)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry field in fields)
        {
            writer.WritePropertyName((string)field.Key);
            Write(field.Value);
        }
        writer.WriteEndObject();
    }

    private void WriteList(IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
            Write(item);
        writer.WriteEndArray();
    }

    private void WriteToken(JToken token)
    {
        switch (token)
        {
            case JObject fields:
                writer.WriteStartObject();
                foreach (var field in fields.Properties())
                {
                    writer.WritePropertyName(field.Name);
                    WriteToken(field.Value);
                }
                writer.WriteEndObject();
                break;
            case JArray list:
                WriteList(list);
                break;
            case JValue value when value.Annotation<Encrypted>() is { } encrypted:
                EncryptedWriter.Write(writer, encrypted);
                break;
            case JValue { Value: double or float } value:
                WriteNumber(writer, value.Value);
                break;
            default:
                token.WriteTo(writer, Converters);
                break;
        }
    }

    private void WriteObject(object value)
    {
        var limit = new DepthLimit((IBoundedWriter)writer);
        JsonSerializer.Create(new JsonSerializerSettings { Converters = [.. Converters, limit] }).Serialize(writer, value);
        if (limit.IsReached)
            throw DepthLimit.Refuse(DepthLimit.MaxObjects);
    }

    /// <summary>Writes a tree inside an object of a class.</summary>
    private sealed class TokenConverter : JsonConverter<JToken>
    {
        public override bool CanRead => false;

        public override void WriteJson(JsonWriter writer, JToken? value, JsonSerializer serializer) => new JsonValueWriter(writer).Write(value);

        public override JToken ReadJson(JsonReader reader, Type objectType, JToken? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }

    /// <summary>Writes a number inside an object of a class.</summary>
    private sealed class NumberConverter : JsonConverter
    {
        public override bool CanRead => false;

        public override bool CanConvert(Type objectType) => objectType == typeof(double) || objectType == typeof(float);

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => WriteNumber(writer, value!);

        public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
