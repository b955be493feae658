using Superpower;
using Superpower.Model;

namespace WeChatPay.Porting.Syntax;

/// <summary>Cuts PHP into tokens, each with the white space and the comments before it.</summary>
/// <remarks>Mutable: use it from one thread. It reads the input once, also strings inside strings.</remarks>
internal sealed class Lexer
{
    private readonly string _source;
    private readonly int _depth;
    private int _at;
    private int _end;
    private int _leading;
    private readonly Queue<Token> _pending = new();

    private Lexer(string source, int at, int depth)
    {
        _source = source;
        _at = _leading = at;
        _end = source.Length;
        _depth = depth;
    }

    /// <summary>Cuts a whole snippet. The end of a string or a comment that is missing ends the tokens, and is one of the errors.</summary>
    public static List<Token> Cut(string source, List<SyntaxException> errors)
    {
        var lexer = new Lexer(source, 0, 0);
        var tokens = new List<Token>();
        try
        {
            lexer.SkipFirstTag();
            do
                tokens.Add(lexer.Next());
            while (tokens[^1].Kind is not TokenKind.End);
        }
        catch (SyntaxException error)
        {
            errors.Add(error);
            tokens.Add(new Token(TokenKind.End, "", Math.Min(error.At.Offset, source.Length), ""));
        }
        return tokens;
    }

    /// <summary>Cuts the expression of <c>{$…}</c>, and gives the offset behind its closing brace.</summary>
    internal static int CutBraces(string source, int at, int depth, List<Token> tokens)
    {
        var lexer = new Lexer(source, at, depth);
        var braces = 0;
        while (true)
        {
            var token = lexer.Next();
            if (token.Kind is TokenKind.End)
                throw new SyntaxException(token, "Syntax error, unexpected end of file: a string has no end.");
            if (token.Is("}") && braces-- == 0)
            {
                tokens.Add(token with { Kind = TokenKind.End });
                return lexer._at;
            }
            if (token.Is("{"))
                braces++;
            tokens.Add(token);
        }
    }

    private void SkipFirstTag()
    {
        if (_end > 0 && _source[0] == '\ufeff')
            _at = _leading = 1;
        if (StartsWith("#!", _at) && _source.IndexOf('\n', _at) is >= 0 and var line)
            _at = _leading = line + 1;
        var blank = _at;
        while (blank < _end && (char.IsWhiteSpace(_source[blank]) || _source[blank] == '\ufeff'))
            blank++;
        // A page begins with text. A snippet may lack its tag.
        if (blank < _end && _source[blank] == '<' && FindTag(blank) is < int.MaxValue and var open)
            ReadHtml(_source[blank..open].Trim().Length == 0 ? blank : _at, open);
    }

    // The offset of the next `<?php` or `<?=`.
    private int FindTag(int from)
    {
        for (var at = _source.IndexOf("<?", from, StringComparison.Ordinal); at >= 0; at = _source.IndexOf("<?", at + 2, StringComparison.Ordinal))
        {
            if (StartsWith("<?=", at) || IsLongTag(at))
                return at;
        }
        return int.MaxValue;
    }

    private bool IsLongTag(int at) =>
        string.Compare(_source, at, "<?php", 0, 5, StringComparison.OrdinalIgnoreCase) == 0 && (at + 5 >= _end || char.IsWhiteSpace(_source[at + 5]));

    // Text up to a tag is printed. `<?=` is `<?php echo`.
    private void ReadHtml(int start, int open)
    {
        var end = Math.Min(open, _end);
        if (end > start)
            _pending.Enqueue(new Token(TokenKind.Html, _source[start..end], start, "", _source[start..end]));
        _at = _leading = open >= _end ? _end : open + 5;
        if (open < _end && StartsWith("<?=", open))
        {
            _pending.Enqueue(new Token(TokenKind.Name, "echo", open, ""));
            _at = _leading = open + 3;
        }
    }

    private Token Next()
    {
        if (_pending.TryDequeue(out var pending))
            return pending;
        SkipTrivia();
        if (_at >= _end)
            return Take(TokenKind.End, 0);
        var letter = _source[_at];
        if (StartsWith("?>", _at))
            return CloseTag();
        if (letter is '\'')
            return Quoted();
        if (letter is '"' or '`')
            return Template(letter);
        if (letter is '<' && Match(LexicalGrammar.Heredoc) is > 0 and var head)
            return Heredoc(head);
        if (letter is '$' && Match(LexicalGrammar.Variable) is > 0 and var variable)
            return Take(TokenKind.Variable, variable);
        if (letter is '(' && Match(LexicalGrammar.Cast) is > 0 and var cast)
            return Take(TokenKind.Cast, cast);
        if (char.IsAsciiDigit(letter) || letter is '.')
        {
            if (char.IsAsciiDigit(letter) && _at + 1 < _end && _source[_at + 1] is 'x' or 'X' or 'b' or 'B' or 'o' or 'O')
                return Take(TokenKind.Integer, Match(LexicalGrammar.Integer));
            if (Match(LexicalGrammar.Float) is > 0 and var fraction && !StartsWith("..", _at + fraction - 1))
                return Take(TokenKind.Float, fraction);
            if (Match(LexicalGrammar.Integer) is > 0 and var digits)
                return Take(TokenKind.Integer, digits);
        }
        if ((LexicalGrammar.IsNameStart(letter) || letter is '\\') && Match(LexicalGrammar.Name) is > 0 and var name)
            return Take(TokenKind.Name, name);
        return LexicalGrammar.MarkAt(_source, _at) is { } mark ? Take(TokenKind.Mark, mark.Length) : Take(TokenKind.Bad, 1);
    }

    private void SkipTrivia()
    {
        while (_at < _end)
        {
            if (_source[_at] is ' ' or '\t' or '\r' or '\n' or '\v' or '\f')
                _at++;
            else if (StartsWith("//", _at) || _source[_at] is '#' && !StartsWith("#[", _at))
                SkipLine();
            else if (StartsWith("/*", _at))
                SkipBlock();
            else
                return;
        }
    }

    private void SkipLine()
    {
        while (_at < _end && _source[_at] is not ('\r' or '\n') && !StartsWith("?>", _at))
            _at++;
    }

    private void SkipBlock()
    {
        var close = _source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (close < 0)
            throw new SyntaxException("/*", _at, "Unterminated comment: it has no `*/`.");
        _at = close + 2;
    }

    // PHP drops the line end behind the tag.
    private Token CloseTag()
    {
        var token = Take(TokenKind.CloseTag, 2);
        var start = StartsWith("\r\n", _at) ? _at + 2 : _at < _end && _source[_at] is '\n' or '\r' ? _at + 1 : _at;
        ReadHtml(start, FindTag(_at));
        return token;
    }

    private Token Quoted()
    {
        var close = _at + 1;
        while (close < _end && _source[close] is not '\'')
            close += _source[close] is '\\' ? 2 : 1;
        if (close >= _end)
            throw new SyntaxException(_source[_at..], _at, "Syntax error, unexpected string content: the string has no closing quote.");
        var value = StringValue.SingleQuoted(_source.AsSpan((_at + 1)..close));
        return Take(TokenKind.Text, close + 1 - _at) with { Value = value };
    }

    private Token Template(char quote)
    {
        if (quote is '`')
            return Shell();
        var body = new TemplateReader(_source, _at, _at + 1, _end, '"', _depth);
        var parts = body.Read(out var close);
        return Join(parts, close + 1 - _at);
    }

    private Token Shell()
    {
        var close = _at + 1;
        while (close < _end && _source[close] is not '`')
            close += _source[close] is '\\' ? 2 : 1;
        if (close >= _end)
            throw new SyntaxException(_source[_at..], _at, "Syntax error, unexpected string content: the string has no closing quote.");
        return Take(TokenKind.Shell, close + 1 - _at);
    }

    private Token Heredoc(int head)
    {
        var block = HeredocBlock.Find(_source, _at, head);
        if (block.IsRaw)
            return Take(TokenKind.Text, block.Close - _at) with { Value = block.Outdent(_source[block.Start..block.End]) };
        var parts = block.Indent == 0
            ? new TemplateReader(_source, _at, block.Start, block.End, '\0', _depth).Read(out _)
            : new TemplateReader(_source, _at, block.Start, block.End, '\0', _depth) { Indent = block.Indent }.Read(out _);
        return Join(parts, block.Close - _at);
    }

    private Token Join(List<TemplatePart> parts, int length) => parts switch
    {
        [] => Take(TokenKind.Text, length) with { Value = "" },
        [{ Tokens: null } only] => Take(TokenKind.Text, length) with { Value = only.Text },
        _ => Take(TokenKind.Template, length) with { Parts = parts },
    };

    private int Match(TextParser<TextSpan> parser) => LexicalGrammar.Match(parser, _source, _at, _end);

    private bool StartsWith(string text, int at) => at >= 0 && string.CompareOrdinal(_source, at, text, 0, text.Length) == 0;

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, _source.Substring(_at, length), _at, _source[_leading.._at]);
        _at = _leading = _at + length;
        return token;
    }
}
