using System.Globalization;
using WeChatPay.Basics;
using WeChatPay.Numbers;

namespace WeChatPay;

/// <summary>An amount of money in fen, a hundredth of a yuan: the unit of WeChat Pay's amounts.</summary>
/// <remarks>It never passes through a floating-point number, and it refuses to overflow. An amount of a request takes it as it is:
/// <c>amount = new { total = Fen.FromYuan("19.90") }</c> sends <c>1990</c>. Bills state amounts in yuan. Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(FenNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(FenJsonConverter))]
public readonly record struct Fen : IComparable<Fen>, IComparable, IFormattable
{
    private const int FenOfYuan = 100;

    /// <summary>Makes an amount.</summary>
    /// <param name="value">The number of fen.</param>
    public Fen(long value) => Value = value;

    /// <summary>Gets no money.</summary>
    public static Fen Zero => default;

    /// <summary>Gets the number of fen.</summary>
    public long Value { get; }

    /// <summary>Gives the number of fen, where an amount is a number.</summary>
    public static implicit operator long(Fen amount) => amount.Value;

    /// <summary>Takes a number of fen.</summary>
    public static explicit operator Fen(long value) => new(value);

    /// <inheritdoc cref="op_Implicit(Fen)"/>
    public long ToInt64() => Value;

    /// <summary>Takes a number of yuan.</summary>
    /// <param name="yuan">With two decimal places at most: <c>19.9m</c>.</param>
    /// <exception cref="ArgumentException">It has a part of a fen, or is too large.</exception>
    public static Fen FromYuan(decimal yuan)
    {
        if (decimal.Truncate(yuan) is var whole && (whole > long.MaxValue / FenOfYuan || whole < long.MinValue / FenOfYuan))
            throw new ArgumentException("The amount in yuan is too large to count its fen.", nameof(yuan)).On(HelpPage.Body);
        var fen = yuan * FenOfYuan;
        return decimal.Truncate(fen) == fen
            ? new((long)fen)
            : throw new ArgumentException(
                "The amount in yuan has a part of a fen: give two decimal places at most, and round before, Math.Round(yuan, 2).", nameof(yuan))
                    .On(HelpPage.Body);
    }

    /// <summary>Reads a number of yuan, as a form or a bill has it.</summary>
    /// <param name="yuan">Digits with a point and two decimal places at most: <c>19.90</c>, <c>-0.5</c>. No blanks, no thousands separators, no sign of the
    /// currency.</param>
    /// <exception cref="FormatException">It is other text, has a part of a fen, or is too large.</exception>
    public static Fen FromYuan(string yuan)
    {
        ArgumentNullException.ThrowIfNull(yuan);
        return TryFromYuan(yuan, out var amount)
            ? amount
            : throw new FormatException(
                $"An amount in yuan is {TextShape.Describe(yuan)}: give digits with a point and two decimal places at most, for example \"19.90\".")
                    .On(HelpPage.Body);
    }

    /// <summary>Reads a number of yuan, if it is one.</summary>
    /// <param name="yuan">As <see cref="FromYuan(string)"/> takes it.</param>
    /// <param name="amount">The amount.</param>
    /// <returns>Whether the text is a number of yuan.</returns>
    public static bool TryFromYuan(string? yuan, out Fen amount)
    {
        amount = default;
        if (yuan is null)
            return false;
        var isNegative = yuan.StartsWith('-');
        var digits = yuan.AsSpan(isNegative ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var places = point < 0 ? default : digits[(point + 1)..];
        if (!AreDigits(whole) || (point >= 0 && (places.Length is 0 or > 2 || !AreDigits(places))))
            return false;
        decimal fen = 0;
        foreach (var digit in whole)
        {
            fen = fen * 10 + (digit - '0');
            if (fen > long.MaxValue)
                return false;
        }
        fen = fen * FenOfYuan + (places.Length > 0 ? (places[0] - '0') * 10 : 0) + (places.Length > 1 ? places[1] - '0' : 0);
        if (isNegative)
            fen = -fen;
        if (fen is > long.MaxValue or < long.MinValue)
            return false;
        amount = new((long)fen);
        return true;
    }

    /// <summary>Gives the number of yuan, with two decimal places.</summary>
    public decimal ToYuan() => Value * 0.01m;

    /// <summary>Writes the number of yuan: <c>19.90</c>, in every culture.</summary>
    public string ToYuanText() => ToYuan().ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Adds two amounts.</summary>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public static Fen operator +(Fen left, Fen right) => new(checked(left.Value + right.Value));

    /// <summary>Subtracts an amount.</summary>
    /// <exception cref="OverflowException">The difference is too large.</exception>
    public static Fen operator -(Fen left, Fen right) => new(checked(left.Value - right.Value));

    /// <summary>Takes an amount some times.</summary>
    /// <exception cref="OverflowException">The product is too large.</exception>
    public static Fen operator *(Fen amount, long times) => new(checked(amount.Value * times));

    /// <inheritdoc cref="op_Multiply(Fen, long)"/>
    public static Fen operator *(long times, Fen amount) => amount * times;

    /// <summary>Changes the sign.</summary>
    /// <exception cref="OverflowException">The amount is the smallest one.</exception>
    public static Fen operator -(Fen amount) => new(checked(-amount.Value));

    /// <summary>Compares two amounts.</summary>
    public static bool operator <(Fen left, Fen right) => left.Value < right.Value;

    /// <inheritdoc cref="op_LessThan(Fen, Fen)"/>
    public static bool operator >(Fen left, Fen right) => left.Value > right.Value;

    /// <inheritdoc cref="op_LessThan(Fen, Fen)"/>
    public static bool operator <=(Fen left, Fen right) => left.Value <= right.Value;

    /// <inheritdoc cref="op_LessThan(Fen, Fen)"/>
    public static bool operator >=(Fen left, Fen right) => left.Value >= right.Value;

    /// <inheritdoc cref="op_Addition(Fen, Fen)"/>
    public static Fen Add(Fen left, Fen right) => left + right;

    /// <inheritdoc cref="op_Subtraction(Fen, Fen)"/>
    public static Fen Subtract(Fen left, Fen right) => left - right;

    /// <inheritdoc cref="op_Multiply(Fen, long)"/>
    public static Fen Multiply(Fen amount, long times) => amount * times;

    /// <inheritdoc cref="op_UnaryNegation(Fen)"/>
    public static Fen Negate(Fen amount) => -amount;

    /// <inheritdoc cref="op_Explicit(long)"/>
    public static Fen FromInt64(long value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(Fen other) => Value.CompareTo(other.Value);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Fen other => CompareTo(other),
        _ => throw new ArgumentException($"An amount is compared with a {obj.GetType().Name}: give a {nameof(Fen)}.", nameof(obj)).On(HelpPage.Body),
    };

    /// <summary>Writes the number of fen: <c>1990</c>, in every culture.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToString()"/>
    /// <param name="format">A format of integers; <see langword="null"/> for digits alone.</param>
    /// <param name="formatProvider">The culture of the format.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);

    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter))
                return false;
        }
        return text.Length > 0;
    }
}
