using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using SystemConverter = System.Text.Json.Serialization.JsonConverter;
using SystemConverterAttribute = System.Text.Json.Serialization.JsonConverterAttribute;
using SystemJsonException = System.Text.Json.JsonException;
using SystemSerializer = System.Text.Json.JsonSerializer;

namespace WeChatPay.Json;

/// <summary>Lets System.Text.Json read and write a value inside Newtonsoft's work.</summary>
/// <param name="options">The options of System.Text.Json.</param>
/// <param name="declared">The type to write the value as; <see langword="null"/> for its own type.</param>
/// <remarks>Immutable and thread-safe.</remarks>
[RequiresUnreferencedCode(ReflectionSwitch.Loose)]
[RequiresDynamicCode(ReflectionSwitch.Loose)]
internal sealed class SystemTextConverter(JsonSerializerOptions options, Type? declared = null) : Newtonsoft.Json.JsonConverter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        MaxDepth = JsonTokenReader.MaxDepth,
        Converters = { new JsonStringEnumConverter(), new SystemTextTimes(), new SystemTextNumbers(), new SystemTextEncrypted() },
    };

    /// <summary>Gets the converter for a value whose type says all: its attributes, or JSON of System.Text.Json.</summary>
    public static SystemTextConverter Plain { get; } = new(Options);

    /// <summary>Makes the converter that the attributes of a member ask for; <see langword="null"/> for none.</summary>
    public static SystemTextConverter? ForMember(MemberInfo member, Type type)
    {
        var attribute = (SystemConverterAttribute?)Attribute.GetCustomAttribute(member, typeof(SystemConverterAttribute), inherit: true);
        if (attribute is not null && CreateConverter(attribute, type) is { } converter)
            return new(new JsonSerializerOptions(Options) { Converters = { [0] = converter } }, type);
        var numbers = (JsonNumberHandlingAttribute?)Attribute.GetCustomAttribute(member, typeof(JsonNumberHandlingAttribute), inherit: true);
        if (numbers is not null)
            return new(new JsonSerializerOptions(Options) { NumberHandling = numbers.Handling }, type);
        return type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false) || type.IsDefined(typeof(JsonDerivedTypeAttribute), inherit: false)
            ? new(Options, type)
            : null;
    }

    /// <summary>Tells whether a type is JSON of System.Text.Json.</summary>
    public static bool IsJson(Type type) =>
        type == typeof(JsonElement) || type == typeof(JsonElement?) || type == typeof(JsonDocument) || typeof(JsonNode).IsAssignableFrom(type);

    public override bool CanConvert(Type objectType) => IsJson(objectType);

    public override void WriteJson(JsonWriter writer, object? value, Newtonsoft.Json.JsonSerializer serializer)
    {
        var values = new JsonValueWriter(writer);
        if (value is null || IsJson(value.GetType()))
            values.Write(value);
        else
            values.Write(Convert(() => SystemSerializer.SerializeToElement(value, declared ?? value.GetType(), options)));
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, Newtonsoft.Json.JsonSerializer serializer)
    {
        var json = JsonText.Write(JToken.Load(reader));
        return Convert(() => SystemSerializer.Deserialize(json, objectType, options));
    }

    // The message of System.Text.Json may quote the value, and its path begins at this value.
    private static T Convert<T>(Func<T> convert)
    {
        try
        {
            return convert();
        }
        catch (SystemJsonException error)
        {
            throw new JsonSerializationException(error is SystemTextRefusal ? error.Message : "Its converter refuses the value.").On(HelpPage.Body);
        }
        catch (NotSupportedException)
        {
            throw new JsonSerializationException("System.Text.Json does not support its type.").On(HelpPage.Body);
        }
    }

    private static SystemConverter? CreateConverter(SystemConverterAttribute attribute, Type type) =>
        attribute.ConverterType is { } converter ? (SystemConverter?)Activator.CreateInstance(converter) : attribute.CreateConverter(type);
}
