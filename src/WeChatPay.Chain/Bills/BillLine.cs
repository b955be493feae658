using WeChatPay.Basics;

namespace WeChatPay.Bills;

/// <summary>Splits a line of a bill into its values.</summary>
/// <remarks>A value may have commas, because WeChat Pay does not quote it: where every value begins with a backtick, a comma and a backtick separate.</remarks>
internal static class BillLine
{
    /// <summary>The mark before each value.</summary>
    public const byte Mark = (byte)'`';

    private const byte Comma = (byte)',';

    private static ReadOnlySpan<byte> Separator => ",`"u8;

    /// <summary>Finds the values of a line that begins with a backtick.</summary>
    /// <param name="line">The line.</param>
    /// <param name="count">The number of columns.</param>
    /// <returns>The end of each value; <see langword="null"/> when their number is another.</returns>
    public static int[]? FindEnds(ReadOnlySpan<byte> line, int count)
    {
        var ends = new int[count];
        var (start, found) = (1, 0);
        for (; found < count - 1; found++)
        {
            var length = line[start..].IndexOf(Separator);
            if (length < 0)
                return null;
            ends[found] = start + length;
            start += length + Separator.Length;
        }
        ends[found] = line.Length;
        return line[start..].IndexOf(Separator) < 0 ? ends : null;
    }

    /// <summary>Counts the values of a line that begins with a backtick.</summary>
    public static int Count(ReadOnlySpan<byte> line)
    {
        var count = 1;
        for (var at = line.IndexOf(Separator); at >= 0; at = line.IndexOf(Separator))
        {
            count++;
            line = line[(at + Separator.Length)..];
        }
        return count;
    }

    /// <summary>Splits a line by its commas, and takes quotes (RFC 4180) and a backtick off its values.</summary>
    /// <exception cref="System.Text.DecoderFallbackException">The line is not UTF-8.</exception>
    public static List<string> SplitByCommas(ReadOnlySpan<byte> line)
    {
        var values = new List<string>();
        while (true)
        {
            var end = FindEnd(line);
            values.Add(Bare(line[..end]));
            if (end == line.Length)
                return values;
            line = line[(end + 1)..];
        }
    }

    private static int FindEnd(ReadOnlySpan<byte> line)
    {
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && (at == 0 || isQuoted))
                isQuoted = !isQuoted;
            else if (line[at] == '"' && at > 0 && line[at - 1] == '"' && line[0] == '"')
                isQuoted = true;
            else if (line[at] == Comma && !isQuoted)
                return at;
        }
        return line.Length;
    }

    private static string Bare(ReadOnlySpan<byte> value)
    {
        if (value.Length > 1 && value[0] == '"' && value[^1] == '"')
            return StrictUtf8.GetString(value[1..^1]).Replace("\"\"", "\"", StringComparison.Ordinal);
        return StrictUtf8.GetString(value.Length > 0 && value[0] == Mark ? value[1..] : value);
    }
}
