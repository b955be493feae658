using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using SystemIgnoreAttribute = System.Text.Json.Serialization.JsonIgnoreAttribute;

namespace WeChatPay.Util;

/// <summary>Reads the names and values of the objects that stand for a PHP array with keys.</summary>
internal static class LooseObject
{
    /// <summary>The end of a message about an object whose properties cannot be read.</summary>
    public const string NotRead = "whose properties cannot be read in a program that is trimmed or compiled ahead of time: "
        + "give a dictionary with text keys, a JObject or a JsonObject";

    // Weak keys, because LINQPad and scripting unload the assemblies of anonymous types.
    private static readonly ConditionalWeakTable<Type, Member[]> Members = new();
    private static readonly ConditionalWeakTable<Type, object> Anonymous = new();

    /// <summary>A property, its name on the wire, and the values that its attributes leave out.</summary>
    private sealed record Member(PropertyInfo Property, string Name, JsonIgnoreCondition Skips);

    /// <summary>Lists the entries of an anonymous object, a dictionary with text keys, a <see cref="JObject"/> or
    /// <see cref="JsonObject"/>, or an object with public properties.</summary>
    /// <returns>Whether the object is one of these.</returns>
    /// <exception cref="ArgumentException">One of its properties throws, or reflection is switched off and would be needed.</exception>
    public static bool TryRead(object thing, [NotNullWhen(true)] out List<KeyValuePair<string, object?>>? entries)
    {
        thing = SystemTextJson.Unwrap(thing) ?? thing;
        entries = thing switch
        {
            JObject json => From(json.Properties().Select(field => KeyValuePair.Create<string, object?>(field.Name, field.Value))),
            IEnumerable<KeyValuePair<string, object?>> pairs => From(pairs),
            IDictionary dictionary => FromDictionary(dictionary),
            IEnumerable<KeyValuePair<string, string>> pairs => From(pairs.Select(pair => KeyValuePair.Create<string, object?>(pair.Key, pair.Value))),
            IEnumerable or string or ValueType or Delegate or Stream or HttpContent or JToken or JsonNode or JsonDocument => null,
            _ when ReflectionSwitch.IsOn => FromProperties(thing),
            _ => throw new ArgumentException($"A value is {Refusal.Describe(thing)}, {NotRead}. {Refusal.NothingSent}").On(HelpPage.Options),
        };
        return entries is not null;
    }

    /// <summary>Lists the entries of a dictionary of any type.</summary>
    public static List<KeyValuePair<string, object?>> ReadPairs<TValue>(IEnumerable<KeyValuePair<string, TValue>> pairs) =>
        From(pairs.Select(static pair => KeyValuePair.Create<string, object?>(pair.Key, pair.Value)));

    /// <summary>Gets whether a type is that of an object written as <c>new { … }</c>.</summary>
    public static bool IsAnonymous(Type type) => (bool)Anonymous.GetValue(
        type,
        static one => one.IsDefined(typeof(CompilerGeneratedAttribute), false) && one.Name.Contains("AnonymousType", StringComparison.Ordinal));

    /// <summary>Lists the public properties of an object in their order, by the names that attributes of Newtonsoft.Json and System.Text.Json give.</summary>
    /// <exception cref="ArgumentException">A property throws.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    public static List<KeyValuePair<string, object?>> ReadProperties(object thing)
    {
        var members = Members.GetValue(thing.GetType(), static type =>
        [
            .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.CanRead && property.GetIndexParameters().Length == 0 && !IsIgnored(property)
               select new Member(property, NameOf(property), Find<SystemIgnoreAttribute>(property)?.Condition ?? JsonIgnoreCondition.Never),
        ]);
        var entries = new List<KeyValuePair<string, object?>>(members.Length);
        foreach (var member in members)
        {
            var value = ReadValue(member.Property, thing);
            if (!IsSkipped(member, value))
                entries.Add(new(member.Name, value));
        }
        return entries;
    }

    private static T? Find<T>(PropertyInfo property)
        where T : Attribute => (T?)Attribute.GetCustomAttribute(property, typeof(T), inherit: true);

    private static bool IsIgnored(PropertyInfo property) =>
        Find<Newtonsoft.Json.JsonIgnoreAttribute>(property) is not null || Find<SystemIgnoreAttribute>(property)?.Condition is JsonIgnoreCondition.Always;

    private static string NameOf(PropertyInfo property) =>
        Find<Newtonsoft.Json.JsonPropertyAttribute>(property)?.PropertyName ?? Find<JsonPropertyNameAttribute>(property)?.Name ?? property.Name;

    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    private static bool IsSkipped(Member member, object? value) => member.Skips switch
    {
        JsonIgnoreCondition.WhenWritingNull => value is null,
        JsonIgnoreCondition.WhenWritingDefault =>
            value is null || member.Property.PropertyType.IsValueType && value.Equals(Activator.CreateInstance(member.Property.PropertyType)),
        _ => false,
    };

    private static List<KeyValuePair<string, object?>> From(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var entries = new List<KeyValuePair<string, object?>>();
        foreach (var (key, value) in pairs)
            entries.Add(new(key, Plain(value)));
        return entries;
    }

    // A JSON scalar is read as its value; an encrypted one stays marked as encrypted.
    private static object? Plain(object? value) => value switch
    {
        JValue json => json.Annotation<Crypto.Encrypted>() ?? json.Value,
        JsonValue or JsonElement { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } => SystemTextJson.Unwrap(value),
        _ => value,
    };

    private static List<KeyValuePair<string, object?>>? FromDictionary(IDictionary dictionary)
    {
        var entries = new List<KeyValuePair<string, object?>>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
                return null;
            entries.Add(new(key, Plain(entry.Value)));
        }
        return entries;
    }

    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    private static List<KeyValuePair<string, object?>> FromProperties(object thing)
    {
        var entries = ReadProperties(thing);
        for (var i = 0; i < entries.Count; i++)
            entries[i] = new(entries[i].Key, Plain(entries[i].Value));
        return entries;
    }

    private static object? ReadValue(PropertyInfo property, object thing)
    {
        try
        {
            return property.GetValue(thing);
        }
        catch (TargetInvocationException error)
        {
            throw new ArgumentException(
                $"`{property.Name}` of {Refusal.Describe(thing)} cannot be read: {error.InnerException?.GetType().Name}. {Refusal.NothingSent}",
                error.InnerException).On(HelpPage.Options);
        }
    }
}
