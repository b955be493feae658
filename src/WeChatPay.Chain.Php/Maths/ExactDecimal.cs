using System.Globalization;
using System.Numerics;

namespace WeChatPay.Php.Maths;

/// <summary>A decimal number of any length: an integer divided by a power of ten.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal readonly record struct ExactDecimal(BigInteger Units, int Places)
{
    public bool IsZero => Units.IsZero;

    public bool IsInteger => (Units % BigInteger.Pow(10, Places)).IsZero;

    /// <summary>Reads digits with a sign and a point; nothing else, no exponent and no blank. The empty text is 0.</summary>
    public static bool TryParse(string text, out ExactDecimal number)
    {
        number = default;
        // C's text ends at NUL.
        text = text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;
        var sign = text.StartsWith('-') || text.StartsWith('+') ? 1 : 0;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = text[sign..(point < 0 ? text.Length : point)];
        var fraction = point < 0 ? "" : text[(point + 1)..];
        if (!whole.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit))
            return false;
        if (whole.Length + fraction.Length == 0)
            return text.Length == 0 || text == ".";
        var units = BigInteger.Parse(whole + fraction, NumberStyles.None, CultureInfo.InvariantCulture);
        number = new(text[0] == '-' ? -units : units, fraction.Length);
        return true;
    }

    public static ExactDecimal operator +(ExactDecimal left, ExactDecimal right)
    {
        var places = Math.Max(left.Places, right.Places);
        return new(left.UnitsAt(places) + right.UnitsAt(places), places);
    }

    public static ExactDecimal operator -(ExactDecimal left, ExactDecimal right) => left + new ExactDecimal(-right.Units, right.Places);

    public static ExactDecimal operator *(ExactDecimal left, ExactDecimal right) => new(left.Units * right.Units, left.Places + right.Places);

    public ExactDecimal Divide(ExactDecimal divisor, int places) =>
        new(UnitsAt(Math.Max(Places, divisor.Places)) * BigInteger.Pow(10, places) / divisor.UnitsAt(Math.Max(Places, divisor.Places)), places);

    /// <summary>Gets what is left of the division to an integer.</summary>
    public ExactDecimal Rest(ExactDecimal divisor, int places)
    {
        var all = Math.Max(Math.Max(Places, divisor.Places), places);
        return new(UnitsAt(all) % divisor.UnitsAt(all), all);
    }

    public ExactDecimal Power(BigInteger exponent, int places)
    {
        var power = new ExactDecimal(BigInteger.Pow(Units, (int)BigInteger.Abs(exponent)), Places * (int)BigInteger.Abs(exponent));
        return exponent.Sign >= 0 ? power : new ExactDecimal(1, 0).Divide(power, places);
    }

    /// <summary>Cuts decimal places off.</summary>
    public ExactDecimal Cut(int places) => Places <= places ? this : new(Units / BigInteger.Pow(10, Places - places), places);

    public int CompareTo(ExactDecimal other)
    {
        var places = Math.Max(Places, other.Places);
        return UnitsAt(places).CompareTo(other.UnitsAt(places));
    }

    public BigInteger ToInteger() => Units / BigInteger.Pow(10, Places);

    /// <summary>Writes exactly so many decimal places.</summary>
    public string ToString(int places)
    {
        var units = Cut(places).UnitsAt(places);
        var digits = BigInteger.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var text = places == 0 ? digits : $"{digits[..^places]}.{digits[^places..]}";
        return units.Sign < 0 ? "-" + text : text;
    }

    private BigInteger UnitsAt(int places) => places >= Places ? Units * BigInteger.Pow(10, places - Places) : Units / BigInteger.Pow(10, Places - places);
}
