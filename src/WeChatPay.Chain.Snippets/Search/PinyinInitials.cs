using System.Text;

namespace WeChatPay.Snippets.Search;

/// <summary>Finds the initials of the pinyin of Chinese characters: <c>tkcx</c> of 退款查询.</summary>
/// <remarks>GB 2312 has its 3,755 common characters (rows 16 to 55) in the order of their pinyin, so the code of a character tells its initial. A
/// character with several readings has one of them here. Stateless and thread-safe.</remarks>
internal static class PinyinInitials
{
    private const int FewestLetters = 2;
    private const int End = 0xD7FA;

    private static readonly (int First, char Initial)[] Rows =
    [
        (0xB0A1, 'a'), (0xB0C5, 'b'), (0xB2C1, 'c'), (0xB4EE, 'd'), (0xB6EA, 'e'), (0xB7A2, 'f'), (0xB8C1, 'g'), (0xB9FE, 'h'), (0xBBF7, 'j'),
        (0xBFA6, 'k'), (0xC0AC, 'l'), (0xC2E8, 'm'), (0xC4C3, 'n'), (0xC5B6, 'o'), (0xC5BE, 'p'), (0xC6DA, 'q'), (0xC8BB, 'r'), (0xC8F6, 's'),
        (0xCBFA, 't'), (0xCDDA, 'w'), (0xCEF4, 'x'), (0xD1B9, 'y'), (0xD4D1, 'z'),
    ];

    private static readonly Encoding Gb2312 = CodePagesEncodingProvider.Instance.GetEncoding(
        936, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!;

    /// <summary>Replaces Chinese characters by their initials. Rare characters are left out, others stay.</summary>
    public static string Of(string text)
    {
        var initials = new StringBuilder(text.Length);
        Span<byte> code = stackalloc byte[4];
        foreach (var letter in text)
        {
            if (!SearchWord.IsChinese(letter))
                initials.Append(char.ToLowerInvariant(letter));
            // In names of operations it is the 行 of a bank.
            else if (letter == '行')
                initials.Append('h');
            else if (Gb2312.GetBytes([letter], code) == 2 && Find(code[0] << 8 | code[1]) is { } initial)
                initials.Append(initial);
        }
        return initials.ToString();
    }

    /// <summary>Tells whether a text may be initials.</summary>
    public static bool CanBe(string text) => text.Length >= FewestLetters && text.All(static letter => letter is >= 'a' and <= 'z' or >= '0' and <= '9');

    private static char? Find(int code) => code < Rows[0].First || code >= End ? null : Rows.Last(row => row.First <= code).Initial;
}
