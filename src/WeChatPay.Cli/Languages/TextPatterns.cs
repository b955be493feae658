using System.Text.RegularExpressions;

namespace WeChatPay.Cli.Languages;

/// <summary>Sentences of other code, which the tool recognises by their form and tells in the user's language.</summary>
/// <param name="sentences">The English sentences with <c>{0}</c> and so on for their values, the longer of two alike first.</param>
internal sealed class TextPatterns(IReadOnlyList<string> sentences)
{
    private readonly Lazy<IReadOnlyList<(string Key, Regex Pattern)>> _patterns = new(() => [.. sentences.Select(static key => (key, CreatePattern(key)))]);

    /// <summary>Gets a text in the user's language; <see langword="null"/> where it is none of the sentences.</summary>
    /// <remarks>A value that is itself one of the sentences is translated too.</remarks>
    public string? Find(string text)
    {
        foreach (var (key, pattern) in _patterns.Value)
        {
            if (pattern.Match(text) is { Success: true } match)
                return string.Format(null, Message.Find(key), [.. match.Groups.Values.Skip(1).Select(group => Find(group.Value) ?? group.Value)]);
        }
        return null;
    }

    // `{0}` becomes a group; the groups come in the order of their numbers.
    private static Regex CreatePattern(string key) =>
        new($@"\A{Regex.Replace(Regex.Escape(key), @"\\\{[0-9]}", "(.*?)")}\z", RegexOptions.Singleline);
}
