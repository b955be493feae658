using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php.Arrays;

/// <summary>The lists of <c>range</c>, after ext/standard/array.c of PHP 8.2.</summary>
internal static class Ranges
{
    // PHP's memory ends before.
    private const int Most = 0x3FFFFFFF;

    public static IEnumerable<object?> Make(object? start, object? end, object? step)
    {
        var (first, last) = (Scalars.Plain(start), Scalars.Plain(end));
        var isFloatStep = Scalars.Plain(step) is double || Scalars.Plain(step) is string text && NumberText.Whole(text) is double;
        var distance = Casts.ToDouble(step);
        if (distance == 0)
            throw TooLarge();
        if (first is string { Length: > 0 } one && last is string { Length: > 0 } other)
        {
            var (a, b) = (NumberText.Whole(one), NumberText.Whole(other));
            if (a is double || b is double || isFloatStep)
                return Floats(Casts.ToDouble(one), Casts.ToDouble(other), distance);
            return a is long || b is long ? Integers(Casts.ToLong(one), Casts.ToLong(other), distance)
                : Letters(Bytes.Encode(one)[0], Bytes.Encode(other)[0], distance);
        }
        if (first is double || last is double || isFloatStep)
            return Floats(Casts.ToDouble(first), Casts.ToDouble(last), distance);
        return Integers(Casts.ToLong(first), Casts.ToLong(last), distance);
    }

    private static List<object?> Integers(long first, long last, double step)
    {
        if (first == last)
            return [first];
        var width = (System.Numerics.BigInteger)Math.Abs((decimal)last - first);
        var by = (long)Math.Abs(step);
        if (by == 0 || width < by)
            throw TooLarge();
        if (width / by >= Most)
            throw TooMany();
        var values = new List<object?>();
        for (var at = 0L; at <= (long)(width / by); at++)
            values.Add(last > first ? first + at * by : first - at * by);
        return values;
    }

    private static List<object?> Floats(double first, double last, double step)
    {
        if (first.Equals(last))
            return [first];
        var by = Math.Abs(step);
        var width = Math.Abs(last - first);
        if (by == 0 || width - by < 0)
            throw TooLarge();
        // The same rounding as PHP's RANGE_CHECK_DOUBLE_INIT_ARRAY.
        var count = (long)(Math.Floor(RoundHalf(width / by)) + 1);
        if (count is >= Most or < 0)
            throw TooMany();
        var values = new List<object?>();
        for (var at = 0L; at < count; at++)
            values.Add(last > first ? first + at * by : first - at * by);
        return values;
    }

    private static double RoundHalf(double value) => Maths.Rounding.Round(value, 0) is var rounded && Math.Abs(rounded - value) < 1e-9 ? rounded : value;

    private static List<object?> Letters(byte first, byte last, double step)
    {
        var by = (long)Math.Abs(step);
        if (first == last)
            return [Bytes.Decode([first])];
        if (by == 0)
            throw TooLarge();
        var values = new List<object?>();
        for (long at = first; last > first ? at <= last : at >= last; at += last > first ? by : -by)
            values.Add(Bytes.Decode([(byte)at]));
        return values;
    }

    private static ValueError TooMany() => new("The supplied range exceeds the maximum array size");

    private static ValueError TooLarge() => new("range(): Argument #3 ($step) must not exceed the specified range");
}
