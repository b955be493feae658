using WeChatPay.Basics;
using System.Collections;
using System.Dynamic;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Compatibility;
using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay.Json;

/// <summary>Writes values as JSON. Plain shapes (trees, dictionaries, lists, anonymous objects) are written here; objects of other classes may have
/// attributes and converters, and are written by Newtonsoft's serializer where reflection is allowed.</summary>
/// <param name="writer">The writer; it is an <see cref="IBoundedWriter"/> too.</param>
internal sealed class JsonValueWriter(JsonWriter writer)
{
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
            case null or string or Guid or TimeSpan or Uri or System.Numerics.BigInteger or byte[]:
                writer.WriteValue(value);
                break;
            case Fen amount:
                writer.WriteValue(amount.Value);
                break;
            case double or float or decimal:
                WriteNumber(writer, value);
                break;
            case var _ when TimeText.IsTime(value):
                WriteTime(writer, value);
                break;
            case System.Text.Json.JsonElement or System.Text.Json.JsonDocument or System.Text.Json.Nodes.JsonNode:
                Write(SystemTextJson.Unwrap(value));
                break;
            case var _ when WhyNot(value) is { } why:
                throw new JsonSerializationException($"{Place(writer)} {why}.").On(HelpPage.Body);
            case Enum:
                WriteObject(value);
                break;
            case var _ when Type.GetTypeCode(value.GetType()) != TypeCode.Object:
                writer.WriteValue(value);
                break;
            case IJsonFields fields:
                WriteFields(fields);
                break;
            case IJsonView view:
                view.View.WriteTo(writer);
                break;
            case ILooseArray { IsList: true } array:
                WriteList(array.Items);
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs when value is ILooseArray || IsPlain(value):
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

    // Newtonsoft's serializer would write their properties, and an await that was forgotten would wait here.
    private static string? WhyNot(object value) => value switch
    {
        Stream or HttpContent or TextReader => $"is {Refusal.Describe(value)}, which has no JSON form: give its content as text or as an object",
        Delegate => "is a function, which has no JSON form: give its result",
        Task => "is a Task: await it, and give its result",
        _ => null,
    };

    private static string Place(JsonWriter writer) => writer.Path.Length == 0 ? "The value" : TextShape.QuoteField(writer.Path);

    private static void WriteNumber(JsonWriter writer, object number)
    {
        var text = NumberForm.TryFormatJson(number) ?? throw new JsonSerializationException($"{Place(writer)} {NumberForm.WhyNot(number)}.").On(HelpPage.Body);
        // A tree holds the value; text holds its digits.
        if (writer is not JTokenWriter)
            writer.WriteRawValue(text);
        else if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            writer.WriteValue(whole);
        else
            writer.WriteValue(number);
    }

    private static void WriteTime(JsonWriter writer, object time) =>
        writer.WriteValue(TimeText.TryFormat(time) ?? throw new JsonSerializationException($"{Place(writer)} {TimeText.NoOffset}.").On(HelpPage.Body));

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
            case JRaw raw:
                writer.WriteRawValue((string?)raw.Value);
                break;
            case JValue { Type: not JTokenType.Comment, Value: not null } value:
                Write(value.Value);
                break;
            default:
                token.WriteTo(writer);
                break;
        }
    }

    private void WriteObject(object value)
    {
        if (!ReflectionSwitch.IsOn)
            WriteWithoutReflection(value);
        else if (LooseObject.IsAnonymous(value.GetType()))
            WriteFields(LooseObject.ReadProperties(value));
        else
            ClassWriter.Write(writer, value);
    }

    // A list or a dictionary of the user's own, or of LINQ, is written by its elements, unless an attribute asks for another form.
    private void WriteWithoutReflection(object value)
    {
        switch (value)
        {
            case Enum name:
                writer.WriteValue(EnumText.Format(name));
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs when !HasOwnForm(value):
                WriteFields(pairs);
                break;
            case IDictionary fields when HasTextKeys(fields) && !HasOwnForm(value):
                WriteFields(fields);
                break;
            case IEnumerable list and not (Array { Rank: > 1 } or IDictionary) when !HasOwnForm(value):
                WriteList(list);
                break;
            default:
                throw new JsonSerializationException($"{Place(writer)} is {Refusal.Describe(value)}, {LooseObject.NotRead}.").On(HelpPage.Body);
        }
    }

    private static bool HasOwnForm(object value) => value.GetType() is var type
        && (type.IsDefined(typeof(JsonContainerAttribute), inherit: true)
            || type.IsDefined(typeof(JsonConverterAttribute), inherit: true)
            || type.IsDefined(typeof(System.Text.Json.Serialization.JsonConverterAttribute), inherit: true));
}
