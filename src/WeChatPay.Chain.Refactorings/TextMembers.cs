namespace WeChatPay.Refactorings;

/// <summary>What the porter uses of newer frameworks, without the packages that its own assembly has for it.</summary>
internal static class TextMembers
{
    /// <summary>Replaces by ordinal comparison, which is what the older method does.</summary>
    public static string Replace(this string text, string old, string value, StringComparison comparison) => comparison == StringComparison.Ordinal
        ? text.Replace(old, value)
        : throw new ArgumentOutOfRangeException(nameof(comparison), "The porter replaces by ordinal comparison alone.");

    /// <summary>Gives a part of a text.</summary>
    public static ReadOnlySpan<char> AsSpan(this string text, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(text.Length);
        return text.AsSpan(start, length);
    }
}
