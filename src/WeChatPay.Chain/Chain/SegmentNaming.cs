using System.Buffers;
using WeChatPay.Basics;

namespace WeChatPay.Chain;

/// <summary>Renames names written in C# to segments of a path.</summary>
/// <remarks>The PHP SDK lower-cases every capital it meets, values too, and so calls wrong addresses (its issues 56, 69, 74, 77 and 114).
/// This class renames only plain names, and refuses any other text with a capital. Digits among capitals mark a value
/// (<c>Order20261124</c>, an openid).</remarks>
internal static class SegmentNaming
{
    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_/.");

    /// <summary>Renames a member: <c>hirePowerBank</c> is <c>hire-power-bank</c>, <c>_out_order_no_</c> is <c>{out_order_no}</c>.</summary>
    /// <exception cref="ArgumentException">A variable without a name, <c>__</c>, or with one underscore: <c>_out_order_no</c>.</exception>
    public static string FromMember(string name)
    {
        if (name.Length >= 2 && name[0] == '_' && name[^1] == '_')
        {
            return name.Length > 2
                ? string.Concat("{", name.AsSpan(1, name.Length - 2), "}")
                : throw new ArgumentException(
                    $"`{name}` is a path variable without a name. Write its name between the underscores, for example `._out_trade_no_`.").On(HelpPage.Path);
        }
        // No segment of the API begins or ends with an underscore.
        if (name.StartsWith('_') || name.EndsWith('_'))
        {
            throw new ArgumentException(
                $"`{name}` has an underscore on one side only. A path variable is written with one on each side: `._{name.Trim('_')}_`. Nothing was sent.")
                    .On(HelpPage.Path);
        }
        return name.AsSpan().ContainsAny(Capitals) ? KebabCase.FromName(name) : name;
    }

    /// <summary>Renames the segments of a path, and leaves <c>{…}</c>, <c>%XX</c>, a query and absolute addresses as they are.</summary>
    /// <exception cref="ArgumentException">A segment has capitals and is not a name, or the text is not a path.</exception>
    public static string FromPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = path.StartsWith('/') ? path[1..] : path;
        if (text.Length > 0 && text[0] != '/' && !text.AsSpan().ContainsAnyExcept(Plain) && !text.Contains("//", StringComparison.Ordinal))
            return text;
        var renamed = new PathText();
        renamed.AppendLiteral(path);
        return renamed.ToString();
    }

    /// <summary>Renames one literal piece between slashes, braces and values.</summary>
    /// <param name="piece">The piece, without slash and brace.</param>
    /// <param name="whole">The text that the user wrote, for the message.</param>
    public static string FromPiece(string piece, string whole)
    {
        if (!piece.AsSpan().ContainsAny(Capitals) || !HasCapitalsOutsideEscapes(piece))
            return piece;
        if (!KebabCase.IsName(piece))
        {
            // A piece of a path that is hidden whole may be a piece of a key.
            var isSecret = whole == PathLabel.Placeholder || IsSecret(piece);
            throw new ArgumentException(
                $"{(isSecret ? $"A segment of {piece.Length} characters" : $"`{piece}`")} in `{whole}` has capitals "
                + "and is not a camelCase or PascalCase name, so it is not renamed. "
                + $"If it is a value, pass it as a variable: chain(\"…/{{id}}\").Get(new {{ id = {(isSecret ? "…" : $"\"{piece}\"")} }}), "
                + "or interpolate it: [$\"…/{id}\"] on the static receiver. Nothing was sent.").On(HelpPage.Path);
        }
        return KebabCase.FromName(piece);
    }

    // The segment is quoted, so that its author finds it; but for what may be a key, a password or the number of a person.
    private static bool IsSecret(string piece) =>
        piece.Length >= TextShape.KeyLength || TextShape.IsPrivate(piece)
        || !piece.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '~' or '%');

    // RFC 3986, 2.1: the hex digits of an escape are not capitals of a name.
    private static bool HasCapitalsOutsideEscapes(string piece)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] == '%')
                i += 2;
            else if (char.IsAsciiLetterUpper(piece[i]))
                return true;
        }
        return false;
    }
}
