using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <content>Namespaces, classes and their members.</content>
internal sealed partial class Parser
{
    private Statement Namespace()
    {
        if (_tokens.Peek().Is("("))
            return ExpressionStatement();
        var keyword = _tokens.Take();
        var name = _tokens.Current.Kind is TokenKind.Name ? _tokens.Take() : null;
        if (!_tokens.Current.Is("{"))
            return new Namespace(keyword, name, null, End());
        var body = Block();
        return new Namespace(keyword, name, body, body.Close);
    }

    private Use Use()
    {
        var keyword = _tokens.Take();
        var isClass = !TakeKind();
        var names = new List<(Token, Token?, bool)>();
        do
        {
            var name = Identifier();
            if (_tokens.Current is { Kind: TokenKind.Bad, Text: "\\" })
                names.AddRange(UseGroup(name, isClass));
            else
                names.Add((name, Alias(), isClass));
        }
        while (_tokens.TakeIf(",") is not null);
        return new Use(keyword, names, End());
    }

    // use function a\b; use const A\B;
    private bool TakeKind()
    {
        var isKind = (_tokens.Current.IsWord("function") || _tokens.Current.IsWord("const")) && _tokens.Peek().Kind is TokenKind.Name;
        if (isKind)
            _tokens.Take();
        return isKind;
    }

    private Token? Alias() => _tokens.TakeWordIf("as") is null ? null : Identifier();

    // use WeChatPay\{Builder, Formatter as F};
    private List<(Token, Token?, bool)> UseGroup(Token prefix, bool isClass)
    {
        _tokens.Take();
        _tokens.Expect("{");
        var names = new List<(Token, Token?, bool)>();
        do
        {
            var isKind = TakeKind();
            var name = Identifier();
            names.Add((name with { Text = $"{prefix.Text}\\{name.Text}" }, Alias(), isClass && !isKind));
        }
        while (_tokens.TakeIf(",") is not null && !_tokens.Current.Is("}"));
        _tokens.Expect("}");
        return names;
    }

    private ClassDeclaration ClassLike()
    {
        var modifiers = new List<Token>();
        while (_tokens.Current.IsWord("abstract") || _tokens.Current.IsWord("final") || _tokens.Current.IsWord("readonly"))
            modifiers.Add(_tokens.Take());
        if (!(_tokens.Current.IsWord("class") || _tokens.Current.IsWord("interface") || _tokens.Current.IsWord("trait") || _tokens.Current.IsWord("enum")))
            throw _tokens.Unexpected("token \"class\"");
        var keyword = _tokens.Take();
        return ClassBody(modifiers, keyword, Identifier());
    }

    private ClassDeclaration ClassBody(List<Token> modifiers, Token keyword, Token? name)
    {
        var backing = keyword.IsWord("enum") && _tokens.TakeIf(":") is not null ? Type() : null;
        var extends = _tokens.TakeWordIf("extends") is null ? [] : NameList();
        var implements = _tokens.TakeWordIf("implements") is null ? [] : NameList();
        var open = _tokens.Expect("{");
        var members = new List<ClassMember>();
        while (!_tokens.Current.Is("}"))
        {
            if (_tokens.Current.Kind is TokenKind.End)
                throw new SyntaxException(_tokens.Current, "Unclosed '{': syntax error, unexpected end of file.");
            if (RecoveredMember() is { } member)
                members.Add(member);
        }
        return new ClassDeclaration(modifiers, keyword, name, backing, extends, implements, open, members, _tokens.Take());
    }

    private List<Token> NameList()
    {
        var names = new List<Token>();
        do
            names.Add(Identifier());
        while (_tokens.TakeIf(",") is not null);
        return names;
    }

    private ClassMember? RecoveredMember()
    {
        var (position, depth) = (_tokens.Position, _depth);
        try
        {
            return Nested(ParseMember);
        }
        catch (SyntaxException error) when (error.Rule != Diagnostics.Rules.Depth && error.At.Kind is not TokenKind.End && _errors.Count < MaxErrors)
        {
            _errors.Add(error);
            _depth = depth;
            SkipStatement(position, isOutermost: false);
            return null;
        }
    }

    private ClassMember ParseMember()
    {
        SkipAttributes();
        if (_tokens.Current.IsWord("use"))
            return TraitUse();
        if (_tokens.Current.IsWord("case"))
            return EnumCase();
        var modifiers = Modifiers();
        if (_tokens.Current.IsWord("const"))
            return ClassConstants(modifiers);
        if (_tokens.Current.IsWord("function"))
            return Method(modifiers);
        if (modifiers.Count == 0)
            throw _tokens.Unexpected("\"function\" or \"const\"");
        return ReadField(modifiers);
    }

    private List<Token> Modifiers()
    {
        var modifiers = new List<Token>();
        while (_tokens.Current is { Kind: TokenKind.Name } token
            && token.Text.ToLowerInvariant() is "public" or "protected" or "private" or "static" or "abstract" or "final" or "readonly" or "var")
            modifiers.Add(_tokens.Take());
        return modifiers;
    }

    private TraitUse TraitUse()
    {
        var keyword = _tokens.Take();
        var names = NameList();
        if (!_tokens.Current.Is("{"))
        {
            End();
            return new TraitUse(keyword, names, null);
        }
        var open = _tokens.Take();
        var rules = 0;
        while (!_tokens.Current.Is("}"))
        {
            if (_tokens.Current.Kind is TokenKind.End)
                throw new SyntaxException(_tokens.Current, "Unclosed '{': syntax error, unexpected end of file.");
            _tokens.Take();
            rules++;
        }
        _tokens.Take();
        return new TraitUse(keyword, names, rules == 0 ? null : open);
    }

    private EnumCase EnumCase()
    {
        var keyword = _tokens.Take();
        var name = Identifier();
        var value = _tokens.TakeIf("=") is null ? null : Expression(AssignmentLevel);
        return new EnumCase(keyword, name, value, End());
    }

    private ClassConstants ClassConstants(List<Token> modifiers)
    {
        var keyword = _tokens.Take();
        var items = new List<(Token, Expression)>();
        do
            items.Add(ConstantItem());
        while (_tokens.TakeIf(",") is not null);
        return new ClassConstants(modifiers, keyword, items, End());
    }

    private Method Method(List<Token> modifiers)
    {
        var keyword = _tokens.Take();
        var reference = _tokens.TakeIf("&");
        var name = Identifier();
        var signature = Signature(reference);
        if (_tokens.Current.Is("{"))
            return new Method(modifiers, keyword, name, signature, Block());
        End();
        return new Method(modifiers, keyword, name, signature, null);
    }

    private FieldDeclaration ReadField(List<Token> modifiers)
    {
        var type = _tokens.Current.Kind is TokenKind.Variable ? null : Type();
        var items = new List<(Token, Expression?)>();
        do
        {
            var name = _tokens.Expect(TokenKind.Variable, "variable");
            items.Add((name, _tokens.TakeIf("=") is null ? null : Expression(AssignmentLevel)));
        }
        while (_tokens.TakeIf(",") is not null);
        return new FieldDeclaration(modifiers, type, items, End());
    }
}
