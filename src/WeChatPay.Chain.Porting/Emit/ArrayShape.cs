using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>What can be said of an array from the way it is written.</summary>
internal static class ArrayShape
{
    /// <summary>Gives the text of a key that is known; null when only run time knows it.</summary>
    public static string? KeyOf(Expression? key) => key switch
    {
        Literal { Token: { Kind: TokenKind.Text, Value: { } text } } => text,
        Literal { Token: { Kind: TokenKind.Integer } token } when token.Text.All(char.IsAsciiDigit) && (token.Text.Length == 1 || token.Text[0] != '0') => token.Text,
        _ => null,
    };

    /// <summary>Whether the array has no keys, or the keys that it would have without them.</summary>
    public static bool IsList(ArrayLiteral array)
    {
        for (var i = 0; i < array.Entries.Count; i++)
        {
            if (array.Entries[i].Key is { } key && !(key is Literal { Token.Kind: TokenKind.Integer } && KeyOf(key) == i.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                return false;
        }
        return true;
    }

    /// <summary>Whether it can be an anonymous object: every key a name of C#, none twice.</summary>
    public static bool IsAnonymous(ArrayLiteral array) =>
        array.Entries.Count > 0
        && array.Entries.All(static entry => entry is { Key: Literal { Token.Kind: TokenKind.Text } key, Prefix: null } && CSharpNames.IsMemberName(KeyOf(key)))
        && array.Entries.Select(static entry => KeyOf(entry.Key)).Distinct().Count() == array.Entries.Count;

    /// <summary>Finds an entry.</summary>
    public static Expression? Entry(ArrayLiteral array, string? key) =>
        key is null ? null : array.Entries.FirstOrDefault(entry => KeyOf(entry.Key) == key)?.Value;

    /// <summary>Whether all of the keys, one below the other, are members of anonymous objects.</summary>
    public static bool Has(ArrayLiteral? array, IEnumerable<Expression?> keys)
    {
        Expression? at = array;
        foreach (var key in keys)
        {
            if (at is not ArrayLiteral level || !IsAnonymous(level) || Entry(level, KeyOf(key)) is not { } next)
                return false;
            at = next;
        }
        return true;
    }
}
