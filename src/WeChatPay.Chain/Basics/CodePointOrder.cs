namespace WeChatPay.Basics;

/// <summary>Orders texts by their code points, which is the order of their bytes in UTF-8: the order of PHP and of WeChat Pay's signatures.</summary>
/// <remarks>.NET's ordinal order compares units of UTF-16, and puts 😀 (U+1F600) before Ａ (U+FF21). Immutable and thread-safe.</remarks>
internal sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return string.CompareOrdinal(x, y);
        var length = Math.Min(x.Length, y.Length);
        for (var i = 0; i < length; i++)
        {
            if (x[i] != y[i])
                return Rank(x[i]) - Rank(y[i]);
        }
        return x.Length - y.Length;
    }

    // A surrogate belongs to a code point beyond U+FFFF, so it comes behind all other units.
    private static int Rank(char unit) => unit < 0xD800 ? unit : unit < 0xE000 ? unit + 0x2000 : unit - 0x800;
}
