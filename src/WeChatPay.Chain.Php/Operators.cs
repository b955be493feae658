using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <summary>PHP's operators, for values whose type is known at run time only: <c>add(a, b)</c> for <c>$a + $b</c>.</summary>
/// <remarks>For <c>using static WeChatPay.Php.Operators;</c>. Immutable and thread-safe.
/// Sources: https://www.php.net/manual/language.operators.php and https://www.php.net/manual/language.types.numeric-strings.php.</remarks>
public static partial class Operators
{
    /// <summary>PHP's <c>+</c>: a sum, or the union of two arrays, in which the first array's entries win.</summary>
    /// <returns>A <see cref="long"/>, a <see cref="double"/> where the sum has a fraction or does not fit into 64 bits, or a <see cref="PhpArray"/>.</returns>
    /// <exception cref="TypeError">One operand is not a number.</exception>
    public static dynamic add(object? left, object? right) => Arithmetic.Add(left, right);

    /// <summary>PHP's <c>-</c>.</summary>
    /// <exception cref="TypeError">One operand is not a number.</exception>
    public static dynamic subtract(object? left, object? right) => Arithmetic.Subtract(left, right);

    /// <summary>PHP's <c>*</c>.</summary>
    /// <exception cref="TypeError">One operand is not a number.</exception>
    public static dynamic multiply(object? left, object? right) => Arithmetic.Multiply(left, right);

    /// <summary>PHP's <c>/</c>: an integer where the division of integers leaves no rest.</summary>
    /// <exception cref="TypeError">One operand is not a number.</exception>
    /// <exception cref="DivisionByZeroError">The divisor is 0.</exception>
    public static dynamic divide(object? left, object? right) => Arithmetic.Divide(left, right);

    /// <summary>PHP's <c>%</c>, of integers.</summary>
    /// <exception cref="DivisionByZeroError">The divisor is 0.</exception>
    public static long modulo(object? left, object? right) => Arithmetic.Modulo(left, right);

    /// <summary>PHP's <c>**</c>.</summary>
    /// <exception cref="TypeError">One operand is not a number.</exception>
    public static dynamic power(object? left, object? right) => Arithmetic.Power(left, right);

    /// <summary>PHP's <c>-</c> before a value.</summary>
    /// <exception cref="TypeError">The value is not a number.</exception>
    public static dynamic negate(object? value) => Arithmetic.Negate(value);

    /// <summary>PHP's <c>+</c> before a value: the number that a text holds.</summary>
    /// <exception cref="TypeError">The value is not a number.</exception>
    public static dynamic plus(object? value) => Arithmetic.Multiply(value, 1L);

    /// <summary>PHP's <c>.</c>: joins texts.</summary>
    public static string concat(params object?[] values)
    {
        var all = "";
        foreach (var value in Parameters.Rest(values))
            all = Bytes.Join(all, Casts.ToText(value));
        return all;
    }

    /// <summary>PHP's <c>&lt;=&gt;</c>: -1, 0 or 1.</summary>
    public static long compare(object? left, object? right) => Comparison.Compare(left, right);

    /// <summary>PHP's <c>&lt;</c>.</summary>
    public static bool less(object? left, object? right) => Comparison.Compare(left, right) < 0;

    /// <summary>PHP's <c>&lt;=</c>.</summary>
    public static bool lessOrEqual(object? left, object? right) => Comparison.Compare(left, right) <= 0;

    /// <summary>PHP's <c>&gt;</c>.</summary>
    public static bool greater(object? left, object? right) => Comparison.Compare(right, left) < 0;

    /// <summary>PHP's <c>&gt;=</c>.</summary>
    public static bool greaterOrEqual(object? left, object? right) => Comparison.Compare(right, left) <= 0;

    /// <summary>PHP's <c>++</c>: the next value.</summary>
    /// <exception cref="TypeError">The value is an array or an object.</exception>
    public static dynamic? increment(object? value) => Increments.Increment(value);

    /// <summary>PHP's <c>--</c>: the value before.</summary>
    /// <exception cref="TypeError">The value is an array or an object.</exception>
    public static dynamic? decrement(object? value) => Increments.Decrement(value);

    /// <summary>PHP's <c>&amp;</c>.</summary>
    public static dynamic bitAnd(object? left, object? right) => Bits.And(left, right);

    /// <summary>PHP's <c>|</c>.</summary>
    public static dynamic bitOr(object? left, object? right) => Bits.Or(left, right);

    /// <summary>PHP's <c>^</c>.</summary>
    public static dynamic bitXor(object? left, object? right) => Bits.Xor(left, right);

    /// <summary>PHP's <c>~</c>.</summary>
    public static dynamic bitNot(object? value) => Bits.Not(value);

    /// <summary>PHP's <c>&lt;&lt;</c>.</summary>
    /// <exception cref="ArithmeticError">The count is negative.</exception>
    public static long shiftLeft(object? left, object? right) => Bits.ShiftLeft(left, right);

    /// <summary>PHP's <c>&gt;&gt;</c>.</summary>
    /// <exception cref="ArithmeticError">The count is negative.</exception>
    public static long shiftRight(object? left, object? right) => Bits.ShiftRight(left, right);

    /// <summary>Makes the error of a <c>match</c> whose arms do not have the value. As in PHP, the message has 15 bytes of a text.</summary>
    public static UnhandledMatchError unhandledMatch(object? value) => new("Unhandled match case " + (Scalars.Plain(value) switch
    {
        string text => ValueText.Brief(text),
        null or bool or long or double => ValueText.Export(value),
        var other => "of type " + (Objects.TryDescribe(other)?.Name ?? Types.Name(other)),
    }));

    /// <summary>PHP's assignment of a value that may be an array: an array is copied, anything else is returned unchanged.</summary>
    public static dynamic? copy(object? value) => value is PhpArray array ? array.Copy() : value;

    /// <summary>Reads keys one inside the other: PHP's <c>$value['a']['b']</c>. A missing key is null, and a key of text is one byte.</summary>
    /// <exception cref="Error">A value on the way is an object, or text with a key that is not an integer.</exception>
    public static dynamic? at(object? value, params object?[] keys) => Access.Read(value, Parameters.Rest(keys));

    /// <summary>Reads keys one inside the other for <c>??</c>, <c>isset</c> and <c>empty</c>: whatever is missing is null.</summary>
    public static dynamic? probe(object? value, params object?[] keys) => Access.Probe(value, Parameters.Rest(keys));

    /// <summary>Gets the array of a variable for writing, and makes it where the variable is null: <c>writable(ref order)["amount", "total"] = 1</c>.</summary>
    /// <exception cref="Error">The variable has a value that is not an array.</exception>
    public static PhpArray writable(ref object? variable)
    {
        var array = Access.Writable(variable);
        variable = array;
        return array;
    }

    /// <summary>Removes a key inside nested arrays: PHP's <c>unset($array['a']['b'])</c>. Where a key on the way is missing, nothing is done.</summary>
    public static void remove(PhpArray? array, params object?[] keys)
    {
        var (inner, way) = (array, Parameters.Rest(keys));
        for (var at = 0; inner is not null && at < way.Length - 1; at++)
            inner = inner.Inner(way[at]);
        inner?.Remove(way[^1]);
    }

    /// <summary>Joins arrays: PHP's <c>[...$a, ...$b]</c>. Integers are numbered again; of equal texts the last has the value.</summary>
    /// <exception cref="TypeError">A value is not an array.</exception>
    public static PhpArray spread(params object?[] arrays)
    {
        var all = new PhpArray();
        foreach (var array in Parameters.Rest(arrays))
        {
            var values = array is Generator generator ? Functions.iterator_to_array(generator) : Parameters.Array(array, 1, function: "...");
            foreach (var entry in values.Snapshot())
            {
                if (entry.Key.Text is null)
                    all.Storage.Add(entry.Value);
                else
                    all.Storage.Set(entry.Key, entry.Value);
            }
        }
        return all;
    }

    /// <summary>Calls a function for the entries of several arrays: PHP's <c>array_map($callback, ...$arrays)</c>.</summary>
    /// <exception cref="ArgumentCountError">No array is given.</exception>
    public static PhpArray mapAll(Delegate? callback, params object?[] arrays) => Parameters.Rest(arrays) switch
    {
        [] => throw new ArgumentCountError("array_map() expects at least 2 arguments, 1 given"),
        [var only] => Functions.array_map(callback, only),
        // A pattern that takes the rest needs a newer framework.
        var all => Functions.array_map(callback, all[0], [.. all.Skip(1)]),
    };

    /// <summary>Makes an array: PHP's <c>(array)</c>. Null gives an empty array, a scalar an array of it, an object its
    /// fields: the keys of those that are not public begin with a zero byte.</summary>
    public static PhpArray toArray(object? value) => Scalars.Plain(value) switch
    {
        null => [],
        stdClass fields => fields.Fields.Copy(),
        Generator => throw new NotSupportedException("A generator has no entries for `(array)` and `...`: use iterator_to_array()."),
        var plain => Access.TryArray(plain, out var array) ? array : Objects.TryArray(plain) ?? new PhpArray { plain },
    };

    /// <summary>Makes an object: PHP's <c>(object)</c>. Null gives an object without fields, an array its entries, a scalar the field <c>scalar</c>.</summary>
    public static dynamic toObject(object? value) => Scalars.Plain(value) switch
    {
        null => new stdClass(),
        stdClass fields => fields,
        var plain => Access.TryArray(plain, out var array) ? new stdClass(array) : plain is string or ValueType ? new stdClass(new() { ["scalar"] = plain })
            : plain,
    };
}
