using System.Text;

namespace WeChatPay.Php;

/// <summary>Strings as PHP has them: bytes, with text in UTF-8.</summary>
internal static class PhpText
{
    /// <summary>Gets the bytes of a value that PHP can convert to a string.</summary>
    public static byte[] Bytes(object? value) => value switch
    {
        byte[] bytes => bytes,
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        ResponseBody { IsBuffered: true } body => body.Bytes.ToArray(),
        _ => Encoding.UTF8.GetBytes(Cast(value)),
    };

    /// <summary>Gets the text of a value, as PHP's <c>(string)</c> does.</summary>
    public static string Cast(object? value) => Shape.Unwrap(value) switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        ReadOnlyMemory<byte> bytes => Encoding.UTF8.GetString(bytes.Span),
        { } other when other is not string && Shape.TryDescribe(other) is { } shape => shape.Title == Shape.Array
            ? throw new InvalidCastException("An array could not be converted to string. Encode it: json_encode(value).")
            : throw new InvalidCastException(
                $"Object of class {shape.Title[..^Shape.ObjectSuffix.Length]} could not be converted to string. Encode it: json_encode(value)."),
        var scalar => PhpScalar.Format(scalar),
    };
}
