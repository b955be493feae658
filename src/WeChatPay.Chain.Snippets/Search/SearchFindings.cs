namespace WeChatPay.Snippets.Search;

/// <summary>What a search found.</summary>
/// <param name="Hits">The matches, the best first.</param>
/// <param name="TakenFor">The words that the search took for those that nothing has; null where it took them as they are.</param>
internal sealed record SearchFindings(IReadOnlyList<Hit> Hits, IReadOnlyList<string>? TakenFor)
{
    /// <summary>Gets whether <see cref="TakenFor"/> are initials of pinyin.</summary>
    public bool IsByPinyin { get; init; }
}
