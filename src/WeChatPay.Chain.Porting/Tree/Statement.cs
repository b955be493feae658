using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Syntax;

namespace WeChatPay.Porting.Tree;

/// <summary>A statement.</summary>
/// <param name="First">Its first token.</param>
internal abstract record Statement(Token First) : Node(First);

/// <summary>Statements in braces, or the whole snippet.</summary>
internal sealed record Block(Token Open, IReadOnlyList<Statement> Statements, Token Close) : Statement(Open);

/// <summary>An expression as a statement. It ends with a semicolon or with <c>?&gt;</c>.</summary>
internal sealed record ExpressionStatement(Expression Value, Token End) : Statement(Value.First);

/// <summary><c>echo a, b;</c>.</summary>
internal sealed record Echo(Token Keyword, IReadOnlyList<Entry> Values, Token End) : Statement(Keyword);

/// <summary>An empty statement.</summary>
internal sealed record Empty(Token End) : Statement(End);

/// <summary>One condition of an <c>if</c>: its keywords are <c>if</c>, <c>elseif</c>, or <c>else if</c>.</summary>
internal sealed record Branch(IReadOnlyList<Token> Keywords, Token Open, Expression Condition, Token Close, Statement Body);

/// <summary><c>if</c>, with its <c>elseif</c> and <c>else</c> branches.</summary>
internal sealed record If(IReadOnlyList<Branch> Branches, Token? ElseKeyword, Statement? Else) : Statement(Branches[0].Keywords[0]);

/// <summary><c>while</c>.</summary>
internal sealed record While(Token Keyword, Token Open, Expression Condition, Token Close, Statement Body) : Statement(Keyword);

/// <summary><c>do … while (…);</c>.</summary>
internal sealed record DoWhile(Token Keyword, Statement Body, Token While, Token Open, Expression Condition, Token Close, Token End) : Statement(Keyword);

/// <summary><c>for</c>: three lists of expressions, each with the token that ends it.</summary>
internal sealed record For(Token Keyword, Token Open, IReadOnlyList<IReadOnlyList<Entry>> Heads, IReadOnlyList<Token> Ends, Statement Body)
    : Statement(Keyword);

/// <summary><c>foreach (a as k =&gt; v)</c>.</summary>
internal sealed record Foreach(
    Token Keyword, Token Open, Expression Subject, Token As, Expression? Key, Token? Arrow, Token? ByReference, Expression Value, Token Close, Statement Body)
    : Statement(Keyword);

/// <summary>A <c>catch</c>.</summary>
internal sealed record Catch(Token Keyword, Token Open, IReadOnlyList<Token> Types, Token? Variable, Token Close, Block Body);

/// <summary><c>try</c>.</summary>
internal sealed record Try(Token Keyword, Block Body, IReadOnlyList<Catch> Catches, Token? FinallyKeyword, Block? Finally) : Statement(Keyword);

/// <summary><c>return</c>, <c>break</c>, <c>continue</c>.</summary>
internal sealed record Jump(Token Keyword, Expression? Value, Token End) : Statement(Keyword)
{
    /// <summary>Gets the number behind <c>break</c> or <c>continue</c>.</summary>
    public Token? Levels { get; init; }
}

/// <summary><c>function name(…) { … }</c>.</summary>
internal sealed record Function(Token Keyword, Token Name, Signature Signature, Block Body) : Statement(Keyword);

/// <summary><c>use A\B as C;</c>.</summary>
/// <param name="Keyword"><c>use</c>.</param>
/// <param name="Names">The names, each with its alias and with whether it is a class.</param>
/// <param name="End">The semicolon.</param>
internal sealed record Use(Token Keyword, IReadOnlyList<(Token Name, Token? Alias, bool IsClass)> Names, Token End) : Statement(Keyword);

/// <summary>A statement that C# does not need: <c>require 'vendor/autoload.php'</c>, <c>declare(strict_types=1)</c>.</summary>
internal sealed record Dropped(Token Keyword, Wording Reason, Token End) : Statement(Keyword);

/// <summary>A statement that has no counterpart.</summary>
internal sealed record Unported(Token Keyword, PortingRule Rule, Wording Message, Wording? Hint) : Statement(Keyword);

/// <summary>Text outside <c>&lt;?php … ?&gt;</c>, which PHP prints.</summary>
internal sealed record Html(Token Text) : Statement(Text);

/// <summary><c>namespace A\B;</c>, <c>namespace A { … }</c>.</summary>
internal sealed record Namespace(Token Keyword, Token? Name, Block? Body, Token End) : Statement(Keyword);

/// <summary><c>switch (a) { … }</c>.</summary>
internal sealed record Switch(
    Token Keyword, Token Open, Expression Subject, Token Close, Token Brace, IReadOnlyList<Case> Cases, Token End) : Statement(Keyword);

/// <summary>A <c>case</c>, or <c>default</c> without a condition.</summary>
internal sealed record Case(Token Keyword, Expression? Condition, Token Colon, Block Body);

/// <summary><c>static $a = 1, $b;</c>.</summary>
internal sealed record StaticVariables(Token Keyword, IReadOnlyList<(Token Name, Expression? Value)> Variables, Token End) : Statement(Keyword);

/// <summary><c>global $a, $b;</c>.</summary>
internal sealed record Global(Token Keyword, IReadOnlyList<Token> Names, Token End) : Statement(Keyword);

/// <summary><c>const A = 1, B = 2;</c>.</summary>
internal sealed record Constants(Token Keyword, IReadOnlyList<(Token Name, Expression Value)> Items, Token End) : Statement(Keyword);
