namespace WeChatPay.Php.Values;

/// <summary>PHP's arithmetic: integers of 64 bits that become floats when they overflow. Source: Zend/zend_operators.c.</summary>
internal static class Arithmetic
{
    public static object Add(object? left, object? right)
    {
        if (Access.TryArray(left, out var one) && Access.TryArray(right, out var other))
            return Union(one, other);
        var (a, b) = Numbers(left, right, "+");
        if (a is long x && b is long y)
            return unchecked(x + y) is var sum && ((x ^ sum) & (y ^ sum)) < 0 ? (double)x + y : (object)sum;
        return Casts.ToDouble(a) + Casts.ToDouble(b);
    }

    public static object Subtract(object? left, object? right)
    {
        var (a, b) = Numbers(left, right, "-");
        if (a is long x && b is long y)
            return unchecked(x - y) is var rest && ((x ^ y) & (x ^ rest)) < 0 ? (double)x - y : (object)rest;
        return Casts.ToDouble(a) - Casts.ToDouble(b);
    }

    public static object Multiply(object? left, object? right)
    {
        var (a, b) = Numbers(left, right, "*");
        return a is long x && b is long y ? Multiply(x, y) : Casts.ToDouble(a) * Casts.ToDouble(b);
    }

    public static object Divide(object? left, object? right)
    {
        var (a, b) = Numbers(left, right, "/");
        if (Casts.ToDouble(b) == 0)
            throw new DivisionByZeroError("Division by zero");
        if (a is not long x || b is not long y)
            return Casts.ToDouble(a) / Casts.ToDouble(b);
        if (x == long.MinValue && y == -1)
            return 9223372036854775808.0;
        return x % y == 0 ? (object)(x / y) : (double)x / y;
    }

    public static long Modulo(object? left, object? right)
    {
        var (a, b) = Integers(left, right, "%");
        return b switch
        {
            0 => throw new DivisionByZeroError("Modulo by zero"),
            -1 => 0,
            _ => a % b,
        };
    }

    public static object Power(object? left, object? right)
    {
        var (a, b) = Numbers(left, right, "**");
        if (a is not long x || b is not long y || y < 0)
            return Math.Pow(Casts.ToDouble(a), Casts.ToDouble(b));
        var result = 1L;
        while (y >= 1)
        {
            if (y % 2 != 0)
            {
                y--;
                var product = Multiply(result, x);
                if (product is double large)
                    return large * Math.Pow(x, y);
                result = (long)product;
            }
            else
            {
                y /= 2;
                var square = Multiply(x, x);
                if (square is double large)
                    return result * Math.Pow(large, y);
                x = (long)square;
            }
        }
        return result;
    }

    public static object Negate(object? value) => Multiply(value, -1L);

    public static PhpArray Union(PhpArray left, PhpArray right)
    {
        foreach (var entry in right.Snapshot())
        {
            if (left.Storage.Find(entry.Key) < 0)
                left.Write(entry.Key, entry.Value);
        }
        return left;
    }

    /// <summary>Gets the two operands as integers.</summary>
    /// <exception cref="TypeError">One of them is not a number.</exception>
    public static (long Left, long Right) Integers(object? left, object? right, string mark)
    {
        // A text that is too large is the largest integer, but a float wraps round.
        _ = Numbers(left, right, mark);
        return (Casts.ToLong(left), Casts.ToLong(right));
    }

    private static object Multiply(long left, long right)
    {
        try
        {
            return checked(left * right);
        }
        catch (OverflowException)
        {
            return (double)left * right;
        }
    }

    private static (object Left, object Right) Numbers(object? left, object? right, string mark)
    {
        return (Number(left), Number(right));

        object Number(object? value) => Scalars.Plain(value) switch
        {
            null or false => 0L,
            true => 1L,
            string text => NumberText.Read(text).Value ?? throw Unsupported(),
            ResponseBody body => NumberText.Read(Casts.ToText(body)).Value ?? throw Unsupported(),
            var number and (long or double) => number,
            _ => throw Unsupported(),
        };

        TypeError Unsupported() => new($"Unsupported operand types: {Types.Name(left)} {mark} {Types.Name(right)}");
    }
}
