using System.Collections;
using System.Dynamic;
using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Php;

/// <summary>What PHP would call a value with parts: its title and its entries, in order.</summary>
internal sealed record Shape(string Title, IEnumerable<KeyValuePair<string, object?>> Entries)
{
    internal const string Array = "Array";
    internal const string ObjectSuffix = " Object";

    /// <summary>Takes a scalar out of its JSON token.</summary>
    internal static object? Unwrap(object? value) => value switch
    {
        JValue token => Unwrap(token.Value),
        DBNull => null,
        _ => value,
    };

    /// <summary>Gives the shape of a value, or null for a scalar and for an object that speaks for itself.</summary>
    internal static Shape? TryDescribe(object value) => value switch
    {
        string => null,
        JObject token => new(stdClass.Is(token) ? "stdClass Object" : Array, Tokens(token)),
        JProperty token => new(Array, [new(token.Name, token.Value)]),
        ExpandoObject expando => new("stdClass Object", expando),
        IDictionary dictionary => new(Array, Pairs(dictionary)),
        IEnumerable sequence => new(Array, IsMap(sequence.GetType()) ? Pairs(sequence) : Items(sequence)),
        _ => OfObject(value),
    };

    private static Shape? OfObject(object value)
    {
        var type = value.GetType();
        // An anonymous object is how a PHP array is ported: new { json = … } for ['json' => …].
        if (IsAnonymous(type)) return new(Array, Properties(value, type));
        if (SpeaksForItself(type)) return null;

        // Reading the framework's properties is not harmless: Task<T>.Result blocks.
        var framework = type.Assembly == typeof(object).Assembly || type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;
        return new(type.Name.Split('`')[0] + ObjectSuffix, framework ? [] : Properties(value, type));
    }

    private static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    // A record's ToString is the compiler's, not the author's: its properties say the same in PHP's format.
    private static bool SpeaksForItself(Type type)
    {
        var text = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        return text.DeclaringType != typeof(object) && text.DeclaringType != typeof(ValueType) && !text.IsDefined(typeof(CompilerGeneratedAttribute));
    }

    private static bool IsMap(Type type) => type.GetInterfaces().Any(static i =>
        i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)
        && i.GenericTypeArguments[0] is { IsGenericType: true } element && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static IEnumerable<KeyValuePair<string, object?>> Tokens(JObject token)
    {
        foreach (var property in token.Properties()) yield return new(property.Name, property.Value);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary) yield return new(PhpScalar.Format(entry.Key), entry.Value);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(IEnumerable pairs)
    {
        PropertyInfo? key = null, item = null;
        foreach (var pair in pairs)
        {
            key ??= pair.GetType().GetProperty("Key")!;
            item ??= pair.GetType().GetProperty("Value")!;
            yield return new(PhpScalar.Format(key.GetValue(pair)), item.GetValue(pair));
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> Items(IEnumerable sequence)
    {
        var index = 0L;
        foreach (var item in sequence) yield return new(PhpScalar.Format(index++), item);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Properties(object value, Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // GetMethod is null also where only the setter is public; an indexer has parameters and no value of its own.
            if (property.GetMethod is not { IsPublic: true } || property.GetIndexParameters().Length > 0) continue;
            yield return new(property.Name, Read(property, value));
        }
    }

    private static object? Read(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException e)
        {
            // PHP's print_r runs no code and so cannot fail; the name of what went wrong stands where the value would.
            return $"*{e.InnerException?.GetType().Name}*";
        }
    }
}
