using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <content>Branches and loops, with braces or with <c>:</c> and <c>end…</c>.</content>
internal sealed partial class Parser
{
    private If If()
    {
        var branches = new List<Branch>();
        var keywords = new List<Token> { _tokens.Take() };
        while (true)
        {
            var open = _tokens.Expect("(");
            var condition = Expression();
            var close = _tokens.Expect(")");
            var isOpen = _tokens.Current.Is(":");
            branches.Add(new Branch(keywords, open, condition, close, isOpen ? Colon("elseif", "else", "endif") : Statement()));
            if (_tokens.Current.IsWord("elseif"))
                keywords = [Keyword(isOpen)];
            else if (_tokens.Current.IsWord("else") && IsWordNext("if") && !isOpen)
                keywords = [_tokens.Take(), _tokens.Take()];
            else if (_tokens.Current.IsWord("else"))
                return new If(branches, Keyword(isOpen), isOpen ? Closed("endif") : Statement());
            else
            {
                if (isOpen)
                    EndOf("endif");
                return new If(branches, null, null);
            }
        }
    }

    // The brace of the branch before has the white space before the keyword.
    private Token Keyword(bool isOpen) => isOpen ? _tokens.Take() with { Leading = " " } : _tokens.Take();

    private Statement Body(string end) => _tokens.Current.Is(":") ? Closed(end) : Statement();

    private Block Closed(string end)
    {
        var block = Colon(end);
        EndOf(end);
        return block;
    }

    private void EndOf(string word)
    {
        _tokens.ExpectWord(word);
        End();
    }

    private Block Colon(params string[] ends)
    {
        var colon = _tokens.Expect(":");
        var statements = new List<Statement>();
        while (!ends.Any(_tokens.Current.IsWord))
        {
            if (_tokens.Current.Kind is TokenKind.End)
                throw _tokens.Unexpected($"\"{ends[^1]}\"");
            statements.Add(Recovered());
        }
        return new Block(colon with { Text = "{", Leading = " " }, statements, Synthetic(_tokens.Current, "}") with { Leading = _tokens.Current.Leading });
    }

    private While While()
    {
        var keyword = _tokens.Take();
        var open = _tokens.Expect("(");
        var condition = Expression();
        return new While(keyword, open, condition, _tokens.Expect(")"), Body("endwhile"));
    }

    private DoWhile DoWhile()
    {
        var keyword = _tokens.Take();
        var body = Statement();
        var word = _tokens.ExpectWord("while");
        var open = _tokens.Expect("(");
        var condition = Expression();
        return new DoWhile(keyword, body, word, open, condition, _tokens.Expect(")"), End());
    }

    private Switch Switch()
    {
        var keyword = _tokens.Take();
        var open = _tokens.Expect("(");
        var subject = Expression();
        var close = _tokens.Expect(")");
        var isColon = _tokens.Current.Is(":");
        var brace = isColon ? _tokens.Take() with { Text = "{", Leading = " " } : _tokens.Expect("{");
        _tokens.TakeIf(";");
        var cases = new List<Case>();
        while (_tokens.Current.IsWord("case") || _tokens.Current.IsWord("default"))
            cases.Add(Case());
        if (!isColon)
            return new Switch(keyword, open, subject, close, brace, cases, _tokens.Expect("}"));
        var end = _tokens.ExpectWord("endswitch");
        End();
        return new Switch(keyword, open, subject, close, brace, cases, end with { Text = "}" });
    }

    private Case Case()
    {
        var keyword = _tokens.Take();
        var condition = keyword.IsWord("case") ? Expression() : null;
        var colon = _tokens.TakeIf(";") ?? _tokens.Expect(":");
        var statements = new List<Statement>();
        while (!_tokens.Current.Is("}") && !_tokens.Current.IsWord("case") && !_tokens.Current.IsWord("endswitch")
            && !(_tokens.Current.IsWord("default") && (_tokens.Peek().Is(":") || _tokens.Peek().Is(";"))))
        {
            if (_tokens.Current.Kind is TokenKind.End)
                throw new SyntaxException(_tokens.Current, "Unclosed '{': syntax error, unexpected end of file.");
            statements.Add(Recovered());
        }
        return new Case(keyword, condition, colon, new Block(colon, statements, _tokens.Current));
    }
}
