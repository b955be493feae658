using WeChatPay.Porting.Emit;

namespace WeChatPay.Porting.Idioms;

/// <summary>A piece of idiomatic C# for one expression.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Type">Its type.</param>
/// <param name="Level">The precedence of its outermost operator.</param>
internal readonly record struct Idiom(string Text, IdiomType Type, Level Level = Level.Primary)
{
    /// <summary>Gives the piece, in brackets when its level is lower than required.</summary>
    public string At(Level required) => Level >= required ? Text : $"({Text})";
}
