using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WeChatPay.Php.Arrays;
using WeChatPay.Php.Patterns;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's regular expressions, where C#'s mean the same; any other construct is refused with a <see cref="NotSupportedException"/>.
/// Source: https://www.php.net/manual/ref.pcre.php.</content>
public static partial class Functions
{
    /// <summary>preg_match_all: a list for each group, which is the default.</summary>
    public const int PREG_PATTERN_ORDER = 1;

    /// <summary>preg_match_all: an array for each match.</summary>
    public const int PREG_SET_ORDER = 2;

    /// <summary>preg_split: leaves empty parts out.</summary>
    public const int PREG_SPLIT_NO_EMPTY = 1;

    /// <summary>preg_split: gives the groups of the separator too.</summary>
    public const int PREG_SPLIT_DELIM_CAPTURE = 2;

    /// <summary>Tells whether a text has a match.</summary>
    /// <returns>1 or 0.</returns>
    /// <exception cref="NotSupportedException">The pattern is not offered.</exception>
    public static long preg_match(object? pattern, object? subject) => preg_match(pattern, subject, out _);

    /// <summary>Finds the first match.</summary>
    /// <param name="matches">The match and its groups, by number and by name.</param>
    /// <returns>1 or 0.</returns>
    /// <exception cref="NotSupportedException">The pattern is not offered.</exception>
    public static long preg_match(object? pattern, object? subject, out dynamic? matches)
    {
        var regex = PcrePattern.Parse(Parameters.Text(pattern, 1));
        var match = regex.Match(regex.Enter(Parameters.Text(subject, 2)));
        matches = match.Success ? GroupsOf(regex, match, trims: true) : new PhpArray();
        return match.Success ? 1 : 0;
    }

    /// <summary>Finds all matches.</summary>
    /// <param name="matches">The matches: for each group a list, or with <see cref="PREG_SET_ORDER"/> for each match its groups.</param>
    /// <returns>The number of matches.</returns>
    /// <exception cref="NotSupportedException">The pattern is not offered.</exception>
    public static long preg_match_all(object? pattern, object? subject, out dynamic? matches, long flags = PREG_PATTERN_ORDER)
    {
        if (flags is not (0 or PREG_PATTERN_ORDER or PREG_SET_ORDER))
            throw new NotSupportedException("preg_match_all() is offered with PREG_PATTERN_ORDER and PREG_SET_ORDER.");
        var regex = PcrePattern.Parse(Parameters.Text(pattern, 1));
        var all = regex.Matches(regex.Enter(Parameters.Text(subject, 2))).ToList();
        var result = new PhpArray();
        if (flags == PREG_SET_ORDER)
        {
            foreach (var match in all)
                result.Add(GroupsOf(regex, match, trims: true));
        }
        else
        {
            for (var group = 0; group < regex.GroupNames.Count; group++)
            {
                var list = Lists.From(all.Select(match => GroupText(regex, match, group)));
                if (regex.GroupNames[group] is { } name)
                    result[name] = list;
                result[(long)group] = list;
            }
        }
        matches = result;
        return all.Count;
    }

    /// <summary>Replaces each match by a text in which <c>$1</c>, <c>${1}</c> and <c>\1</c> stand for groups.</summary>
    /// <param name="pattern">A pattern, or an array of patterns.</param>
    /// <param name="replacement">A text, or an array of texts.</param>
    /// <param name="subject">A text, or an array of texts.</param>
    /// <param name="limit">The greatest number of matches; -1 for all.</param>
    /// <exception cref="NotSupportedException">A pattern is not offered.</exception>
    public static dynamic preg_replace(object? pattern, object? replacement, object? subject, object? limit = null)
    {
        var most = Parameters.Optional(limit, 4) ?? -1;
        var others = Access.TryArray(replacement, out var list) ? list.Snapshot().Select(static entry => Casts.ToText(entry.Value)).ToList() : null;
        if (!Access.TryArray(pattern, out var patterns))
            patterns = others is null ? new PhpArray { Parameters.Text(pattern, 1) }
                : throw Parameters.Wrong(replacement, 2, "string when argument #1 ($pattern) is a string");
        return Text.Texts.Each(subject, nameof(preg_replace), 3, text =>
        {
            var at = 0;
            foreach (var entry in patterns.Snapshot())
            {
                var regex = PcrePattern.Parse(Casts.ToText(entry.Value));
                var other = others is null ? Parameters.Text(replacement, 2, function: nameof(preg_replace)) : at < others.Count ? others[at] : "";
                text = ReplaceMatches(regex, text, most, match => Expand(regex, match, regex.Enter(other)));
                at++;
            }
            return text;
        });
    }

    /// <summary>Replaces each match by the result of a function, which takes the match and its groups.</summary>
    /// <exception cref="NotSupportedException">The pattern is not offered.</exception>
    public static dynamic preg_replace_callback(object? pattern, Delegate callback, object? subject, object? limit = null)
    {
        var (regex, most) = (PcrePattern.Parse(Parameters.Text(pattern, 1)), Parameters.Optional(limit, 4) ?? -1);
        return Text.Texts.Each(subject, nameof(preg_replace_callback), 3, text => ReplaceMatches(
            regex, text, most, match => regex.Enter(Casts.ToText(GivenFunction.Call(callback, GroupsOf(regex, match, trims: true))))));
    }

    /// <summary>Splits a text at each match.</summary>
    /// <param name="limit">The greatest number of parts; -1 or 0 for all.</param>
    /// <param name="flags"><see cref="PREG_SPLIT_NO_EMPTY"/>, <see cref="PREG_SPLIT_DELIM_CAPTURE"/>.</param>
    /// <exception cref="NotSupportedException">The pattern is not offered.</exception>
    public static PhpArray preg_split(object? pattern, object? subject, object? limit = null, long flags = 0)
    {
        if ((flags & ~3) != 0)
            throw new NotSupportedException("preg_split() is offered with PREG_SPLIT_NO_EMPTY and PREG_SPLIT_DELIM_CAPTURE.");
        var regex = PcrePattern.Parse(Parameters.Text(pattern, 1));
        var text = regex.Enter(Parameters.Text(subject, 2));
        var most = Parameters.Optional(limit, 3) ?? -1;
        most = most <= 0 ? long.MaxValue : most;
        var (parts, start, skipsEmpty) = (new List<string>(), 0, (flags & PREG_SPLIT_NO_EMPTY) != 0);
        var count = 1L;
        foreach (var match in regex.Matches(text))
        {
            if (count >= most)
                break;
            if (!skipsEmpty || match.Index > start)
            {
                parts.Add(text[start..match.Index]);
                count++;
            }
            if ((flags & PREG_SPLIT_DELIM_CAPTURE) != 0)
            {
                for (var group = 1; group < LastGroup(regex, match); group++)
                {
                    if (!skipsEmpty || match.Groups[$"g{group}"].Length > 0)
                        parts.Add(match.Groups[$"g{group}"].Value);
                }
            }
            start = match.Index + match.Length;
        }
        if (!skipsEmpty || start < text.Length)
            parts.Add(text[start..]);
        return Lists.From(parts.Select(regex.Leave));
    }

    /// <summary>Puts a backslash before each character that has a meaning in a pattern.</summary>
    /// <param name="delimiter">One more character.</param>
    public static string preg_quote(object? str, object? delimiter = null)
    {
        var (text, mark) = (new StringBuilder(), Parameters.Text(delimiter, 2));
        foreach (var letter in Parameters.Text(str, 1))
        {
            if (letter == '\0')
                text.Append("\\000");
            else if (".\\+*?[^]$(){}=!<>|:-#/".Contains(letter, StringComparison.Ordinal) && letter != '/' || mark.Length > 0 && letter == mark[0])
                text.Append('\\').Append(letter);
            else
                text.Append(letter);
        }
        return text.ToString();
    }

    private static int LastGroup(PcrePattern regex, Match match)
    {
        var last = regex.GroupNames.Count;
        while (last > 1 && !match.Groups[$"g{last - 1}"].Success)
            last--;
        return last;
    }

    private static string GroupText(PcrePattern regex, Match match, int group) =>
        regex.Leave(group == 0 ? match.Value : match.Groups[string.Create(CultureInfo.InvariantCulture, $"g{group}")].Value);

    private static PhpArray GroupsOf(PcrePattern regex, Match match, bool trims)
    {
        var groups = new PhpArray();
        var last = trims ? LastGroup(regex, match) : regex.GroupNames.Count;
        for (var group = 0; group < last; group++)
        {
            if (regex.GroupNames[group] is { } name)
                groups[name] = GroupText(regex, match, group);
            groups[(long)group] = GroupText(regex, match, group);
        }
        return groups;
    }

    private static string ReplaceMatches(PcrePattern regex, string subject, long most, Func<Match, string> replace)
    {
        var (text, output, start, count) = (regex.Enter(subject), new StringBuilder(), 0, 0L);
        foreach (var match in regex.Matches(text))
        {
            if (most >= 0 && count++ >= most)
                break;
            output.Append(text, start, match.Index - start).Append(replace(match));
            start = match.Index + match.Length;
        }
        return regex.Leave(output.Append(text, start, text.Length - start).ToString());
    }

    private static string Expand(PcrePattern regex, Match match, string replacement)
    {
        var output = new StringBuilder();
        for (var at = 0; at < replacement.Length; at++)
        {
            var letter = replacement[at];
            if (letter == '\\' && at + 1 < replacement.Length && replacement[at + 1] == '\\')
            {
                output.Append('\\');
                at++;
                continue;
            }
            var isBraced = letter == '$' && at + 1 < replacement.Length && replacement[at + 1] == '{';
            var start = at + (isBraced ? 2 : 1);
            var end = start;
            while (end < replacement.Length && end - start < 2 && char.IsAsciiDigit(replacement[end]))
                end++;
            if (letter is not ('$' or '\\') || end == start || isBraced && (end >= replacement.Length || replacement[end] != '}'))
            {
                output.Append(letter);
                continue;
            }
            var group = int.Parse(replacement[start..end], CultureInfo.InvariantCulture);
            if (group < regex.GroupNames.Count)
                output.Append(group == 0 ? match.Value : match.Groups[string.Create(CultureInfo.InvariantCulture, $"g{group}")].Value);
            at = isBraced ? end : end - 1;
        }
        return output.ToString();
    }
}
