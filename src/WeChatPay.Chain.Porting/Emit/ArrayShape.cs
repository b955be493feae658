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
        Literal { Token: { Kind: TokenKind.Integer, Text: var digits } } when IsNumber(digits) => digits,
        _ => null,
    };

    /// <summary>Whether the array has no keys, or the keys 0, 1, 2 … that PHP gives by itself.</summary>
    public static bool IsList(ArrayLiteral array) =>
        array.Entries.Select(static (entry, at) => entry.Prefix is null
            && (entry.Key is null || KeyOf(entry.Key) == at.ToString(CultureInfo.InvariantCulture))).All(static one => one);

    /// <summary>Whether the array can be an anonymous object: each key is a name of C# and occurs once.</summary>
    public static bool IsAnonymous(ArrayLiteral array) => IsMap(array) && array.Entries.All(static entry => CSharpNames.IsMemberName(KeyOf(entry.Key)));

    /// <summary>Whether each key is written text that is not a number, and occurs once.</summary>
    public static bool IsMap(ArrayLiteral array) =>
        array.Entries.Count > 0
        && array.Entries.All(static entry => entry is { Key: Literal { Token.Kind: TokenKind.Text } key, Prefix: null } && KeyOf(key) is { } text
            && !IsNumber(text))
        && array.Entries.Select(static entry => KeyOf(entry.Key)).Distinct().Count() == array.Entries.Count;

    /// <summary>Whether an array has a form that C# can write without an array of PHP.</summary>
    public static bool IsPlain(ArrayLiteral array) => IsList(array) || IsMap(array);

    // PHP makes an integer of the key '5', but not of '05' or '-0'.
    private static bool IsNumber(string text)
    {
        var digits = text.Length > 1 && text[0] == '-' ? text[1..] : text;
        return digits.Length is > 0 and < 19 && digits.All(char.IsAsciiDigit) && (digits.Length == 1 ? digits != "0" || text == "0" : digits[0] != '0');
    }
}
