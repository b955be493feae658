namespace WeChatPay.Porting.Emit;

/// <summary>How tightly a piece of C# holds together; from the loosest on.</summary>
internal enum Level
{
    Lambda,
    Assignment,
    Conditional,
    Coalesce,
    Or,
    And,
    BitOr,
    BitAnd,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>A piece of C#.</summary>
/// <param name="Lead">White space and comments before it.</param>
/// <param name="Text">The piece.</param>
/// <param name="Level">How tightly it holds together.</param>
/// <param name="IsDynamic">Whether the compiler takes it for <c>dynamic</c>, where a lambda needs <c>function(…)</c> around it.</param>
internal readonly record struct Code(string Lead, string Text, Level Level = Level.Primary, bool IsDynamic = false)
{
    public string All => Lead + Text;

    /// <summary>Gives the piece, in brackets if it would fall apart where it goes.</summary>
    public string At(Level least) => Level >= least ? All : $"{Lead}({Text})";
}
