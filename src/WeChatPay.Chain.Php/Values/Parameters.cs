using System.Globalization;
using WeChatPay.Php.Text;

namespace WeChatPay.Php.Values;

/// <summary>Converts arguments of functions as PHP does in code without <c>strict_types</c>, and refuses them with PHP's words.</summary>
internal static class Parameters
{
    /// <summary>Takes text. Null is the empty text, as PHP has it with a warning.</summary>
    public static string Text(object? value, string function, int position, string name) => Scalars.Plain(value) switch
    {
        string text => text,
        null => "",
        bool or long or double => Casts.ToText(value),
        stdClass => throw Wrong(value, function, position, name, "string"),
        Delegate => throw Wrong(value, function, position, name, "string"),
        { } other => Access.TryArray(other, out _) ? throw Wrong(value, function, position, name, "string") : Casts.ToText(other),
    };

    /// <summary>Takes an integer; a float without a fraction, or text of a number, is one too.</summary>
    public static long Integer(object? value, string function, int position, string name) => Scalars.Plain(value) switch
    {
        long number => number,
        null or false => 0,
        true => 1,
        double number when double.IsFinite(number) && number is >= -9223372036854775808.0 and < 9223372036854775808.0 => (long)number,
        string text when NumberText.Read(text) is { IsWhole: true, Value: { } number } => Integer(number, function, position, name),
        _ => throw Wrong(value, function, position, name, "int"),
    };

    /// <summary>Takes a float; an integer, or text of a number, is one too.</summary>
    public static double Float(object? value, string function, int position, string name) => Scalars.Plain(value) switch
    {
        double number => number,
        long number => number,
        null or false => 0,
        true => 1,
        string text when NumberText.Read(text) is { IsWhole: true, Value: { } number } => Casts.ToDouble(number),
        _ => throw Wrong(value, function, position, name, "float"),
    };

    /// <summary>Takes a number: a <see cref="long"/> or a <see cref="double"/>.</summary>
    public static object Number(object? value, string function, int position, string name) => Scalars.Plain(value) switch
    {
        double number => number,
        long number => number,
        null or false => 0L,
        true => 1L,
        string text when NumberText.Read(text) is { IsWhole: true, Value: { } number } => number,
        _ => throw Wrong(value, function, position, name, "int|float"),
    };

    /// <summary>Takes an array, as a copy.</summary>
    public static PhpArray Array(object? value, string function, int position, string name) =>
        value is not stdClass && Access.TryArray(value, out var array) ? array : throw Wrong(value, function, position, name, "array");

    /// <summary>Takes an array that the function changes.</summary>
    public static PhpArray Changed(object? value, string function, int position, string name) =>
        value as PhpArray ?? throw Wrong(value, function, position, name, "array");

    public static TypeError Wrong(object? value, string function, int position, string name, string type) => new(string.Create(
        CultureInfo.InvariantCulture, $"{function}(): Argument #{position} (${name}) must be of type {type}, {Types.Name(value)} given"));

    public static ValueError Refuse(string function, int position, string name, string right) => new(string.Create(
        CultureInfo.InvariantCulture, $"{function}(): Argument #{position} (${name}) {right}"));
}
