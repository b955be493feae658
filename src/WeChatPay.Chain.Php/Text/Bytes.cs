using System.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php.Text;

/// <summary>PHP's text is bytes. Bytes that are UTF-8 are text of C#; any other byte is a lone surrogate, U+DC80 to U+DCFF, which no UTF-8 has.</summary>
/// <remarks>So every text of PHP has one form in C#, and gives its bytes again. The same way as in Python: https://peps.python.org/pep-0383/.</remarks>
internal static class Bytes
{
    private const char First = '\uDC80';
    private const char Last = '\uDCFF';
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Makes text of bytes.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var length = Measure(bytes[at..]);
            if (length == 0)
                text.Append((char)(0xDC00 + bytes[at++]));
            else if (length == 1)
                text.Append((char)bytes[at++]);
            else
            {
                text.Append(Strict.GetString(bytes.Slice(at, length).ToArray()));
                at += length;
            }
        }
        return text.ToString();
    }

    /// <summary>Gets the bytes of a text.</summary>
    public static byte[] Encode(string text)
    {
        if (!HasRaw(text))
            return Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(text.Length);
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsRaw(text, at))
                continue;
            bytes.AddRange(Encoding.UTF8.GetBytes(text[start..at]));
            bytes.Add((byte)(text[at] - 0xDC00));
            start = at + 1;
        }
        bytes.AddRange(Encoding.UTF8.GetBytes(text[start..]));
        return [.. bytes];
    }

    /// <summary>Whether a text has a byte that is not part of UTF-8.</summary>
    public static bool HasRaw(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsRaw(text, at))
                return true;
        }
        return false;
    }

    /// <summary>Joins two texts; the halves of a character become the character.</summary>
    public static string Join(string left, string right) =>
        left.Length > 0 && right.Length > 0 && left[^1] is >= First and <= Last && right[0] is >= First and <= Last
            ? Decode([.. Encode(left), .. Encode(right)])
            : left + right;

    /// <summary>Whether all of a text is ASCII, so that its characters are its bytes.</summary>
    public static bool IsAscii(string text)
    {
        foreach (var letter in text)
        {
            if (letter > '\x7F')
                return false;
        }
        return true;
    }

    /// <summary>Reads one byte of a text: PHP's <c>$text[0]</c>.</summary>
    /// <returns>The byte as text; empty where the text is shorter.</returns>
    /// <exception cref="TypeError">The key is not an integer.</exception>
    public static string At(string text, object? key) => TryAt(text, key) ?? "";

    /// <summary>Reads one byte of a text as <c>??</c> does.</summary>
    /// <returns>Null where the text has no such byte.</returns>
    /// <exception cref="NotSupportedException">The key begins with a number and goes on: PHP's <c>??</c> reads the number, its <c>isset</c> finds
    /// nothing.</exception>
    public static string? Probe(string text, object? key) => Scalars.Plain(key) switch
    {
        string name when NumberText.Whole(name) is not long => NumberText.Read(name).Value is long
            ? throw new NotSupportedException("The place of a byte is a text that only begins with a number: write the number.")
            : null,
        PhpArray or not (string or long or bool or double or null) => null,
        _ => TryAt(text, key),
    };

    private static string? TryAt(string text, object? key)
    {
        var at = Scalars.Plain(key) switch
        {
            long number => number,
            string name when NumberText.Read(name).Value is long number => number,
            null => 0,
            bool truth => truth ? 1 : 0,
            double number => Casts.Truncate(number),
            var other => throw new TypeError($"Cannot access offset of type {Types.Name(other)} on string"),
        };
        var bytes = Encode(text);
        if (at < 0)
            at += bytes.Length;
        return at < 0 || at >= bytes.Length ? null : Decode(bytes.AsSpan((int)at, 1));
    }

    // The length of the well-formed character that the bytes begin with; 0 where there is none.
    private static int Measure(ReadOnlySpan<byte> bytes)
    {
        var lead = bytes[0];
        if (lead < 0x80)
            return 1;
        var (length, low, high) = lead switch
        {
            < 0xC2 => (0, 0, 0),
            < 0xE0 => (2, 0x80, 0xBF),
            0xE0 => (3, 0xA0, 0xBF),
            0xED => (3, 0x80, 0x9F),
            < 0xF0 => (3, 0x80, 0xBF),
            0xF0 => (4, 0x90, 0xBF),
            < 0xF4 => (4, 0x80, 0xBF),
            0xF4 => (4, 0x80, 0x8F),
            _ => (0, 0, 0),
        };
        if (length == 0 || bytes.Length < length || bytes[1] < low || bytes[1] > high)
            return 0;
        for (var at = 2; at < length; at++)
        {
            if ((bytes[at] & 0xC0) != 0x80)
                return 0;
        }
        return length;
    }

    // The second half of a pair is in the same range, but for a high surrogate before it.
    private static bool IsRaw(string text, int at) =>
        text[at] is >= First and <= Last && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}
