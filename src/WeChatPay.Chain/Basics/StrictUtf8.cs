using System.Text;

namespace WeChatPay.Basics;

/// <summary>UTF-8 that refuses what it cannot carry, instead of replacing it.</summary>
internal static class StrictUtf8
{
    /// <summary>Gets the encoding, without a byte order mark.</summary>
    public static readonly Encoding Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="EncoderFallbackException">The text holds half of a surrogate pair: <see cref="WellFormedText.HalfPairAt"/> words it.</exception>
    public static byte[] GetBytes(string text) => Encoding.GetBytes(text);

    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static string GetString(ReadOnlySpan<byte> bytes) => Encoding.GetString(bytes);

    /// <summary>Leaves out the byte order mark at the beginning, which RFC 8259, 8.1, lets a reader ignore.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
