namespace WeChatPay.Porting.Emit;

/// <summary>The precedence of the outermost operator of a piece of C#, from the lowest to the highest.</summary>
/// <remarks>The levels decide where brackets are needed. Example: <c>a + b</c> has the level <see cref="Additive"/>. As an operand of <c>*</c>, which asks
/// for <see cref="Multiplicative"/>, <see cref="Code.At"/> gives <c>(a + b)</c>; as the right side of <c>=</c>, it gives <c>a + b</c>.</remarks>
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

/// <summary>A piece of C# for one expression.</summary>
/// <remarks>The writers of nodes combine pieces from the inside out. Example: for the PHP <c>$x . /* rest */ ($a . $b)</c>, the right operand is a piece
/// with the lead <c> /* rest */ </c>, the text <c>(a + b)</c> and the level <see cref="Level.Primary"/>.</remarks>
/// <param name="Lead">The white space and the comments before the piece.</param>
/// <param name="Text">The piece.</param>
/// <param name="Level">The precedence of its outermost operator.</param>
/// <param name="IsDynamic">Whether its static type is <c>dynamic</c>. A lambda as an argument then needs <c>function(…)</c> around it.</param>
internal readonly record struct Code(string Lead, string Text, Level Level = Level.Primary, bool IsDynamic = false)
{
    public string All => Lead + Text;

    /// <summary>Gives lead and piece, in brackets when its level is lower than required.</summary>
    public string At(Level required) => Lead + TextAt(required);

    /// <summary>Gives the piece without its lead, in brackets when its level is lower than required.</summary>
    public string TextAt(Level required) => Level >= required ? Text : $"({Text})";
}
