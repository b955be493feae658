using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>Declared types. Source: https://www.php.net/manual/language.types.type-juggling.php#language.types.type-juggling.coercive.</content>
public static partial class Operators
{
    /// <summary>Converts to a parameter, property or return value of the type <c>string</c>.</summary>
    /// <exception cref="TypeError">The value is null, an array, or an object without text.</exception>
    public static string asString(object? value) => value as string ?? (string)Coercion.Fit(value, "string")!;

    /// <summary>Converts to a parameter, property or return value of the type <c>int</c>; text must be a number.</summary>
    /// <exception cref="TypeError">The value is null, an array, an object, or text that is not a number.</exception>
    public static long asInt(object? value) => value is long number ? number : (long)Coercion.Fit(value, "int")!;

    /// <summary>Converts to a parameter, property or return value of the type <c>float</c>; text must be a number.</summary>
    /// <exception cref="TypeError">The value is null, an array, an object, or text that is not a number.</exception>
    public static double asFloat(object? value) => value is double number ? number : (double)Coercion.Fit(value, "float")!;

    /// <summary>Converts to a parameter, property or return value of the type <c>bool</c>.</summary>
    /// <exception cref="TypeError">The value is null, an array or an object.</exception>
    public static bool asBool(object? value) => value is bool word ? word : (bool)Coercion.Fit(value, "bool")!;

    /// <summary>Takes an array, or what stands for one in C#: a list, a dictionary, JSON.</summary>
    /// <exception cref="TypeError">The value is not an array.</exception>
    public static PhpArray asArray(object? value) => value as PhpArray ?? (PhpArray)Coercion.Fit(value, "array")!;

    /// <summary>Converts to a parameter, property or return value of a type that may be null, or of one of several types.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type as PHP writes it: <c>?int</c>, <c>int|float</c>.</param>
    /// <exception cref="TypeError">The value is of none of the types, and cannot be converted.</exception>
    public static dynamic? typed(object? value, string type)
    {
        if (string.IsNullOrEmpty(type))
            throw new ArgumentException("Name a type, such as ?int.", nameof(type));
        return Coercion.Fit(value, type);
    }
}
