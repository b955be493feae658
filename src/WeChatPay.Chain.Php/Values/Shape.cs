using System.Collections;
using System.Dynamic;
using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using WeChatPay.Php.Text;

namespace WeChatPay.Php.Values;

/// <summary>A value with parts as PHP prints it: its title and its entries, in order.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record Shape(string Title, IEnumerable<KeyValuePair<string, object?>> Entries)
{
    public const string Array = "Array";
    public const string ObjectSuffix = " Object";

    /// <summary>Gets the scalar of a JSON token.</summary>
    public static object? Unwrap(object? value) => value switch
    {
        JValue token => Unwrap(token.Value),
        DBNull => null,
        _ => value,
    };

    /// <summary>Describes a value; null for a scalar and for an object with its own <c>ToString</c>.</summary>
    public static Shape? TryDescribe(object value) => value switch
    {
        string => null,
        PhpArray array => new(Array, array),
        stdClass fields => new("stdClass Object", fields),
        Generator => new("Generator" + ObjectSuffix, []),
        JObject token => new(Array, ListTokens(token)),
        JProperty token => new(Array, [new(token.Name, token.Value)]),
        ExpandoObject expando => new("stdClass Object", expando),
        IDictionary dictionary => new(Array, ListPairs(dictionary)),
        IEnumerable sequence => new(Array, IsMap(sequence.GetType()) ? ListPairs(sequence) : ListItems(sequence)),
        _ => TryDescribeObject(value),
    };

    private static Shape? TryDescribeObject(object value)
    {
        var type = value.GetType();
        // A PHP array is ported to an anonymous object: new { json = … } for ['json' => …].
        if (IsAnonymous(type))
            return new(Array, ListProperties(value, type));
        if (HasOwnText(type))
            return null;

        // Reading the framework's properties can block: Task<T>.Result does.
        var framework = type.Assembly == typeof(object).Assembly
            || type.Namespace is "System"
            || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;
        return new(type.Name.Split('`')[0] + ObjectSuffix, framework ? [] : ListProperties(value, type));
    }

    private static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    // The compiler wrote a record's ToString; its properties say the same in PHP's format.
    private static bool HasOwnText(Type type)
    {
        var text = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        return text.DeclaringType != typeof(object) && text.DeclaringType != typeof(ValueType) && !text.IsDefined(typeof(CompilerGeneratedAttribute));
    }

    private static bool IsMap(Type type) => type.GetInterfaces().Any(static i =>
        i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)
        && i.GenericTypeArguments[0] is { IsGenericType: true } element && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static IEnumerable<KeyValuePair<string, object?>> ListTokens(JObject token)
    {
        foreach (var property in token.Properties())
            yield return new(property.Name, property.Value);
    }

    private static IEnumerable<KeyValuePair<string, object?>> ListPairs(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return new(PhpScalar.Format(entry.Key), entry.Value);
    }

    private static IEnumerable<KeyValuePair<string, object?>> ListPairs(IEnumerable pairs)
    {
        PropertyInfo? key = null, item = null;
        foreach (var pair in pairs)
        {
            key ??= pair.GetType().GetProperty("Key")!;
            item ??= pair.GetType().GetProperty("Value")!;
            yield return new(PhpScalar.Format(key.GetValue(pair)), item.GetValue(pair));
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> ListItems(IEnumerable sequence)
    {
        var index = 0L;
        foreach (var item in sequence)
            yield return new(PhpScalar.Format(index++), item);
    }

    private static IEnumerable<KeyValuePair<string, object?>> ListProperties(object value, Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // GetMethod is also null where only the setter is public; an indexer has no value of its own.
            if (property.GetMethod is not { IsPublic: true } || property.GetIndexParameters().Length > 0)
                continue;
            yield return new(property.Name, ReadProperty(property, value));
        }
    }

    private static object? ReadProperty(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException error)
        {
            // PHP's print_r runs no code and cannot fail: print the name of the error instead of the value.
            return $"*{error.InnerException?.GetType().Name}*";
        }
    }
}
