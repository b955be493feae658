using System.Globalization;
using System.Runtime.CompilerServices;

namespace WeChatPay.Php.Values;

/// <summary>Converts arguments of functions as PHP does in code without <c>strict_types</c>, and refuses them with PHP's words.</summary>
internal static class Parameters
{
    /// <summary>Takes text. Null is the empty text, as PHP has it with a warning.</summary>
    public static string Text(
        object? value, int position, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string function = "") =>
        Scalars.Plain(value) switch
        {
            string text => text,
            null => "",
            bool or long or double => Casts.ToText(value),
            stdClass or Delegate => throw Wrong(value, position, "string", name, function),
            { } other => Access.TryArray(other, out _) ? throw Wrong(value, position, "string", name, function) : Casts.ToText(other),
        };

    /// <summary>Takes an integer; a float without a fraction, or text of a number, is one too.</summary>
    public static long Integer(
        object? value, int position, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string function = "") =>
        Scalars.Plain(value) switch
        {
            long number => number,
            null or false => 0,
            true => 1,
            double number when double.IsFinite(number) && number is >= -9223372036854775808.0 and < 9223372036854775808.0 => (long)number,
            string text when NumberText.Read(text) is { IsWhole: true, Value: { } number } => Integer(number, position, name, function),
            _ => throw Wrong(value, position, "int", name, function),
        };

    /// <summary>Takes an integer that may be left out.</summary>
    public static long? Optional(
        object? value, int position, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string function = "") =>
        Scalars.Plain(value) is null ? null : Integer(value, position, name, function);

    /// <summary>Takes a float; an integer, or text of a number, is one too.</summary>
    public static double Float(
        object? value, int position, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string function = "") =>
        Scalars.Plain(value) switch
        {
            double number => number,
            long number => number,
            null or false => 0,
            true => 1,
            string text when NumberText.Read(text) is { IsWhole: true, Value: not null } => Casts.ToDouble(text),
            _ => throw Wrong(value, position, "float", name, function),
        };

    /// <summary>Takes a number: a <see cref="long"/> or a <see cref="double"/>.</summary>
    public static object Number(
        object? value, int position, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string function = "") =>
        Scalars.Plain(value) switch
        {
            double number => number,
            long number => number,
            null or false => 0L,
            true => 1L,
            string text when NumberText.Read(text) is { IsWhole: true, Value: { } number } => number,
            _ => throw Wrong(value, position, "int|float", name, function),
        };

    /// <summary>Takes the values of a variadic parameter: C# reads one null as the list itself, in PHP it is one value.</summary>
    public static object?[] Rest(object?[]? values) => values ?? [null];

    /// <summary>Takes an array, as a copy.</summary>
    public static PhpArray Array(
        object? value, int position, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string function = "") =>
        value is not stdClass && Access.TryArray(value, out var array) ? array : throw Wrong(value, position, "array", name, function);

    /// <summary>Takes an array that the function changes.</summary>
    public static PhpArray Changed(
        object? value, int position, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string function = "") =>
        value as PhpArray ?? throw Wrong(value, position, "array", name, function);

    public static TypeError Wrong(
        object? value, int position, string type, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string function = "") =>
        new(string.Create(CultureInfo.InvariantCulture, $"{function}(): Argument #{position} (${name}) must be of type {type}, {Types.Name(value)} given"));

    public static ValueError Refuse(int position, string name, string right, [CallerMemberName] string function = "") =>
        new(string.Create(CultureInfo.InvariantCulture, $"{function}(): Argument #{position} (${name}) {right}"));
}
