using WeChatPay.Php.Text;

namespace WeChatPay.Php.Values;

/// <summary>PHP's operators of bits: of integers, and of two texts byte by byte.</summary>
internal static class Bits
{
    public static object And(object? left, object? right) => Combine(left, right, "&", static (a, b) => a & b, Math.Min);

    public static object Or(object? left, object? right) => Combine(left, right, "|", static (a, b) => a | b, Math.Max);

    public static object Xor(object? left, object? right) => Combine(left, right, "^", static (a, b) => a ^ b, Math.Min);

    public static object Not(object? value) => Scalars.Plain(value) switch
    {
        long number => ~number,
        double number => ~Casts.Truncate(number),
        string text => Bytes.Decode(Array.ConvertAll(Bytes.Encode(text), static octet => (byte)~octet)),
        var other => throw new TypeError($"Cannot perform bitwise not on {Types.Name(other)}"),
    };

    public static long ShiftLeft(object? left, object? right)
    {
        var (number, count) = Arithmetic.Integers(left, right, "<<");
        return Check(count) >= 64 ? 0 : number << (int)count;
    }

    public static long ShiftRight(object? left, object? right)
    {
        var (number, count) = Arithmetic.Integers(left, right, ">>");
        return Check(count) >= 64 ? number < 0 ? -1 : 0 : number >> (int)count;
    }

    private static long Check(long count) => count < 0 ? throw new ArithmeticError("Bit shift by negative number") : count;

    private static object Combine(object? left, object? right, string mark, Func<long, long, long> combine, Func<int, int, int> length)
    {
        if (Scalars.Plain(left) is string one && Scalars.Plain(right) is string other)
        {
            var (a, b) = (Bytes.Encode(one), Bytes.Encode(other));
            var joined = new byte[length(a.Length, b.Length)];
            for (var at = 0; at < joined.Length; at++)
                joined[at] = at >= a.Length ? b[at] : at >= b.Length ? a[at] : (byte)combine(a[at], b[at]);
            return Bytes.Decode(joined);
        }
        var (x, y) = Arithmetic.Integers(left, right, mark);
        return combine(x, y);
    }
}
