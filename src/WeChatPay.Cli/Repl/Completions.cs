namespace WeChatPay.Cli.Repl;

/// <summary>The words that a typed word may become.</summary>
/// <param name="Typed">The word as far as it is typed.</param>
/// <param name="Words">The whole words, sorted.</param>
internal sealed record Completions(string Typed, IReadOnlyList<string> Words)
{
    public static Completions None { get; } = new("", []);

    /// <summary>Finds the beginning that all words share.</summary>
    public string FindCommonStart()
    {
        var common = Words[0];
        foreach (var word in Words)
        {
            var length = 0;
            while (length < Math.Min(common.Length, word.Length) && common[length] == word[length])
                length++;
            common = common[..length];
        }
        return common;
    }
}
