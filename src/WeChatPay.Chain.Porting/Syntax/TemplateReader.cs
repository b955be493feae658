namespace WeChatPay.Porting.Syntax;

/// <summary>Reads a string that may hold variables: <c>"…"</c> and heredocs.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class TemplateReader(string source, int opening, int start, int end, char quote, int depth)
{
    /// <summary>The limit for strings inside strings.</summary>
    private const int MaxDepth = 8;

    private readonly StringValue _text = new();
    private readonly List<TemplatePart> _parts = [];

    /// <summary>Gets the number of spaces to remove from each line.</summary>
    public int Indent { get; init; }

    /// <summary>Reads up to the closing quote, or to the end of a heredoc.</summary>
    /// <exception cref="SyntaxException">The closing quote is missing, or strings are nested too deep.</exception>
    public List<TemplatePart> Read(out int close)
    {
        var at = SkipIndent(start);
        while (at < end && (quote == '\0' || source[at] != quote))
            at = ReadOne(at);
        if (at >= end && quote != '\0')
            throw new SyntaxException(source[opening..end], opening, "Syntax error, unexpected string content: the string has no closing quote.");
        close = at;
        FlushText();
        return _parts;
    }

    private int ReadOne(int at)
    {
        var letter = source[at];
        var next = at + 1 < end ? source[at + 1] : '\0';
        if (letter == '\\')
            return _text.AppendEscape(source, at, end, quote);
        if (letter == '$' && LexicalGrammar.IsNameStart(next))
            return ReadSimple(at);
        if (letter == '{' && next == '$')
            return ReadBraces(at, at + 1);
        if (letter == '$' && next == '{')
            return ReadBraces(at, at + 2, isOld: true);
        _text.Append(letter);
        return letter == '\n' ? SkipIndent(at + 1) : at + 1;
    }

    private int SkipIndent(int at)
    {
        var skipped = 0;
        while (skipped < Indent && at < end && source[at] is ' ' or '\t')
        {
            skipped++;
            at++;
        }
        return at;
    }

    // `{$…}`, and the old `${name}`, `${name['key']}` and `${expression}`.
    private int ReadBraces(int at, int from, bool isOld = false)
    {
        if (depth >= MaxDepth)
        {
            throw new SyntaxException("{$", at, $"Strings are nested more than {MaxDepth} deep.", "Assign the inner string to a variable.")
            {
                Rule = Diagnostics.Rules.Depth,
            };
        }
        FlushText();
        var tokens = new List<Token>();
        var close = Lexer.CutBraces(source, from, depth + 1, tokens);
        if (close > end)
            throw new SyntaxException(tokens[^1], "Syntax error: `{$…}` goes on beyond the string.");
        if (isOld && tokens[0].Kind is TokenKind.Name && (tokens[1].Kind is TokenKind.End || tokens[1].Is("[")))
            tokens[0] = tokens[0] with { Kind = TokenKind.Variable, Text = "$" + tokens[0].Text };
        else if (isOld)
            tokens.InsertRange(0, [new(TokenKind.Mark, "$", at, ""), new(TokenKind.Mark, "{", at + 1, "")]);
        if (isOld && tokens[0].Is("$"))
            tokens.Insert(tokens.Count - 1, new(TokenKind.Mark, "}", close - 1, ""));
        _parts.Add(new(null, tokens));
        return close;
    }

    // "$name", "$name[0]", "$name[key]", "$name[$key]" and "$name->member", with one member or index.
    private int ReadSimple(int at)
    {
        FlushText();
        var length = LexicalGrammar.Match(LexicalGrammar.Variable, source, at, end);
        var tokens = new List<Token> { new(TokenKind.Variable, source.Substring(at, length), at, "") };
        at += length;
        if (at < end && source[at] == '[')
            at = ReadIndex(at, tokens);
        else if (ArrowAt(at) is { } arrow)
        {
            tokens.Add(new(TokenKind.Mark, arrow, at, ""));
            at = Add(tokens, at + arrow.Length, NameLength(at + arrow.Length), TokenKind.Name);
        }
        tokens.Add(new(TokenKind.End, "", at, ""));
        _parts.Add(new(null, tokens));
        return at;
    }

    private string? ArrowAt(int at)
    {
        foreach (var arrow in (string[])["->", "?->"])
        {
            if (at + arrow.Length < end && string.CompareOrdinal(source, at, arrow, 0, arrow.Length) == 0
                && LexicalGrammar.IsNameStart(source[at + arrow.Length]))
                return arrow;
        }
        return null;
    }

    private int ReadIndex(int at, List<Token> tokens)
    {
        var inner = at + 1;
        var close = source.IndexOf(']', at, end - at);
        if (close <= inner)
            throw new SyntaxException("[", at, "Syntax error, unexpected end of an index in a string.");
        tokens.Add(new(TokenKind.Mark, "[", at, ""));
        var text = source[inner..close];
        if (source[inner] == '$' && LexicalGrammar.Match(LexicalGrammar.Variable, source, inner, close) == text.Length)
            tokens.Add(new(TokenKind.Variable, text, inner, ""));
        else if (text.TrimStart('-').All(char.IsAsciiDigit) && text.Length - text.TrimStart('-').Length <= 1 && text != "-")
            AddNumber(tokens, text, inner);
        else if (LexicalGrammar.IsNameStart(text[0]) && text.All(LexicalGrammar.IsNamePart))
            tokens.Add(new(TokenKind.Text, text, inner, "", text));
        else
        {
            throw new SyntaxException(
                text,
                inner,
                "Syntax error, unexpected string content: an index inside a string is a bare word, a number or a variable.",
                "Write `{$name['key']}`.");
        }
        tokens.Add(new(TokenKind.Mark, "]", close, ""));
        return close + 1;
    }

    // "$a[01]" and "$a[99999999999999999999]" have text as their key.
    private static void AddNumber(List<Token> tokens, string text, int at)
    {
        var digits = text.TrimStart('-');
        if (digits.Length > 1 && digits[0] == '0' || digits.Length > 18 || text == "-0")
        {
            tokens.Add(new(TokenKind.Text, text, at, "", text));
            return;
        }
        if (digits.Length < text.Length)
            tokens.Add(new(TokenKind.Mark, "-", at, ""));
        tokens.Add(new(TokenKind.Integer, digits, at + text.Length - digits.Length, ""));
    }

    private int NameLength(int at)
    {
        var length = 0;
        while (at + length < end && LexicalGrammar.IsNamePart(source[at + length]))
            length++;
        return length;
    }

    private int Add(List<Token> tokens, int at, int length, TokenKind kind)
    {
        tokens.Add(new(kind, source.Substring(at, length), at, ""));
        return at + length;
    }

    private void FlushText()
    {
        if (!_text.IsEmpty)
            _parts.Add(new(_text.Take(), null));
    }
}
