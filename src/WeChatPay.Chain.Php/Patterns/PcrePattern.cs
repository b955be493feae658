using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using WeChatPay.Php.Text;

namespace WeChatPay.Php.Patterns;

/// <summary>A pattern of PCRE as the framework's regular expression, where both mean the same.</summary>
/// <remarks>Without the modifier <c>u</c> PCRE reads bytes, so pattern and text are one character for each byte. Immutable and thread-safe.</remarks>
internal sealed class PcrePattern
{
    private const int MostKept = 200;
    private static readonly ConcurrentDictionary<string, PcrePattern> Known = new(StringComparer.Ordinal);

    private readonly Regex _regex;
    private readonly Regex _notEmpty;
    private readonly bool _isUnicode;

    private PcrePattern(PcreTranslation translation, RegexOptions options, bool isUnicode)
    {
        _regex = new(translation.Text, options);
        // After an empty match PCRE looks for a match at the same place that is not empty.
        _notEmpty = new($@"\G(?:{translation.Text})(?!\G)", options);
        (_isUnicode, GroupNames) = (isUnicode, translation.GroupNames);
    }

    /// <summary>Gets the names of the groups by their numbers; null for a group without a name.</summary>
    public IReadOnlyList<string?> GroupNames { get; }

    /// <summary>Reads a pattern with its delimiters and modifiers.</summary>
    /// <exception cref="NotSupportedException">The pattern has a construct that the framework does not have, or reads in another way.</exception>
    public static PcrePattern Parse(string pattern)
    {
        if (Known.TryGetValue(pattern, out var known))
            return known;
        if (Known.Count >= MostKept)
            Known.Clear();
        return Known[pattern] = Build(pattern);
    }

    /// <summary>Gets a text in the form that the pattern reads.</summary>
    public string Enter(string text)
    {
        if (!_isUnicode)
            return Texts.Octets(text);
        return Bytes.HasRaw(text) ? throw new NotSupportedException("A pattern with the modifier u is offered for text that is UTF-8.") : text;
    }

    /// <summary>Gets the text of a part that the pattern gave.</summary>
    public string Leave(string part) => _isUnicode ? part : Texts.FromOctets(part);

    public Match Match(string text) => _regex.Match(text);

    /// <summary>Finds the matches, one behind the other.</summary>
    public IEnumerable<Match> Matches(string text)
    {
        var (at, last) = (0, (Match?)null);
        while (at <= text.Length)
        {
            var match = last is { Length: 0 } ? _notEmpty.Match(text, at) : _regex.Match(text, at);
            if (!match.Success && last is { Length: 0 })
            {
                at += char.IsHighSurrogate(text.Length > at ? text[at] : ' ') ? 2 : 1;
                last = null;
                continue;
            }
            if (!match.Success)
                yield break;
            yield return match;
            (at, last) = (match.Index + match.Length, match);
        }
    }

    private static PcrePattern Build(string pattern)
    {
        var given = pattern.TrimStart(' ', '\t', '\n', '\r', '\v', '\f');
        if (given.Length == 0 || char.IsAsciiLetterOrDigit(given[0]) || given[0] == '\\')
            throw new NotSupportedException("preg: the pattern has no delimiter: write '/…/'.");
        var close = given[0] switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', var mark => mark };
        var end = given.LastIndexOf(close);
        if (end <= 0)
            throw new NotSupportedException($"preg: the pattern has no ending delimiter `{close}`.");
        var (body, modifiers) = (given[1..end], given[(end + 1)..].TrimEnd('\n', '\r', ' '));
        var isUnicode = modifiers.Contains('u', StringComparison.Ordinal);
        var options = RegexOptions.CultureInvariant;
        foreach (var modifier in modifiers)
        {
            options |= modifier switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                'u' or 'D' or 'S' => RegexOptions.None,
                _ => throw new NotSupportedException($"preg: the modifier `{modifier}` is not offered."),
            };
        }
        body = isUnicode ? body : Texts.Octets(body);
        if (!isUnicode && (options & RegexOptions.IgnoreCase) != 0 && !Bytes.IsAscii(body))
            throw new NotSupportedException("preg: the modifier i with letters that are not ASCII is offered together with the modifier u.");
        var translation = PcreTranslation.Translate(
            body, isUnicode, endsAtEnd: modifiers.Contains('D', StringComparison.Ordinal) && (options & RegexOptions.Multiline) == 0,
            isSpaced: (options & RegexOptions.IgnorePatternWhitespace) != 0);
        try
        {
            return new(translation, options, isUnicode);
        }
        catch (ArgumentException error)
        {
            throw new NotSupportedException($"preg: the pattern is not read: {error.Message}", error);
        }
    }
}
