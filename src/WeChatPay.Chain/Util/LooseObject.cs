using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Util;

/// <summary>Reads the names and values of the objects that stand for a PHP array with keys.</summary>
internal static class LooseObject
{
    // Weak keys, because LINQPad and scripting unload the assemblies of anonymous types.
    private static readonly ConditionalWeakTable<Type, PropertyInfo[]> Properties = new();

    /// <summary>Lists the entries of an anonymous object, a dictionary with text keys, a <see cref="JObject"/>, or an object with public properties.</summary>
    /// <returns>Whether the object is one of these.</returns>
    /// <exception cref="ArgumentException">One of its properties throws.</exception>
    public static bool TryRead(object thing, [NotNullWhen(true)] out List<KeyValuePair<string, object?>>? entries)
    {
        entries = thing switch
        {
            JObject json => From(json.Properties().Select(field => KeyValuePair.Create<string, object?>(field.Name, field.Value))),
            IEnumerable<KeyValuePair<string, object?>> pairs => From(pairs),
            IDictionary dictionary => FromDictionary(dictionary),
            IEnumerable<KeyValuePair<string, string>> pairs => From(pairs.Select(pair => KeyValuePair.Create<string, object?>(pair.Key, pair.Value))),
            IEnumerable or string or ValueType or Delegate or Stream or HttpContent or JToken => null,
            _ => FromProperties(thing),
        };
        return entries is not null;
    }

    /// <summary>Gets whether a type is that of an object written as <c>new { … }</c>.</summary>
    public static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), false) && type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    /// <summary>Lists the public properties of an object in their order.</summary>
    /// <exception cref="ArgumentException">A property throws.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> ReadProperties(object thing)
    {
        var properties = Properties.GetValue(thing.GetType(), static type =>
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0),
        ]);
        foreach (var property in properties)
            yield return new(property.Name, ReadValue(property, thing));
    }

    private static List<KeyValuePair<string, object?>> From(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var entries = new List<KeyValuePair<string, object?>>();
        foreach (var (key, value) in pairs)
            entries.Add(new(key, Plain(value)));
        return entries;
    }

    // A JSON scalar is read as its value; an encrypted one stays marked as encrypted.
    private static object? Plain(object? value) => value is JValue json ? json.Annotation<Crypto.Encrypted>() ?? json.Value : value;

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

    private static List<KeyValuePair<string, object?>> FromProperties(object thing)
    {
        var entries = new List<KeyValuePair<string, object?>>();
        foreach (var (name, value) in ReadProperties(thing))
            entries.Add(new(name, Plain(value)));
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
                error.InnerException);
        }
    }
}
