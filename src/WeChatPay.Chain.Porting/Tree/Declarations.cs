using WeChatPay.Porting.Syntax;

namespace WeChatPay.Porting.Tree;

/// <summary>A class, an interface, a trait or an enum.</summary>
/// <param name="Modifiers"><c>abstract</c>, <c>final</c>, <c>readonly</c>.</param>
/// <param name="Keyword"><c>class</c>, <c>interface</c>, <c>trait</c> or <c>enum</c>.</param>
/// <param name="Name">The name; null for an anonymous class.</param>
/// <param name="Backing">The type of the values of an enum.</param>
/// <param name="Extends">The base class, or the interfaces that an interface extends.</param>
/// <param name="Implements">The interfaces.</param>
/// <param name="Open">The brace.</param>
/// <param name="Members">The members, in the order of the source.</param>
/// <param name="Close">The closing brace.</param>
internal sealed record ClassDeclaration(
    IReadOnlyList<Token> Modifiers,
    Token Keyword,
    Token? Name,
    TypeName? Backing,
    IReadOnlyList<Token> Extends,
    IReadOnlyList<Token> Implements,
    Token Open,
    IReadOnlyList<ClassMember> Members,
    Token Close) : Statement(Modifiers.Count > 0 ? Modifiers[0] : Keyword)
{
    public IEnumerable<Method> Methods => Members.OfType<Method>();

    public bool Is(string kind) => Keyword.IsWord(kind);

    public bool Has(string modifier) => Modifiers.Any(token => token.IsWord(modifier));
}

/// <summary>A member of a class.</summary>
/// <param name="Modifiers"><c>public</c>, <c>static</c>, <c>readonly</c> and their like.</param>
/// <param name="First">The first token.</param>
internal abstract record ClassMember(IReadOnlyList<Token> Modifiers, Token First) : Node(First)
{
    public bool Has(string modifier) => Modifiers.Any(token => token.IsWord(modifier));
}

/// <summary>Properties that are declared together.</summary>
internal sealed record FieldDeclaration(IReadOnlyList<Token> Modifiers, TypeName? Type, IReadOnlyList<(Token Name, Expression? Value)> Items, Token End)
    : ClassMember(Modifiers, Modifiers[0]);

/// <summary>Constants of a class.</summary>
internal sealed record ClassConstants(IReadOnlyList<Token> Modifiers, Token Keyword, IReadOnlyList<(Token Name, Expression Value)> Items, Token End)
    : ClassMember(Modifiers, Modifiers.Count > 0 ? Modifiers[0] : Keyword);

/// <summary>A method; without a body when it is abstract.</summary>
internal sealed record Method(IReadOnlyList<Token> Modifiers, Token Keyword, Token Name, Signature Signature, Block? Body)
    : ClassMember(Modifiers, Modifiers.Count > 0 ? Modifiers[0] : Keyword);

/// <summary><c>use A, B;</c> in a class.</summary>
/// <param name="Keyword"><c>use</c>.</param>
/// <param name="Names">The traits.</param>
/// <param name="Rules">The brace of rules such as <c>a insteadof b</c>.</param>
internal sealed record TraitUse(Token Keyword, IReadOnlyList<Token> Names, Token? Rules) : ClassMember([], Keyword);

/// <summary>A case of an enum.</summary>
internal sealed record EnumCase(Token Keyword, Token Name, Expression? Value, Token End) : ClassMember([], Keyword);
