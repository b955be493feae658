using WeChatPay.Snippets.Search;

namespace WeChatPay.Cli.Operations;

/// <summary>Says in words what a search did with the words that it was given.</summary>
internal static class SearchNotes
{
    /// <summary>Says for which words the search took the given ones; <see langword="null"/> where it took them as they are.</summary>
    public static string? DescribeTaken(IReadOnlyList<string> words, SearchFindings found) =>
        found.TakenFor is not { } taken ? null
        : found.IsByPinyin ? Message.Format($"Nothing has {Join(words)}. These have the pinyin initials {Join(taken)}:")
        : Message.Format($"Nothing has {Join(words)}. These have {Join(taken)}:");

    /// <summary>Says that nothing was found.</summary>
    public static string DescribeNone(IReadOnlyList<string> words) =>
        Message.Format($"No documented operation or callback has {Join(words)} in its name, path or fields.");

    private static string Join(IEnumerable<string> words) => string.Join(Message.Of(" and "), words);
}
