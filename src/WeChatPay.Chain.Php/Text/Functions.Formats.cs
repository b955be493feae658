using WeChatPay.Php.Maths;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's formats. Source: https://www.php.net/manual/function.sprintf.php.</content>
public static partial class Functions
{
    /// <summary>Formats values: <c>%s %d %u %f %F %e %E %g %G %x %X %o %b %c %%</c>, with <c>1$</c>, flags, width and precision.</summary>
    /// <exception cref="ValueError">The format is wrong, or wants more values than are given.</exception>
    public static string sprintf(object? format, params object?[] values) =>
        Texts.FromOctets(new FormatText(Octets(format, 1), Parameters.Rest(values)).Write());

    /// <summary>Formats the values of an array as <see cref="sprintf"/> does.</summary>
    /// <exception cref="ValueError">The format is wrong, or wants more values than are given.</exception>
    public static string vsprintf(object? format, object? values) =>
        VarFormat(Octets(format, 1), [.. Parameters.Array(values, 2).Snapshot().Select(static entry => entry.Value)]);

    /// <summary>Prints values as <see cref="sprintf"/> formats them.</summary>
    /// <returns>The number of bytes.</returns>
    public static long printf(object? format, params object?[] values)
    {
        var text = sprintf(format, values);
        echo(text);
        return strlen(text);
    }

    /// <summary>Prints the values of an array as <see cref="sprintf"/> formats them.</summary>
    /// <returns>The number of bytes.</returns>
    public static long vprintf(object? format, object? values)
    {
        var text = vsprintf(format, values);
        echo(text);
        return strlen(text);
    }

    /// <summary>Writes a number with groups of thousands, rounded as <see cref="round"/> does.</summary>
    /// <param name="decimals">The number of decimal places.</param>
    /// <param name="decimal_separator">Default: a point.</param>
    /// <param name="thousands_separator">Default: a comma.</param>
    public static string number_format(object? num, object? decimals = null, object? decimal_separator = null, object? thousands_separator = null)
    {
        var places = (int)Math.Max(Parameters.Integer(decimals, 2), 0);
        var point = decimal_separator is null ? "." : Parameters.Text(decimal_separator, 3);
        var comma = thousands_separator is null ? "," : Parameters.Text(thousands_separator, 4);
        var number = Rounding.Round(Parameters.Float(num, 1), places);
        if (!double.IsFinite(number))
            return Casts.ToText(Math.Abs(number)).ToLowerInvariant();
        var text = FormatText.Fixed(Math.Abs(number), places);
        var isNegative = number < 0 && text.Any(static letter => letter is >= '1' and <= '9');
        var at = text.IndexOf('.', StringComparison.Ordinal);
        var (whole, fraction) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        var groups = new List<string>();
        for (var end = whole.Length; end > 0; end -= 3)
            groups.Insert(0, whole[Math.Max(end - 3, 0)..end]);
        return (isNegative ? "-" : "") + string.Join(comma, groups) + (places > 0 ? point + fraction : "");
    }

    private static string VarFormat(string format, object?[] values)
    {
        try
        {
            return Texts.FromOctets(new FormatText(format, values).Write());
        }
        catch (ArgumentCountError)
        {
            throw new ValueError("The arguments array must contain more items");
        }
    }

    /// <summary>Gets the byte of a number as text.</summary>
    public static string chr(object? codepoint) => Bytes.Decode([(byte)(((Parameters.Integer(codepoint, 1) % 256) + 256) % 256)]);

    /// <summary>Gets the number of the first byte; 0 of the empty text.</summary>
    public static long ord(object? character) => Octets(character, 1) is [var first, ..] ? first : 0;
}
