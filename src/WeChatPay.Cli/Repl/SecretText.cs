using System.Text.RegularExpressions;

namespace WeChatPay.Cli.Repl;

/// <summary>Finds inputs that may hold a secret: by the form of their values, and by words that stand beside secrets.</summary>
/// <remarks>A line too many that the history leaves out is better than a key that it keeps.</remarks>
internal static partial class SecretText
{
    // An API key has 32 letters and digits. An unframed key is Base64, in one piece or in lines of 64 characters.
    private const int KeyLength = 32;
    private const int Base64Length = 60;

    public static bool IsIn(string input) =>
        Words().IsMatch(input)
        || Runs().Matches(input).Any(static run => IsApiKey(run.Value) || IsBase64(run.Value))
        || Texts().Matches(input).Any(static text => IsKeyText(text.Groups["text"].Value))
        // A key that is typed in pieces: "abc" + "def".
        || IsJoinedKey(input);

    private static bool IsApiKey(string run) =>
        run.Length is KeyLength or 2 * KeyLength && run.All(char.IsAsciiLetterOrDigit) && run.Any(char.IsAsciiDigit) && run.Any(char.IsAsciiLetter);

    private static bool IsBase64(string run) => run.Length >= Base64Length && run.Any(char.IsAsciiLetterLower) && run.Any(char.IsAsciiLetterUpper);

    // The keys are 32 bytes, which some people type with marks. A path or an address is not a key.
    private static bool IsKeyText(string text) =>
        System.Text.Encoding.UTF8.GetByteCount(text) == KeyLength && !text.Contains('/', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace);

    private static bool IsJoinedKey(string input)
    {
        var texts = Texts().Matches(input).ToList();
        for (var at = 1; at < texts.Count; at++)
        {
            var between = input[(texts[at - 1].Index + texts[at - 1].Length)..texts[at].Index].Trim();
            if (between is "+" or "." && IsApiKey(texts[at - 1].Groups["text"].Value + texts[at].Groups["text"].Value))
                return true;
        }
        return false;
    }

    [GeneratedRegex(
        @"-----BEGIN|secret|private_?key|pass_?phrase|password|api_?v[23]_?key|api_?key|mch_?key|token|authorization|\bpwd\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"[A-Za-z0-9+/=]+")]
    private static partial Regex Runs();

    [GeneratedRegex("""(["'])(?<text>(?:\\.|(?!\1)[^\\])*)\1""", RegexOptions.Singleline)]
    private static partial Regex Texts();
}
