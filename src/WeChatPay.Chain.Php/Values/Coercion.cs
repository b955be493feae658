namespace WeChatPay.Php.Values;

/// <summary>Converts a value to a declared type as PHP does in code without <c>strict_types</c>. Source: Zend/zend_execute.c,
/// <c>zend_verify_weak_scalar_type_hint</c>.</summary>
internal static class Coercion
{
    /// <summary>Converts a value to a type such as <c>int</c>, <c>?string</c> or <c>int|float|null</c>.</summary>
    /// <exception cref="TypeError">PHP refuses the value.</exception>
    public static object? Fit(object? value, string type, string place = "A value")
    {
        var names = type[0] == '?' ? new[] { type[1..], "null" } : type.Split('|');
        var plain = Scalars.Plain(value);
        var (isFit, fit) = plain switch
        {
            null => (names.Contains("null"), null),
            string or long or double or bool => Scalar(plain, names),
            _ => Compound(plain, names),
        };
        return isFit ? fit : throw new TypeError($"{place} must be of type {type}, {Types.Name(value)} given");
    }

    private static (bool IsFit, object? Value) Scalar(object value, string[] names)
    {
        if (names.Contains(Types.Name(value)) || value is bool word && names.Contains(word ? "true" : "false"))
            return (true, value);
        if (names.Contains("int") && (names.Contains("float") && value is string text ? NumberText.Whole(text) : Integer(value)) is { } number)
            return (true, number);
        if (names.Contains("float") && Float(value) is { } fraction)
            return (true, fraction);
        if (names.Contains("string"))
            return (true, Casts.ToText(value));
        return names.Contains("bool") ? (true, Casts.ToBool(value)) : (false, null);
    }

    private static (bool IsFit, object? Value) Compound(object value, string[] names)
    {
        if (names.Contains("array") && value is not stdClass && Access.TryArray(value, out var array))
            return (true, value as PhpArray ?? array);
        // An object with its own text is a Stringable.
        return names.Contains("string") && value is not (PhpArray or stdClass or Delegate) && Shape.TryDescribe(value) is null
            ? (true, Casts.ToText(value))
            : (false, null);
    }

    private static object? Integer(object value) => value switch
    {
        bool word => word ? 1L : 0L,
        double number when double.IsFinite(number) && number is >= -9223372036854775808.0 and < 9223372036854775808.0 => (long)number,
        string text => NumberText.Whole(text) switch { long number => number, double number => Integer(number), _ => null },
        _ => null,
    };

    private static object? Float(object value) => value switch
    {
        bool word => word ? 1.0 : 0.0,
        long number => (double)number,
        string text when NumberText.Whole(text) is not null => Casts.ToDouble(text),
        _ => null,
    };
}
