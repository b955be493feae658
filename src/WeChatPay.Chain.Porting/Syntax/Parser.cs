using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <summary>Parses tokens into a tree, by the grammar of PHP.</summary>
/// <remarks>Mutable: use it from one thread. It never goes back, so that its time grows with the number of tokens. It counts its depth.
/// Source: Zend/zend_language_parser.y.</remarks>
internal sealed partial class Parser
{
    /// <summary>The greatest depth of nested brackets, blocks and operators. Snippets stay far below, and the stack of every thread is large enough.</summary>
    internal const int MaxDepth = 120;

    private readonly TokenReader _tokens;
    private int _depth;

    private Parser(IReadOnlyList<Token> tokens, int depth = 0)
    {
        _tokens = new TokenReader(tokens);
        _depth = depth;
    }

    /// <summary>Parses a whole snippet.</summary>
    /// <exception cref="SyntaxException">The input is not PHP, or is nested deeper than <see cref="MaxDepth"/>.</exception>
    public static Block Parse(IReadOnlyList<Token> tokens)
    {
        var parser = new Parser(tokens);
        var first = parser._tokens.Current;
        var statements = new List<Statement>();
        while (parser._tokens.Current.Kind is not TokenKind.End)
            statements.Add(parser.Statement());
        return new Block(first, statements, parser._tokens.Current);
    }

    private T Nested<T>(Func<T> parse)
    {
        if (++_depth > MaxDepth)
            throw TooDeep(_tokens.Current);
        var result = parse();
        _depth--;
        return result;
    }

    private static SyntaxException TooDeep(Token at) => new(at, $"This is nested more than {MaxDepth} deep.", "Assign parts of it to variables.");

    private Statement Statement() => Nested(ParseStatement);

    private Statement ParseStatement()
    {
        var token = _tokens.Current;
        if (token.Kind is TokenKind.CloseTag || token.Is(";"))
            return new Empty(_tokens.Take());
        if (token.Is("{"))
            return Block();
        if (token.Kind is not TokenKind.Name || _tokens.Peek().Is("::") || _tokens.Peek().Is(":") && !token.IsWord("else"))
            return ExpressionStatement();
        return token.Text.ToLowerInvariant() switch
        {
            "echo" => Echo(),
            "if" => If(),
            "while" => While(),
            "do" when !_tokens.Peek().Is("(") => DoWhile(),
            "for" => For(),
            "foreach" => Foreach(),
            "try" => Try(),
            "return" => Return(),
            "break" or "continue" => Jump(),
            "function" when _tokens.Peek().Kind is TokenKind.Name => Function(),
            "use" => Use(),
            "unset" when _tokens.Peek().Is("(") => ExpressionStatement(),
            "require" or "require_once" or "include" or "include_once" => Require(),
            "declare" => Declare(),
            "switch" => throw Unportable(token),
            "static" when _tokens.Peek().IsWord("function") || _tokens.Peek().IsWord("fn") => ExpressionStatement(),
            "namespace" or "class" or "interface" or "trait" or "enum" or "abstract" or "final" or "goto" or "global" or "const" or "static" or "yield"
                when !_tokens.Peek().Is("(") => throw Unportable(token),
            _ => ExpressionStatement(),
        };
    }

    private static SyntaxException Unportable(Token token) => new(token, $"`{token.Text}` is not ported.", token.Text.ToLowerInvariant() switch
    {
        "switch" => "Write it as if … elseif … else.",
        "global" or "static" => "Pass the value as a parameter.",
        "const" => "Assign it to a variable.",
        "namespace" => "Remove the line. A snippet needs no namespace.",
        _ => "Port the code that calls WeChat Pay, and write the rest by hand.",
    });

    private Block Block()
    {
        var open = _tokens.Expect("{");
        var statements = new List<Statement>();
        while (!_tokens.Current.Is("}"))
        {
            if (_tokens.Current.Kind is TokenKind.End)
                throw new SyntaxException(_tokens.Current, "Unclosed '{': syntax error, unexpected end of file.");
            statements.Add(Statement());
        }
        return new Block(open, statements, _tokens.Take());
    }

    private ExpressionStatement ExpressionStatement() => new(Expression(), End());

    // `?>` ends a statement as a semicolon does.
    private Token End() => _tokens.Current.Kind is TokenKind.CloseTag ? _tokens.Take() : _tokens.Expect(";");

    private Echo Echo()
    {
        var keyword = _tokens.Take();
        var values = new List<Entry>();
        do
        {
            var value = Expression();
            values.Add(new Entry(null, null, value, null, _tokens.TakeIf(",")));
        }
        while (values[^1].Comma is not null);
        return new Echo(keyword, values, End());
    }

    private If If()
    {
        var branches = new List<Branch> { Branch([_tokens.Take()]) };
        while (true)
        {
            if (_tokens.Current.IsWord("elseif"))
                branches.Add(Branch([_tokens.Take()]));
            else if (_tokens.Current.IsWord("else") && _tokens.Peek().IsWord("if"))
                branches.Add(Branch([_tokens.Take(), _tokens.Take()]));
            else if (_tokens.TakeWordIf("else") is { } keyword)
                return new If(branches, keyword, Body());
            else
                return new If(branches, null, null);
        }
    }

    private Branch Branch(IReadOnlyList<Token> keywords)
    {
        var open = _tokens.Expect("(");
        var condition = Expression();
        return new Branch(keywords, open, condition, _tokens.Expect(")"), Body());
    }

    private Statement Body() => _tokens.Current.Is(":")
        ? throw new SyntaxException(_tokens.Current, "The syntax with `:` and `end…` is not ported.", "Write braces.")
        : Statement();

    private While While()
    {
        var keyword = _tokens.Take();
        var open = _tokens.Expect("(");
        var condition = Expression();
        return new While(keyword, open, condition, _tokens.Expect(")"), Body());
    }

    private DoWhile DoWhile()
    {
        var keyword = _tokens.Take();
        var body = Body();
        var word = _tokens.ExpectWord("while");
        var open = _tokens.Expect("(");
        var condition = Expression();
        return new DoWhile(keyword, body, word, open, condition, _tokens.Expect(")"), End());
    }

    private For For()
    {
        var keyword = _tokens.Take();
        var open = _tokens.Expect("(");
        var heads = new List<IReadOnlyList<Entry>>();
        var ends = new List<Token>();
        foreach (var end in (string[])[";", ";", ")"])
        {
            var head = new List<Entry>();
            while (!_tokens.Current.Is(end))
            {
                var value = Expression();
                head.Add(new Entry(null, null, value, null, _tokens.TakeIf(",")));
                if (head[^1].Comma is null)
                    break;
            }
            heads.Add(head);
            ends.Add(_tokens.Expect(end));
        }
        return new For(keyword, open, heads, ends, Body());
    }

    private Foreach Foreach()
    {
        var keyword = _tokens.Take();
        var open = _tokens.Expect("(");
        var subject = Expression();
        var @as = _tokens.ExpectWord("as");
        var reference = _tokens.TakeIf("&");
        var value = Expression();
        Expression? key = null;
        var arrow = _tokens.TakeIf("=>");
        if (arrow is not null)
        {
            key = value;
            reference = _tokens.TakeIf("&");
            value = Expression();
        }
        return new Foreach(keyword, open, subject, @as, key, arrow, reference, value, _tokens.Expect(")"), Body());
    }

    private Try Try()
    {
        var keyword = _tokens.Take();
        var body = Block();
        var catches = new List<Catch>();
        while (_tokens.TakeWordIf("catch") is { } word)
        {
            var open = _tokens.Expect("(");
            var types = new List<Token> { _tokens.Expect(TokenKind.Name, "identifier") };
            while (_tokens.TakeIf("|") is not null)
                types.Add(_tokens.Expect(TokenKind.Name, "identifier"));
            var variable = _tokens.Current.Kind is TokenKind.Variable ? _tokens.Take() : null;
            catches.Add(new Catch(word, open, types, variable, _tokens.Expect(")"), Block()));
        }
        var last = _tokens.TakeWordIf("finally");
        if (last is null && catches.Count == 0)
            throw new SyntaxException(keyword, "Cannot use try without catch or finally.");
        return new Try(keyword, body, catches, last, last is null ? null : Block());
    }

    private Jump Return()
    {
        var keyword = _tokens.Take();
        var value = _tokens.Current.Is(";") || _tokens.Current.Kind is TokenKind.CloseTag ? null : Expression();
        return new Jump(keyword, value, End());
    }

    private Jump Jump()
    {
        var keyword = _tokens.Take();
        if (_tokens.Current.Kind is TokenKind.Integer)
            throw new SyntaxException(_tokens.Current, $"`{keyword.Text}` out of several loops is not ported.", "Use a flag, or return from a function.");
        return new Jump(keyword, null, End());
    }

    private Function Function()
    {
        var keyword = _tokens.Take();
        var name = _tokens.Take();
        return new Function(keyword, name, Signature(), Block());
    }

    private Use Use()
    {
        var keyword = _tokens.Take();
        if (_tokens.Current.IsWord("function") || _tokens.Current.IsWord("const"))
            _tokens.Take();
        var names = new List<(Token, Token?)>();
        do
        {
            var name = _tokens.Expect(TokenKind.Name, "identifier");
            if (_tokens.Current is { Kind: TokenKind.Bad, Text: "\\" })
                names.AddRange(UseGroup(name));
            else
                names.Add((name, Alias()));
        }
        while (_tokens.TakeIf(",") is not null);
        return new Use(keyword, names, End());
    }

    private Token? Alias() => _tokens.TakeWordIf("as") is null ? null : _tokens.Expect(TokenKind.Name, "identifier");

    // use WeChatPay\{Builder, Formatter as F};
    private List<(Token, Token?)> UseGroup(Token prefix)
    {
        _tokens.Take();
        _tokens.Expect("{");
        var names = new List<(Token, Token?)>();
        do
        {
            var name = _tokens.Expect(TokenKind.Name, "identifier");
            names.Add((name with { Text = $"{prefix.Text}\\{name.Text}" }, Alias()));
        }
        while (_tokens.TakeIf(",") is not null && !_tokens.Current.Is("}"));
        _tokens.Expect("}");
        return names;
    }

    private Dropped Require()
    {
        var keyword = _tokens.Take();
        var last = _tokens.Current;
        while (!_tokens.Current.Is(";") && _tokens.Current.Kind is not (TokenKind.CloseTag or TokenKind.End))
            last = _tokens.Take();
        if (last.Value?.EndsWith("autoload.php", StringComparison.Ordinal) != true)
            throw new SyntaxException(keyword, "Including another file is not ported.", "Paste its code here.");
        return new Dropped(keyword, "C# needs no autoloader. The line is left out.", End());
    }

    private Dropped Declare()
    {
        var keyword = _tokens.Take();
        _tokens.Expect("(");
        _tokens.ExpectWord("strict_types");
        _tokens.Expect("=");
        _tokens.Expect(TokenKind.Integer, "integer");
        _tokens.Expect(")");
        return new Dropped(keyword, "C# is always strict about types. The line is left out.", End());
    }
}
