using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using WeChatPay.Compatibility;
using WeChatPay.Util;
using SystemConstructorAttribute = System.Text.Json.Serialization.JsonConstructorAttribute;
using SystemConverterAttribute = System.Text.Json.Serialization.JsonConverterAttribute;
using SystemExtensionDataAttribute = System.Text.Json.Serialization.JsonExtensionDataAttribute;
using SystemIgnoreAttribute = System.Text.Json.Serialization.JsonIgnoreAttribute;

namespace WeChatPay.Json;

/// <summary>Lets Newtonsoft's serializer follow the attributes of System.Text.Json too, on each member; Newtonsoft's own attributes come first.</summary>
/// <remarks>Types with attributes that Newtonsoft has no counterpart of are read and written by System.Text.Json. Immutable and thread-safe.</remarks>
[RequiresUnreferencedCode(ReflectionSwitch.Loose)]
[RequiresDynamicCode(ReflectionSwitch.Loose)]
internal sealed class JsonContracts : DefaultContractResolver
{
    /// <summary>Gets the one instance: it keeps what it has read about types.</summary>
    public static JsonContracts Instance { get; } = new();

    /// <summary>Makes a serializer that reads. An application's global settings do not reach it.</summary>
    public static JsonSerializer CreateReader() => JsonSerializer.Create(new()
    {
        ContractResolver = Instance,
        Converters = [SystemTextConverter.Plain],
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
    });

    /// <summary>Finds the type of a field of a type; <see langword="null"/> when it has none.</summary>
    public Type? FindFieldType(Type type, string name) => ResolveContract(type) switch
    {
        JsonObjectContract contract => contract.Properties.GetClosestMatchProperty(name)?.PropertyType
            ?? contract.CreatorParameters.GetClosestMatchProperty(name)?.PropertyType,
        JsonDictionaryContract fields => fields.DictionaryValueType,
        _ => null,
    };

    /// <summary>Finds the type of the elements of a list; <see langword="null"/> when the type is not a list.</summary>
    public Type? FindItemType(Type type) => (ResolveContract(type) as JsonArrayContract)?.CollectionItemType;

    protected override List<MemberInfo> GetSerializableMembers(Type objectType)
    {
        var members = base.GetSerializableMembers(objectType);
        var all = objectType.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(IsData).ToList();
        members.AddRange(all.Where(member => Has<JsonIncludeAttribute>(member) && !members.Contains(member)));
        // System.Text.Json leaves fields out, so a class that is written for it may have fields that must not be sent.
        if (all.Exists(static member => Has<SystemIgnoreAttribute>(member) || Has<JsonPropertyNameAttribute>(member)))
            members.RemoveAll(static member => member is FieldInfo && !Has<JsonIncludeAttribute>(member) && !Has<JsonPropertyAttribute>(member));
        return members;
    }

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (Find<JsonPropertyNameAttribute>(member) is { } name && Find<JsonPropertyAttribute>(member)?.PropertyName is null)
            property.PropertyName = name.Name;
        if (Find<JsonPropertyOrderAttribute>(member) is { } order)
            property.Order ??= order.Order;
        if (Has<JsonIncludeAttribute>(member))
        {
            property.Readable |= member is FieldInfo or PropertyInfo { CanRead: true };
            property.Writable |= member is FieldInfo or PropertyInfo { CanWrite: true };
        }
        if (Find<SystemIgnoreAttribute>(member) is { } ignored)
            Ignore(property, ignored.Condition);
        if (!Has<Newtonsoft.Json.JsonConverterAttribute>(member))
            property.Converter ??= SystemTextConverter.ForMember(member, property.PropertyType!);
        return property;
    }

    protected override Newtonsoft.Json.JsonConverter? ResolveContractConverter(Type objectType) =>
        base.ResolveContractConverter(objectType) ?? (IsOfSystemText(objectType) ? SystemTextConverter.Plain : null);

    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        if (Array.Find(objectType.GetConstructors(), static constructor => constructor.IsDefined(typeof(SystemConstructorAttribute))) is { } chosen)
        {
            contract.OverrideCreator = arguments => chosen.Invoke(arguments);
            contract.CreatorParameters.Clear();
            foreach (var parameter in CreateConstructorParameters(chosen, contract.Properties))
                contract.CreatorParameters.Add(parameter);
        }
        return contract;
    }

    // A parameter has the name of its property in C#, and the value has the name that the attribute of the property gives.
    protected override IList<JsonProperty> CreateConstructorParameters(ConstructorInfo constructor, JsonPropertyCollection memberProperties)
    {
        var parameters = base.CreateConstructorParameters(constructor, memberProperties);
        foreach (var parameter in constructor.GetParameters())
        {
            var property = memberProperties.FirstOrDefault(one => string.Equals(one.UnderlyingName, parameter.Name, StringComparison.OrdinalIgnoreCase));
            var known = parameters.FirstOrDefault(one => one.UnderlyingName == parameter.Name || one.PropertyName == parameter.Name);
            if (property is not null && known is not null && known.PropertyName != property.PropertyName)
                parameters[parameters.IndexOf(known)] = CreatePropertyFromConstructorParameter(property, parameter);
        }
        return parameters;
    }

    private static void Ignore(JsonProperty property, JsonIgnoreCondition condition)
    {
        switch (condition.ToString())
        {
            case "Always":
                property.Ignored = true;
                break;
            case "WhenWritingNull":
                property.NullValueHandling = NullValueHandling.Ignore;
                break;
            case "WhenWritingDefault":
                property.DefaultValueHandling = DefaultValueHandling.Ignore;
                break;
            // These two came with a later version of System.Text.Json than the oldest that is used here.
            case "WhenWriting":
                property.ShouldSerialize = static _ => false;
                break;
            case "WhenReading":
                property.ShouldDeserialize = static _ => false;
                break;
        }
    }

    private static bool IsOfSystemText(Type type) =>
        type.IsDefined(typeof(SystemConverterAttribute), inherit: false)
        || type.IsDefined(typeof(JsonNumberHandlingAttribute), inherit: false)
        || type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false)
        || type.IsDefined(typeof(JsonDerivedTypeAttribute), inherit: false)
        || type.IsEnum && EnumText.IsNamedBySystemText(type)
        || type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(Has<SystemExtensionDataAttribute>);

    private static bool IsData(MemberInfo member) => member is FieldInfo or PropertyInfo;

    private static bool Has<T>(MemberInfo member)
        where T : Attribute => Attribute.IsDefined(member, typeof(T), inherit: true);

    private static T? Find<T>(MemberInfo member)
        where T : Attribute => (T?)Attribute.GetCustomAttribute(member, typeof(T), inherit: true);
}
