using WeChatPay.Php.Text;

namespace WeChatPay.Php.Values;

/// <summary>PHP's casts.</summary>
internal static class Casts
{
    private const double TwoTo64 = 18446744073709551616.0;

    public static long ToLong(object? value) => Scalars.Plain(value) switch
    {
        null or false => 0,
        true => 1,
        long number => number,
        double number => Truncate(number),
        string text => NumberText.Read(text).Value switch
        {
            long number => number,
            double number => Saturate(number),
            _ => 0,
        },
        { } other => Access.TryArray(other, out var array) ? array.Count == 0 ? 0 : 1 : IsText(other) ? ToLong(ToText(other)) : 1,
    };

    public static double ToDouble(object? value) => Scalars.Plain(value) switch
    {
        null or false => 0,
        true => 1,
        long number => number,
        double number => number,
        string text => NumberText.Read(text).Value switch
        {
            long number => number == 0 && text.TrimStart().StartsWith('-') ? -0.0 : number,
            double number => number,
            _ => 0,
        },
        { } other => Access.TryArray(other, out var array) ? array.Count == 0 ? 0 : 1 : IsText(other) ? ToDouble(ToText(other)) : 1,
    };

    public static bool ToBool(object? value) => Scalars.Plain(value) switch
    {
        null or false or "" or "0" => false,
        long number => number != 0,
        double number => number != 0,
        true or string => true,
        { } other => !Access.TryArray(other, out var array) || array.Count > 0,
    };

    /// <summary>Converts to text. An array is the word <c>Array</c>, as PHP has it with a warning.</summary>
    /// <exception cref="Error">The object has no text.</exception>
    public static string ToText(object? value) => PhpText.Cast(value);

    /// <summary>Drops the fraction; a number beyond 64 bits wraps round.</summary>
    public static long Truncate(double number)
    {
        if (!double.IsFinite(number))
            return 0;
        if (number is >= -9223372036854775808.0 and < 9223372036854775808.0)
            return (long)number;
        var rest = Math.IEEERemainder(Math.Truncate(number), TwoTo64);
        if (rest < 0)
            rest += TwoTo64;
        return unchecked((long)(ulong)rest);
    }

    // A text of a number that is too large gives the nearest integer, but infinity gives 0.
    private static long Saturate(double number) => !double.IsFinite(number) ? 0
        : number >= 9223372036854775808.0 ? long.MaxValue
        : number < -9223372036854775808.0 ? long.MinValue
        : (long)number;

    // The body of a response is an object that stands for its text.
    private static bool IsText(object value) => value is ResponseBody;
}
