namespace WeChatPay.Bills;

/// <summary>Reads amounts in yuan. They are counted in parts of 0.00001 yuan, because fees have five decimal places.</summary>
internal static class BillAmount
{
    /// <summary>The number of parts of a fen.</summary>
    public const int PartsOfFen = 1_000;

    /// <summary>The number of parts of a yuan.</summary>
    public const int PartsOfYuan = 100 * PartsOfFen;

    private const int Places = 5;

    /// <summary>Reads an amount. Empty text is 0.</summary>
    /// <returns>Whether the text is an amount.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long parts)
    {
        parts = 0;
        if (text.IsEmpty)
            return true;
        var isNegative = text[0] == '-';
        var (places, digits) = (-1, 0);
        foreach (var octet in text[(isNegative ? 1 : 0)..])
        {
            if (octet == '.' && places < 0 && digits > 0)
            {
                places = 0;
                continue;
            }
            var digit = octet - '0';
            if (digit is < 0 or > 9 || parts > (long.MaxValue - 9) / 10 || (places == Places && digit > 0))
                return false;
            digits++;
            if (places == Places)
                continue;
            parts = parts * 10 + digit;
            if (places >= 0)
                places++;
        }
        for (var place = Math.Max(places, 0); place < Places; place++)
        {
            if (parts > long.MaxValue / 10)
                return false;
            parts *= 10;
        }
        parts = isNegative ? -parts : parts;
        return digits > 0 && places != 0;
    }
}
