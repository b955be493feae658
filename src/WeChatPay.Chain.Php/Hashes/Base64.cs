namespace WeChatPay.Php.Hashes;

/// <summary>Reads Base64 as <c>base64_decode</c> in ext/standard/base64.c does.</summary>
internal static class Base64
{
    public static byte[]? Decode(string text, bool strict)
    {
        var (bytes, rest, count, padding) = (new List<byte>(text.Length * 3 / 4), 0, 0, 0);
        foreach (var letter in text)
        {
            if (letter == '=')
            {
                padding++;
                continue;
            }
            var value = Value(letter);
            if (value < 0)
            {
                if (strict && letter is not (' ' or '\t' or '\r' or '\n'))
                    return null;
                continue;
            }
            if (padding > 0 && strict)
                return null;
            rest = (rest << 6 | value) & 0xFFFF;
            // Four letters are three bytes: 6, 4, 2 and 0 bits are left.
            if (count++ % 4 != 0)
                bytes.Add((byte)(rest >> (6 - (count - 1) % 4 * 2)));
        }
        if (strict && (count % 4 == 1 || padding > 0 && (padding > 2 || (count + padding) % 4 != 0)))
            return null;
        return [.. bytes];
    }

    private static int Value(char letter) => letter switch
    {
        >= 'A' and <= 'Z' => letter - 'A',
        >= 'a' and <= 'z' => letter - 'a' + 26,
        >= '0' and <= '9' => letter - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
