namespace WeChatPay.Basics;

/// <summary>Tells whether UTF-8 can carry a text without a change.</summary>
internal static class WellFormedText
{
    /// <summary>Finds half of a surrogate pair, which an encoder would turn into U+FFFD: another value than the user gave.</summary>
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

    /// <summary>Words the fault for a message, after <c>holds</c>.</summary>
    /// <param name="index">Where the half stands.</param>
    public static string HalfPairAt(int index) => $"half of a surrogate pair at index {index}, which UTF-8 cannot carry";
}
