using System.Globalization;

namespace WeChatPay.Php.Patterns;

/// <content>Classes of characters, categories and codes.</content>
internal sealed partial class PcreTranslation
{
    private void WriteHex()
    {
        var digits = _at < _pattern.Length && _pattern[_at] == '{'
            ? _pattern[(_at + 1)..(_pattern.IndexOf('}', _at) is > 0 and var end ? end : throw Refuse(@"`\x{`"))]
            : new([.. _pattern[_at..Math.Min(_at + 2, _pattern.Length)].TakeWhile(char.IsAsciiHexDigit)]);
        _at += digits.Length + (_at < _pattern.Length && _pattern[_at] == '{' ? 2 : 0);
        if (digits.Length == 0 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0xFFFF
            || code is >= 0xD800 and < 0xE000)
            throw Refuse(@"this `\x`");
        _output.Append(FormattableString.Invariant($@"\u{code:x4}"));
    }

    private void WriteCategory(char letter)
    {
        var name = _at < _pattern.Length && _pattern[_at] == '{'
            ? _pattern[(_at + 1)..(_pattern.IndexOf('}', _at) is > 0 and var end ? end : throw Refuse(@"`\p{`"))]
            : _at < _pattern.Length ? _pattern[_at].ToString() : "";
        _at += name.Length + (_at < _pattern.Length && _pattern[_at] == '{' ? 2 : 0);
        // The characters of Chinese that stand in one unit of UTF-16.
        var shown = name switch
        {
            "Han" => throw Refuse(@"\p{Han}: write [\x{4e00}-\x{9fff}], which"),
            { Length: 1 or 2 } when "L Lu Ll Lt Lm Lo N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp M Mn Mc Me".Split(' ').Contains(name) => name,
            _ => throw Refuse($@"`\{letter}{{{name}}}`"),
        };
        _output.Append('\\').Append(letter).Append('{').Append(shown).Append('}');
    }

    private void WriteClass()
    {
        var isNot = _at < _pattern.Length && _pattern[_at] == '^';
        _at += isNot ? 1 : 0;
        _output.Append(isNot && _isUnicode ? $"(?:{Pair}|[^" : isNot ? "[^" : "[");
        if (_at < _pattern.Length && _pattern[_at] == ']')
        {
            _output.Append(@"\]");
            _at++;
        }
        while (_at < _pattern.Length && _pattern[_at] != ']')
        {
            var letter = _pattern[_at++];
            if (letter == '[' && _at < _pattern.Length && _pattern[_at] == ':')
                WritePosix();
            else if (letter == '\\')
                WriteEscape(isInClass: true);
            else if (letter == '[')
                _output.Append(@"\[");
            else if (char.IsSurrogate(letter))
                throw Refuse("a character beyond U+FFFF in a class");
            else
                _output.Append(letter);
        }
        if (_at >= _pattern.Length)
            throw Refuse("a class without an end");
        _output.Append(isNot && _isUnicode ? @"\uD800-\uDFFF])" : "]");
        _at++;
    }

    private void WritePosix()
    {
        var end = _pattern.IndexOf(":]", _at, StringComparison.Ordinal);
        var name = end < 0 ? "" : _pattern[(_at + 1)..end];
        _output.Append(name switch
        {
            "alpha" when !_isUnicode => "A-Za-z",
            "digit" when !_isUnicode => "0-9",
            "alnum" when !_isUnicode => "A-Za-z0-9",
            "upper" when !_isUnicode => "A-Z",
            "lower" when !_isUnicode => "a-z",
            "space" when !_isUnicode => @" \t-\r",
            "xdigit" => "0-9A-Fa-f",
            "punct" when !_isUnicode => @"!-/:-@\[-`{-~",
            _ => throw Refuse($"`[:{name}:]`"),
        });
        _at = end + 2;
    }
}
