using WeChatPay.Php.Values;

namespace WeChatPay.Php.Text;

/// <summary>Text of values, as PHP's <c>(string)</c> gives it.</summary>
internal static class PhpText
{
    /// <summary>Gets the bytes of a value that PHP can convert to a string.</summary>
    public static byte[] Bytes(object? value) => value switch
    {
        byte[] bytes => bytes,
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        ResponseBody { IsBuffered: true } body => body.Bytes.ToArray(),
        _ => Text.Bytes.Encode(Cast(value)),
    };

    /// <summary>Gets the text of a value. An array is the word <c>Array</c>.</summary>
    /// <exception cref="Error">The value is an object without text.</exception>
    public static string Cast(object? value) => Scalars.Plain(value) switch
    {
        null or false => "",
        string text => text,
        ResponseBody { IsBuffered: true } body => Text.Bytes.Decode(body.Bytes.Span),
        { } other when other is not ValueType && Shape.TryDescribe(other) is { } shape => shape.Title == Shape.Array
            ? Shape.Array
            : throw new Error($"Object of class {shape.Title[..^Shape.ObjectSuffix.Length]} could not be converted to string"),
        var scalar => PhpScalar.Format(scalar),
    };
}
