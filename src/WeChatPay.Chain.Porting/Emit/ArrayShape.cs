using System.Globalization;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Tells the shape of an array from its literal.</summary>
internal static class ArrayShape
{
    /// <summary>Gives the text of a key; null when the key is known only at run time.</summary>
    public static string? KeyOf(Expression? key) => key switch
    {
        Literal { Token: { Kind: TokenKind.Text, Value: { } text } } => text,
        Literal { Token: { Kind: TokenKind.Integer, Text: var digits } }
            when digits.All(char.IsAsciiDigit) && (digits.Length == 1 || digits[0] != '0') => digits,
        _ => null,
    };

    /// <summary>Whether the array has no keys, or the keys 0, 1, 2 … that PHP gives by itself.</summary>
    public static bool IsList(ArrayLiteral array)
    {
        for (var i = 0; i < array.Entries.Count; i++)
        {
            if (array.Entries[i].Key is { } key && !IsNumber(key, i))
                return false;
        }
        return true;
    }

    /// <summary>Whether the array can be an anonymous object: each key is a name of C# and occurs once.</summary>
    public static bool IsAnonymous(ArrayLiteral array) =>
        array.Entries.Count > 0
        && array.Entries.All(static entry => entry is { Key: Literal { Token.Kind: TokenKind.Text } key, Prefix: null } && CSharpNames.IsMemberName(KeyOf(key)))
        && array.Entries.Select(static entry => KeyOf(entry.Key)).Distinct().Count() == array.Entries.Count;

    /// <summary>Finds the value of an entry.</summary>
    public static Expression? Entry(ArrayLiteral array, string? key) =>
        key is null ? null : array.Entries.FirstOrDefault(entry => KeyOf(entry.Key) == key)?.Value;

    /// <summary>Whether all keys, each inside the one before, are members of anonymous objects.</summary>
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

    private static bool IsNumber(Expression key, int number) =>
        key is Literal { Token.Kind: TokenKind.Integer } && KeyOf(key) == number.ToString(CultureInfo.InvariantCulture);
}
