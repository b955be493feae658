using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;
using WeChatPay.Php.Text;
using WeChatPay.Util;

namespace WeChatPay.Php.Values;

/// <summary>Turns values of C# into the few types of PHP: null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/>,
/// <see cref="PhpArray"/> and objects.</summary>
internal static class Scalars
{
    /// <summary>Gets the scalar of PHP; arrays and objects are returned unchanged.</summary>
    public static object? Plain(object? value) => value switch
    {
        null or string or long or bool or double or PhpArray or stdClass => value,
        JValue token when token.Annotation<Crypto.Encrypted>() is null => Plain(token.Value),
        DBNull => null,
        int or short or sbyte or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        // Cast to an object: an expression of both types would make a double of a long.
        ulong number => number <= long.MaxValue ? (object)(long)number : (double)number,
        BigInteger number => number >= long.MinValue && number <= long.MaxValue ? (object)(long)number
            : double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        // By its own digits: widened to a double, 0.1f would be 0.10000000149011612.
        float number => double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        // A decimal of zero has a sign too.
        decimal number => number == 0 ? decimal.GetBits(number)[3] < 0 ? -0.0 : 0.0
            : double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        char letter => letter.ToString(),
        byte[] bytes => Bytes.Decode(bytes),
        ReadOnlyMemory<byte> bytes => Bytes.Decode(bytes.Span),
        System.Text.Json.JsonElement or System.Text.Json.Nodes.JsonNode => PlainJson(value),
        _ => value,
    };

    /// <summary>Gets the value as an array keeps it: a copy of an array.</summary>
    public static object? Stored(object? value) => Plain(value) switch
    {
        PhpArray array => array.Copy(),
        { } other when other is not (string or ValueType or stdClass or Delegate) && Access.TryArray(other, out var array) => array,
        var plain => plain,
    };

    private static object? PlainJson(object value) => SystemTextJson.Unwrap(value) is { } inner && !ReferenceEquals(inner, value) ? Plain(inner) : value;
}
