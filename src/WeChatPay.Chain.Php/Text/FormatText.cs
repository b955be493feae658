using System.Globalization;
using System.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php.Text;

/// <summary>Writes one format of <c>sprintf</c>, after ext/standard/formatted_print.c.</summary>
/// <param name="format">The format, one character for each byte.</param>
/// <param name="values">The values.</param>
internal sealed class FormatText(string format, object?[] values)
{
    private readonly StringBuilder _output = new();
    private int _at;
    private int _next;

    private record struct Directive(bool IsLeft, bool HasPlus, char Pad, int Width, int Precision);

    public string Write()
    {
        while (_at < format.Length)
        {
            var letter = format[_at++];
            if (letter != '%')
                _output.Append(letter);
            else if (_at < format.Length && format[_at] == '%')
                _output.Append(format[_at++]);
            else
                WriteDirective();
        }
        return _output.ToString();
    }

    /// <summary>Writes a float with so many decimal places, from its exact digits.</summary>
    public static string Fixed(double number, int places)
    {
        if (number == 0)
            return places == 0 ? "0" : "0." + new string('0', places);
        return RoundEven(number, 'F', places);
    }

    private void WriteDirective()
    {
        var index = ReadPosition();
        var directive = ReadFlags();
        if (_at < format.Length && format[_at] == 'l')
            _at++;
        if (_at >= format.Length)
            throw new ValueError("Missing format specifier at end of string");
        var kind = format[_at++];
        if (kind == '%')
        {
            _output.Append('%');
            return;
        }
        if (!"sducxXobeEfFgGhH".Contains(kind, StringComparison.Ordinal))
            throw new ValueError($"Unknown format specifier \"{kind}\"");
        var at = index ?? _next++;
        if (at >= values.Length)
        {
            throw new ArgumentCountError(string.Create(
                CultureInfo.InvariantCulture, $"{Math.Max(at, _next - 1) + 2} arguments are required, {values.Length + 1} given"));
        }
        WriteValue(kind, values[at], directive);
    }

    private int? ReadPosition()
    {
        var end = _at;
        while (end < format.Length && char.IsAsciiDigit(format[end]))
            end++;
        if (end == _at || end >= format.Length || format[end] != '$')
            return null;
        var position = ParseNumber(format[_at..end], "Argument number specifier must be greater than zero and less than 2147483647");
        _at = end + 1;
        return position == 0 ? throw new ValueError("Argument number specifier must be greater than zero and less than 2147483647") : position - 1;
    }

    private Directive ReadFlags()
    {
        var directive = new Directive(false, false, ' ', 0, -1);
        for (; _at < format.Length; _at++)
        {
            if (format[_at] is '0' or ' ')
                directive.Pad = format[_at];
            else if (format[_at] == '-')
                directive.IsLeft = true;
            else if (format[_at] == '+')
                directive.HasPlus = true;
            else if (format[_at] == '\'' && _at + 1 < format.Length)
                directive.Pad = format[++_at];
            else
                break;
        }
        if (_at < format.Length && format[_at] == '*')
            throw new NotSupportedException("A width or a precision as `*` is not offered: write the number into the format.");
        directive.Width = ReadDigits("Width must be greater than zero and less than 2147483647") ?? 0;
        if (_at < format.Length && format[_at] == '.')
        {
            _at++;
            if (_at < format.Length && format[_at] == '*')
                throw new NotSupportedException("A width or a precision as `*` is not offered: write the number into the format.");
            directive.Precision = ReadDigits("Precision must be greater than zero and less than 2147483647") ?? 0;
        }
        return directive;
    }

    private int? ReadDigits(string fault)
    {
        var start = _at;
        while (_at < format.Length && char.IsAsciiDigit(format[_at]))
            _at++;
        return _at == start ? null : ParseNumber(format[start.._at], fault);
    }

    private static int ParseNumber(string digits, string fault) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue ? number : throw new ValueError(fault);

    private void WriteValue(char kind, object? value, Directive directive)
    {
        switch (kind)
        {
            case 's':
                var text = Texts.Octets(Casts.ToText(value));
                Pad(directive.Precision >= 0 && directive.Precision < text.Length ? text[..directive.Precision] : text, directive, isNumber: false);
                break;
            case 'd':
                var integer = Casts.ToLong(value);
                var sign = integer < 0 ? "" : directive.HasPlus ? "+" : "";
                Pad(sign + integer.ToString(CultureInfo.InvariantCulture), directive, isNumber: true);
                break;
            case 'u':
                Pad(unchecked((ulong)Casts.ToLong(value)).ToString(CultureInfo.InvariantCulture), directive, isNumber: true);
                break;
            case 'c':
                _output.Append((char)(byte)Casts.ToLong(value));
                break;
            case 'x' or 'X':
                Pad(Casts.ToLong(value).ToString(kind.ToString(), CultureInfo.InvariantCulture), directive, isNumber: false);
                break;
            case 'o':
                Pad(Convert.ToString(Casts.ToLong(value), 8), directive, isNumber: false);
                break;
            case 'b':
                Pad(Convert.ToString(Casts.ToLong(value), 2), directive, isNumber: false);
                break;
            default:
                WriteFloat(kind, Casts.ToDouble(value), directive);
                break;
        }
    }

    private void WriteFloat(char kind, double number, Directive directive)
    {
        if (!double.IsFinite(number))
        {
            if (!double.IsNaN(number))
                throw new NotSupportedException("An infinite number has no form in sprintf() that is the same in each PHP: check is_infinite() first.");
            _output.Append("NaN");
            return;
        }
        // PHP gives at most 53 digits, with a notice.
        var precision = directive.Precision < 0 ? 6 : Math.Min(directive.Precision, 53);
        var isShort = kind is 'g' or 'G' or 'h' or 'H';
        var (isNegative, size) = (isShort ? double.IsNegative(number) : number < 0, Math.Abs(number));
        var text = kind switch
        {
            'e' or 'E' => Exponent(size, precision, kind),
            _ when isShort => FloatText.Format(size, precision == 0 ? 1 : Math.Min(precision, 40), kind is 'g' or 'h' ? 'e' : 'E'),
            _ => Fixed(size, precision),
        };
        Pad((isNegative ? "-" : directive.HasPlus ? "+" : "") + text, directive, isNumber: true);
    }

    // The runtime has the exact digits and rounds half away from zero. PHP rounds half to the even digit.
    private static string RoundEven(double number, char form, int places)
    {
        var rounded = number.ToString(form + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var exact = number.ToString(form + (places + 30).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var point = exact.IndexOf('.', StringComparison.Ordinal);
        var tail = exact.Substring(point + 1 + places, 30);
        if (tail[0] != '5' || tail.AsSpan(1).IndexOfAnyExcept('0') >= 0)
            return rounded;
        var cut = places == 0 ? exact[..point] : exact[..(point + 1 + places)];
        return (cut[^1] - '0') % 2 == 0 ? cut + exact[(point + 1 + places + 30)..] : rounded;
    }

    private static string Exponent(double number, int precision, char letter)
    {
        var text = RoundEven(number, 'E', precision);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(text[(at + 1)..], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{text[..at]}{letter}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }

    private void Pad(string text, Directive directive, bool isNumber)
    {
        var missing = directive.Width - text.Length;
        if (missing <= 0)
        {
            _output.Append(text);
        }
        else if (directive.IsLeft)
        {
            // Zeros behind a number would change it, but PHP writes them.
            _output.Append(text).Append(directive.Pad, missing);
        }
        else if (isNumber && directive.Pad == '0' && text.Length > 0 && text[0] is '-' or '+')
        {
            _output.Append(text[0]).Append('0', missing).Append(text, 1, text.Length - 1);
        }
        else
        {
            _output.Append(directive.Pad, missing).Append(text);
        }
    }
}
