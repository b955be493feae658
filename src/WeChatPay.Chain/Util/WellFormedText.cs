namespace WeChatPay.Util;

/// <summary>Tells whether text can travel as UTF-8 and come out the same.</summary>
internal static class WellFormedText
{
    /// <summary>Finds half of a surrogate pair, which an encoder would turn into U+FFFD: another value than was given.</summary>
    /// <returns>Its index, or -1 when the text is well formed.</returns>
    public static int IndexOfLoneSurrogate(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff');
        for (var i = start; i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i))
                return i;
            i++;
        }
        return -1;
    }
}
