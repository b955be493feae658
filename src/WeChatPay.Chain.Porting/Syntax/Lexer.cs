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

    private Lexer(string source, int at, int depth)
    {
        _source = source;
        _at = _leading = at;
        _end = source.Length;
        _depth = depth;
    }

    /// <summary>Cuts a whole snippet.</summary>
    /// <exception cref="SyntaxException">The end of a string or a comment is missing, or strings are nested too deep.</exception>
    public static List<Token> Cut(string source)
    {
        var lexer = new Lexer(source, 0, 0);
        lexer.SkipFirstTag();
        var tokens = new List<Token>();
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind is not TokenKind.End);
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
        var blank = 0;
        while (blank < _end && (char.IsWhiteSpace(_source[blank]) || _source[blank] == '\ufeff'))
            blank++;
        if (StartsWith("<?php", blank) && (blank + 5 == _end || char.IsWhiteSpace(_source[blank + 5])))
            _at = _leading = blank + 5;
        else if (StartsWith("<?=", blank))
            throw new SyntaxException("<?=", blank, "The short tag is not ported.", "Write `<?php echo …;`.");
        else if (_end > 0 && _source[0] == '\ufeff')
            _at = _leading = 1;
    }

    private Token Next()
    {
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

    private Token CloseTag()
    {
        var token = Take(TokenKind.CloseTag, 2);
        var open = _source.IndexOf("<?php", _at, StringComparison.Ordinal);
        var html = _source[_at..(open < 0 ? _end : open)];
        if (!string.IsNullOrWhiteSpace(html))
        {
            var at = _at + html.Length - html.TrimStart().Length;
            throw new SyntaxException(html.Trim(), at, "Text outside `<?php … ?>` is not ported.", "Write it with `echo`.");
        }
        _at = _leading = open < 0 ? _end : open + 5;
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
            throw new SyntaxException("`", _at, "Running a program with backticks is not ported.");
        var body = new TemplateReader(_source, _at, _at + 1, _end, '"', _depth);
        var parts = body.Read(out var close);
        return Join(parts, close + 1 - _at);
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
