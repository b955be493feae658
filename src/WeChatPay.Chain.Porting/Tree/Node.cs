using WeChatPay.Porting.Syntax;

namespace WeChatPay.Porting.Tree;

/// <summary>A piece of the syntax tree.</summary>
/// <param name="First">The token that a message about the piece points to.</param>
internal abstract record Node(Token First);

/// <summary>An expression.</summary>
/// <param name="First">Its first token.</param>
internal abstract record Expression(Token First) : Node(First)
{
    /// <summary>Gets how many levels the tree below has, set by the parser.</summary>
    public int Height { get; init; } = 1;
}

/// <summary>A variable.</summary>
internal sealed record Variable(Token Name) : Expression(Name)
{
    /// <summary>Gets the name without the dollar.</summary>
    public string Id => Name.Text[1..];
}

/// <summary>A number, or a string without variables in it.</summary>
internal sealed record Literal(Token Token) : Expression(Token);

/// <summary>A string with variables in it.</summary>
/// <param name="Token">The string.</param>
/// <param name="Parts">Its pieces: text, or an expression.</param>
internal sealed record Template(Token Token, IReadOnlyList<(string? Text, Expression? Value)> Parts) : Expression(Token);

/// <summary>An entry of an array, or a target of destructuring.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Arrow"><c>=&gt;</c>.</param>
/// <param name="Value">Its value; null for a skipped position.</param>
/// <param name="Prefix"><c>&amp;</c> or <c>...</c>.</param>
/// <param name="Comma">The comma behind it.</param>
internal sealed record Entry(Expression? Key, Token? Arrow, Expression? Value, Token? Prefix, Token? Comma)
{
    /// <summary>Gets the name of a named argument.</summary>
    public Token? Label { get; init; }
}

/// <summary>An array, or the left side of destructuring.</summary>
internal sealed record ArrayLiteral(Token Open, Token? Bracket, IReadOnlyList<Entry> Entries, Token Close) : Expression(Open);

/// <summary>A bare name: a constant.</summary>
internal sealed record Constant(Token Name) : Expression(Name);

/// <summary>The arguments of a call.</summary>
internal sealed record Arguments(Token Open, IReadOnlyList<Entry> Items, Token Close)
{
    /// <summary>Gets whether they are <c>(...)</c>, which makes a closure of the function.</summary>
    public bool IsCallable { get; init; }
}

/// <summary>A call of a function by name, or of a value.</summary>
internal sealed record FunctionCall(Expression Callee, Arguments Arguments) : Expression(Callee.First);

/// <summary>A member: <c>$a->b</c>, <c>$a->{'b'}</c>, and with arguments a method.</summary>
/// <param name="Target">The value that has the member.</param>
/// <param name="Arrow"><c>-&gt;</c> or <c>?-&gt;</c>.</param>
/// <param name="Name">The name, or the first token in the braces.</param>
/// <param name="Computed">The expression in braces, or the variable that holds the name.</param>
/// <param name="Arguments">The arguments of a method.</param>
internal sealed record Member(Expression Target, Token Arrow, Token Name, Expression? Computed, Arguments? Arguments) : Expression(Target.First);

/// <summary><c>$a::b()</c>, <c>A::{$b}()</c>: the class or the name is computed.</summary>
internal sealed record ComputedStatic(Expression Class, Token Colons, Arguments? Arguments) : Expression(Class.First);

/// <summary><c>$$name</c>, <c>${…}</c>.</summary>
internal sealed record ComputedVariable(Token Dollar, Expression Name) : Expression(Dollar);

/// <summary><c>A::b</c>: a constant, a static property or method.</summary>
internal sealed record StaticMember(Token Class, Token Colons, Token Name, Arguments? Arguments) : Expression(Class);

/// <summary><c>$a['b']</c>.</summary>
internal sealed record Index(Expression Target, Token Open, Expression? Key, Token Close) : Expression(Target.First);

/// <summary>An operator or a cast before its operand.</summary>
internal sealed record Unary(Token Operator, Expression Operand) : Expression(Operator);

/// <summary><c>++</c> or <c>--</c> behind its operand.</summary>
internal sealed record Postfix(Expression Operand, Token Operator) : Expression(Operand.First);

/// <summary>An operator between its operands.</summary>
internal sealed record Binary(Expression Left, Token Operator, Expression Right) : Expression(Left.First);

/// <summary>An assignment, also with destructuring.</summary>
internal sealed record Assignment(Expression Target, Token Operator, Expression Value) : Expression(Target.First)
{
    /// <summary>Gets the <c>&amp;</c> of an assignment by reference.</summary>
    public Token? Reference { get; init; }
}

/// <summary><c>a ? b : c</c>, and <c>a ?: c</c>.</summary>
internal sealed record Ternary(Expression Condition, Token Question, Expression? Then, Token Colon, Expression Else) : Expression(Condition.First);

/// <summary>An expression in brackets.</summary>
internal sealed record Parenthesised(Token Open, Expression Inner, Token Close) : Expression(Open);

/// <summary><c>new A(…)</c>.</summary>
internal sealed record New(Token Keyword, Token Class, Arguments? Arguments) : Expression(Keyword);

/// <summary><c>a instanceof B</c>.</summary>
internal sealed record InstanceOf(Expression Value, Token Keyword, Token Class) : Expression(Value.First)
{
    /// <summary>Gets the expression that names the class, when it is not a name.</summary>
    public Expression? Computed { get; init; }
}

/// <summary>A type in a declaration.</summary>
/// <param name="Tokens">As written: <c>?</c>, names, <c>|</c>.</param>
internal sealed record TypeName(IReadOnlyList<Token> Tokens);

/// <summary>A parameter.</summary>
internal sealed record Parameter(TypeName? Type, Token? Prefix, Token Name, Token? Equal, Expression? Default, Token? Comma)
{
    /// <summary>Gets <c>private</c>, <c>readonly</c> and their like: the parameter is a property too.</summary>
    public IReadOnlyList<Token> Modifiers { get; init; } = [];

    /// <summary>Gets the <c>&amp;</c> of a parameter by reference.</summary>
    public Token? Reference { get; init; }

    /// <summary>Gets the dots of a variadic parameter.</summary>
    public Token? Dots { get; init; }
}

/// <summary>The parameters and the return type of a function.</summary>
internal sealed record Signature(Token Open, IReadOnlyList<Parameter> Parameters, Token Close, TypeName? Returns)
{
    /// <summary>Gets the <c>&amp;</c> of a function that returns a reference.</summary>
    public Token? ByReference { get; init; }
}

/// <summary>A variable that a closure captures with <c>use</c>.</summary>
internal sealed record Captured(Token? ByReference, Token Name);

/// <summary><c>function (…) use (…) { … }</c>.</summary>
internal sealed record Closure(Token? Static, Token Keyword, Signature Signature, IReadOnlyList<Captured> Uses, Block Body) : Expression(Static ?? Keyword);

/// <summary><c>fn (…) => …</c>.</summary>
internal sealed record ArrowFunction(Token? Static, Token Keyword, Signature Signature, Token Arrow, Expression Body) : Expression(Static ?? Keyword);

/// <summary><c>match (a) { 1, 2 =&gt; b, default =&gt; c }</c>.</summary>
internal sealed record Match(Token Keyword, Token Open, Expression Subject, Token Close, IReadOnlyList<MatchArm> Arms, Token End) : Expression(Keyword);

/// <summary>An arm of a <see cref="Match"/>. Its conditions are empty for <c>default</c>.</summary>
internal sealed record MatchArm(Token First, IReadOnlyList<Expression> Conditions, Token Arrow, Expression Result, Token? Comma);

/// <summary><c>yield</c>, <c>yield from</c>.</summary>
internal sealed record Yield(Token Keyword, Expression? Key, Expression? Value, bool IsFrom) : Expression(Keyword);

/// <summary><c>require</c> and its like, with the path.</summary>
internal sealed record Include(Token Keyword, Expression Path) : Expression(Keyword);

/// <summary>A program in backticks.</summary>
internal sealed record Shell(Token Text) : Expression(Text);

/// <summary><c>new $class(…)</c>, <c>new (…)(…)</c>.</summary>
internal sealed record NewComputed(Token Keyword, Expression Class, Arguments? Arguments) : Expression(Keyword);

/// <summary><c>new class(…) { … }</c>.</summary>
internal sealed record NewAnonymous(Token Keyword, ClassDeclaration Class, Arguments? Arguments) : Expression(Keyword);
