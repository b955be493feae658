using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <summary>Parses tokens into a tree, by the grammar of PHP.</summary>
/// <remarks>Mutable: use it from one thread. It never goes back, so that its time grows with the number of tokens. It counts its depth.
/// Source: Zend/zend_language_parser.y.</remarks>
internal sealed partial class Parser
{
    /// <summary>The greatest depth of nested brackets, blocks and operators. Snippets stay far below, and the stack of every thread is large enough.</summary>
    internal const int MaxDepth = 120;

    private const int MaxErrors = 10;

    private readonly TokenReader _tokens;
    private readonly List<SyntaxException> _errors;
    private int _depth;

    private Parser(IReadOnlyList<Token> tokens, List<SyntaxException> errors, int depth = 0)
    {
        _tokens = new TokenReader(tokens);
        _errors = errors;
        _depth = depth;
    }

    /// <summary>Parses a whole snippet. After an error it goes on with the next statement.</summary>
    /// <remarks><paramref name="attributes"/> receives the openings of attributes, which are left out.</remarks>
    public static Block Parse(IReadOnlyList<Token> tokens, List<SyntaxException> errors, List<Token> attributes)
    {
        var parser = new Parser(tokens, errors);
        var first = parser._tokens.Current;
        var statements = new List<Statement>();
        var isCut = errors.Count > 0;
        try
        {
            while (parser._tokens.Current.Kind is not TokenKind.End)
            {
                statements.Add(parser.Recovered(isOutermost: true));
                if (statements[^1] is Namespace { Body: null, Name: not null })
                    first = parser._tokens.Current;
            }
        }
        catch (SyntaxException error)
        {
            errors.Add(error);
        }
        // Where a string or a comment has no end, the end of the tokens is not an error of its own.
        if (isCut)
            errors.RemoveAll(error => error.At.Kind is TokenKind.End && error.At.Text.Length == 0 && error != errors[0]);
        attributes.AddRange(parser._attributes);
        return new Block(first, statements, parser._tokens.Current);
    }

    // The error of one statement does not hide the next ones.
    private Statement Recovered(bool isOutermost = false)
    {
        var (position, depth, at) = (_tokens.Position, _depth, _tokens.Current);
        try
        {
            return Statement();
        }
        catch (SyntaxException error) when (error.Rule != Rules.Depth && error.At.Kind is not TokenKind.End && _errors.Count < MaxErrors)
        {
            _errors.Add(error);
            _depth = depth;
            SkipStatement(position, isOutermost);
            return new Empty(at);
        }
    }

    private void SkipStatement(int start, bool isOutermost)
    {
        var braces = 0;
        while (_tokens.Current is { Kind: not TokenKind.End } token)
        {
            if (token.Is("}") && braces == 0 && !isOutermost)
                break;
            _tokens.Take();
            if (token.Is("{"))
                braces++;
            else if (token.Is("}") && --braces <= 0)
                break;
            else if (braces == 0 && (token.Is(";") || token.Kind is TokenKind.CloseTag))
                break;
        }
        if (_tokens.Position == start && !_tokens.Current.Is("}"))
            _tokens.Take();
    }

    private T Nested<T>(Func<T> parse)
    {
        if (++_depth > MaxDepth)
            throw TooDeep(_tokens.Current);
        var result = parse();
        _depth--;
        return result;
    }

    private static SyntaxException TooDeep(Token at) =>
        new(at, $"This is nested more than {MaxDepth} deep.", "Assign parts of it to variables.") { Rule = Rules.Depth };

    private Statement Statement() => Nested(ParseStatement);

    private Block Block()
    {
        var open = _tokens.Expect("{");
        var statements = new List<Statement>();
        while (!_tokens.Current.Is("}"))
        {
            if (_tokens.Current.Kind is TokenKind.End)
                throw new SyntaxException(_tokens.Current, "Unclosed '{': syntax error, unexpected end of file.");
            statements.Add(Recovered());
        }
        return new Block(open, statements, _tokens.Take());
    }

    private ExpressionStatement ExpressionStatement() => new(Expression(), End());

    // `?>` ends a statement as a semicolon does.
    private Token End() => _tokens.Current.Kind is TokenKind.CloseTag ? _tokens.Take() : _tokens.Expect(";");

    private bool IsEnd => _tokens.Current.Is(";") || _tokens.Current.Kind is TokenKind.CloseTag;

    private static Token Synthetic(Token at, string mark) => new(TokenKind.Mark, mark, at.Offset, "");

    private Token Identifier() => _tokens.Expect(TokenKind.Name, "identifier");

    private bool IsWordNext(string word, int ahead = 1) => _tokens.Peek(ahead).IsWord(word);
}
