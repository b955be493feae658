using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's casts, types and comparisons. Sources: https://www.php.net/manual/language.types.type-juggling.php and
/// https://www.php.net/manual/language.operators.comparison.php.</content>
public static partial class Functions
{
    /// <summary>Converts to a string as PHP's <c>(string)</c> does: true is <c>1</c>, false and null are empty, an array is <c>Array</c>.</summary>
    /// <param name="value">A scalar, a JSON scalar, bytes, a body, or an object with its own <c>ToString</c>.</param>
    /// <exception cref="Error">The value is an object without text.</exception>
    public static string strval(object? value) => Casts.ToText(value);

    /// <summary>Converts to an integer as PHP's <c>(int)</c> does: rounds towards zero, and reads the number that a text begins with.</summary>
    /// <param name="value">A scalar or a JSON scalar; an empty array is 0, any other array is 1.</param>
    public static long intval(object? value) => Casts.ToLong(value);

    /// <summary>Reads an integer of another base.</summary>
    /// <param name="base">2 to 36; 0 takes the base from the prefix <c>0x</c>, <c>0b</c> or <c>0</c>. Anything but text is converted as in base 10.</param>
    public static long intval(object? value, long @base) => @base != 10 && Scalars.Plain(value) is string text ? IntegerBase.Parse(text, @base)
        : Casts.ToLong(value);

    /// <summary>Converts to a float as PHP's <c>(float)</c> does: reads the number that a text begins with.</summary>
    public static double floatval(object? value) => Casts.ToDouble(value);

    /// <summary>Converts to a bool as PHP's <c>if</c> does: 0, <c>""</c>, <c>"0"</c>, null and the empty array are false.</summary>
    public static bool boolval(object? value) => Casts.ToBool(value);

    /// <summary>Tells whether no value is null, JSON's null included: PHP's <c>isset</c>.</summary>
    /// <param name="values">The values; read a value that may be missing by <see cref="Operators.probe"/>.</param>
    public static bool isset(params object?[]? values) =>
        values is not null && Array.TrueForAll(values, static value => Scalars.Plain(value) is not null);

    /// <summary>Tells whether a value is false in PHP.</summary>
    public static bool empty(object? value) => !Casts.ToBool(value);

    /// <summary>Tells whether a value is null, JSON's null included.</summary>
    public static bool is_null(object? value) => Scalars.Plain(value) is null;

    /// <summary>Tells whether a value is a string.</summary>
    public static bool is_string(object? value) => Scalars.Plain(value) is string;

    /// <summary>Tells whether a value is an integer.</summary>
    public static bool is_int(object? value) => Scalars.Plain(value) is long;

    /// <inheritdoc cref="is_int"/>
    public static bool is_integer(object? value) => is_int(value);

    /// <inheritdoc cref="is_int"/>
    public static bool is_long(object? value) => is_int(value);

    /// <summary>Tells whether a value is a float.</summary>
    public static bool is_float(object? value) => Scalars.Plain(value) is double;

    /// <inheritdoc cref="is_float"/>
    public static bool is_double(object? value) => is_float(value);

    /// <summary>Tells whether a value is true or false.</summary>
    public static bool is_bool(object? value) => Scalars.Plain(value) is bool;

    /// <summary>Tells whether a value is an array, or what stands for one in C#: a list, a dictionary, an anonymous object, JSON.</summary>
    public static bool is_array(object? value) => value is not stdClass && Access.TryArray(value, out _);

    /// <summary>Tells whether a value is an object.</summary>
    public static bool is_object(object? value) => Types.LongName(value) == "object";

    /// <summary>Tells whether a value is a number, or text that is one.</summary>
    public static bool is_numeric(object? value) => Scalars.Plain(value) switch
    {
        long or double => true,
        string text => NumberText.Whole(text) is not null,
        _ => false,
    };

    /// <summary>Tells whether a value is an integer, a float, text, true or false.</summary>
    public static bool is_scalar(object? value) => Scalars.Plain(value) is long or double or string or bool;

    /// <summary>Tells whether <c>foreach</c> takes the value.</summary>
    public static bool is_iterable(object? value) => is_array(value);

    /// <summary>Tells whether <c>count</c> takes the value.</summary>
    public static bool is_countable(object? value) => is_array(value);

    /// <summary>Tells whether a value is a function, or the name of one that is offered here. The porter writes the names of own functions.</summary>
    public static bool is_callable(object? value) => value is Delegate || Scalars.Plain(value) is string name
        && name.TrimStart('\\') is not ("echo" or "isset" or "empty" or "each" or "equal" or "identical")
        && Array.Exists(typeof(Functions).GetMethods(), one => one.IsStatic && one.Name.Equals(name.TrimStart('\\'), StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells whether a float is neither infinite nor NAN.</summary>
    public static bool is_finite(object? num) => double.IsFinite(Parameters.Float(num, 1));

    /// <summary>Tells whether a float is infinite.</summary>
    public static bool is_infinite(object? num) => double.IsInfinity(Parameters.Float(num, 1));

    /// <summary>Tells whether a float is NAN.</summary>
    public static bool is_nan(object? num) => double.IsNaN(Parameters.Float(num, 1));

    /// <summary>Gets the name of the type, as PHP's old functions have it: <c>integer</c>, <c>double</c>, <c>boolean</c>, <c>NULL</c>.</summary>
    public static string gettype(object? value) => Types.LongName(value);

    /// <summary>Gets the name of the type, as code has it: <c>int</c>, <c>float</c>, <c>bool</c>, <c>null</c>; of an object its class.</summary>
    public static string get_debug_type(object? value) => Types.Name(value);

    /// <summary>Compares two values as PHP's <c>===</c> does: type and value must be the same, and in arrays the order too.</summary>
    public static bool identical(object? left, object? right) => Comparison.Identical(left, right);

    /// <summary>Compares two values as PHP 8's <c>==</c> does: text that is a number compares as a number.</summary>
    public static bool equal(object? left, object? right) => Comparison.Equal(left, right);
}
