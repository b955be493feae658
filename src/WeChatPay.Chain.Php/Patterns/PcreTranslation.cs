using System.Text;

namespace WeChatPay.Php.Patterns;

/// <summary>Rewrites a pattern of PCRE for the framework. What the two read differently is written out or refused.</summary>
internal sealed partial class PcreTranslation
{
    // A character beyond U+FFFF is two of C#'s.
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private const string AsciiWord = "A-Za-z0-9_";
    private const string UnicodeWord = @"\p{L}\p{N}_";

    private static readonly (string Start, char End)[] NamedStarts = [("?P<", '>'), ("?<", '>'), ("?'", '\'')];
    private static readonly string[] PlainStarts = ["?:", "?=", "?!", "?<=", "?<!", "?>", "?#"];

    private readonly string _pattern;
    private readonly bool _isUnicode;
    private readonly bool _endsAtEnd;
    private readonly StringBuilder _output = new();
    private readonly List<string?> _groups = [null];
    private int _at;

    private PcreTranslation(string pattern, bool isUnicode, bool endsAtEnd) => (_pattern, _isUnicode, _endsAtEnd) = (pattern, isUnicode, endsAtEnd);

    public string Text => _output.ToString();

    public IReadOnlyList<string?> GroupNames => _groups;

    private string Word => _isUnicode ? UnicodeWord : AsciiWord;

    private string Blank => _isUnicode ? @"\s" : @" \t-\r";

    private string Number => _isUnicode ? @"\d" : "0-9";

    /// <exception cref="NotSupportedException">A construct is not offered.</exception>
    public static PcreTranslation Translate(string pattern, bool isUnicode, bool endsAtEnd, bool isSpaced)
    {
        if (isSpaced && pattern.Contains('#', StringComparison.Ordinal))
            throw Refuse("a comment with the modifier x");
        var translation = new PcreTranslation(pattern, isUnicode, endsAtEnd);
        while (translation._at < pattern.Length)
            translation.WriteNext();
        return translation;
    }

    private static NotSupportedException Refuse(string construct) =>
        new($"preg: {construct} is not offered: the regular expressions of C# have no such construct, or read it in another way.");

    private void WriteNext()
    {
        var letter = _pattern[_at++];
        switch (letter)
        {
            case '\\':
                WriteEscape(isInClass: false);
                break;
            case '[':
                WriteClass();
                break;
            case '(':
                WriteGroup();
                break;
            case '.' when _isUnicode:
                _output.Append($@"(?:{Pair}|(?![\uD800-\uDFFF]).)");
                break;
            case var _ when char.IsHighSurrogate(letter) && _at < _pattern.Length:
                _output.Append("(?:").Append(letter).Append(_pattern[_at++]).Append(')');
                break;
            case '$':
                _output.Append(_endsAtEnd ? @"\z" : "$");
                break;
            case '*' or '+' or '?' or '}':
                _output.Append(letter);
                if (_at < _pattern.Length && _pattern[_at] == '+' && (letter != '}' || IsQuantifierEnd()))
                    throw Refuse("a possessive quantifier");
                break;
            default:
                _output.Append(letter);
                break;
        }
    }

    private bool IsQuantifierEnd()
    {
        var open = _pattern.LastIndexOf('{', _at - 1);
        return open >= 0 && _pattern[(open + 1)..(_at - 1)] is { Length: > 0 } inner && inner.All(static letter => char.IsAsciiDigit(letter) || letter == ',');
    }

    private void WriteGroup()
    {
        if (_at >= _pattern.Length || _pattern[_at] is not ('?' or '*'))
        {
            OpenGroup(null);
            return;
        }
        if (_pattern[_at] == '*')
            throw Refuse("a verb, (*…),");
        var rest = _pattern[_at..];
        foreach (var (start, end) in NamedStarts)
        {
            if (!rest.StartsWith(start, StringComparison.Ordinal) || rest.Length > 2 && start == "?<" && rest[2] is '=' or '!')
                continue;
            var close = rest.IndexOf(end, start.Length);
            if (close < 0)
                throw Refuse("a group without the end of its name");
            OpenGroup(rest[start.Length..close]);
            _at += close + 1;
            return;
        }
        var known = PlainStarts.FirstOrDefault(start => rest.StartsWith(start, StringComparison.Ordinal));
        if (known == "?#")
        {
            var end = _pattern.IndexOf(')', _at);
            _at = end < 0 ? throw Refuse("a comment without an end") : end + 1;
            return;
        }
        if (known is null)
        {
            var length = 1;
            while (length < rest.Length && rest[length] is 'i' or 'm' or 's' or '-')
                length++;
            if (length == 1 || length >= rest.Length || rest[length] is not (')' or ':'))
                throw Refuse($"the group `({rest[..Math.Min(3, rest.Length)]}…`");
            known = rest[..(length + 1)];
        }
        _output.Append('(').Append(known);
        _at += known.Length;
    }

    // The framework numbers groups with names behind those without: here each has a name of its number.
    private void OpenGroup(string? name)
    {
        _output.Append(FormattableString.Invariant($"(?<g{_groups.Count}>"));
        _groups.Add(name);
    }

    private void WriteEscape(bool isInClass)
    {
        if (_at >= _pattern.Length)
            throw Refuse("a backslash at the end");
        var letter = _pattern[_at++];
        switch (letter)
        {
            case 'd':
                _output.Append(isInClass ? Number : $"[{Number}]");
                break;
            case 'w':
                _output.Append(isInClass ? Word : $"[{Word}]");
                break;
            case 's':
                _output.Append(isInClass ? Blank : $"[{Blank}]");
                break;
            case 'h':
                _output.Append(isInClass ? @" \t" : @"[ \t]");
                if (_isUnicode)
                    throw Refuse(@"\h with the modifier u");
                break;
            case 'D' or 'W' or 'S' when !isInClass:
                WriteNot(letter switch { 'D' => Number, 'W' => Word, _ => Blank });
                break;
            case 'b' when !isInClass:
                _output.Append($"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))");
                break;
            case 'B' when !isInClass:
                _output.Append($"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))");
                break;
            case 'A' or 'z' or 'Z' when !isInClass:
                _output.Append('\\').Append(letter);
                break;
            case 'n' or 'r' or 't' or 'f' or 'e' or 'a':
                _output.Append('\\').Append(letter);
                break;
            case 'R' when !isInClass:
                _output.Append(_isUnicode ? @"(?>\r\n|[\n-\r\x85\u2028\u2029])" : @"(?>\r\n|[\n-\r\x85])");
                break;
            case 'x':
                WriteHex();
                break;
            case 'p' or 'P' when _isUnicode:
                WriteCategory(letter);
                break;
            case >= '1' and <= '9' when !isInClass && (_at >= _pattern.Length || !char.IsAsciiDigit(_pattern[_at])):
                _output.Append(FormattableString.Invariant($@"\k<g{letter}>"));
                break;
            case var _ when !char.IsAsciiLetterOrDigit(letter):
                if (letter < 0x80 && letter != '_')
                    _output.Append(FormattableString.Invariant($@"\x{(int)letter:x2}"));
                else
                    _output.Append(letter);
                break;
            default:
                throw Refuse($@"`\{letter}`");
        }
    }

    private void WriteNot(string members) =>
        _output.Append(_isUnicode ? $@"(?:{Pair}|[^{members}\uD800-\uDFFF])" : $"[^{members}]");
}
