using WeChatPay.Php.Json;
using WeChatPay.Php.Values;
using System.Globalization;

namespace WeChatPay.Php;

public static partial class Functions
{
    /// <summary>Writes a value as JSON as PHP's <c>json_encode</c> does:
    /// <c>/</c> as <c>\/</c>, characters beyond ASCII as <c>\uXXXX</c> in lower-case hex.</summary>
    /// <param name="value">A <see cref="PhpArray"/> (<c>[…]</c> when its keys are 0, 1, 2 …, else <c>{…}</c>), a <see cref="stdClass"/> (always <c>{…}</c>);
    /// and C#'s own shapes: anonymous objects and dictionaries (always <c>{…}</c>), lists (always <c>[…]</c>), <c>JToken</c>s, scalars, and any object that
    /// Newtonsoft.Json can write, with its attributes.</param>
    /// <param name="flags">Any of <see cref="JSON_FORCE_OBJECT"/>, <see cref="JSON_HEX_TAG"/>, <see cref="JSON_HEX_AMP"/>, <see cref="JSON_HEX_APOS"/>, <see
    /// cref="JSON_HEX_QUOT"/>,
    /// <see cref="JSON_UNESCAPED_SLASHES"/>, <see cref="JSON_PRETTY_PRINT"/>, <see cref="JSON_UNESCAPED_UNICODE"/>, <see cref="JSON_PRESERVE_ZERO_FRACTION"/>,
    /// <see cref="JSON_UNESCAPED_LINE_TERMINATORS"/>, <see cref="JSON_INVALID_UTF8_IGNORE"/>, <see cref="JSON_INVALID_UTF8_SUBSTITUTE"/>,
    /// <see cref="JSON_THROW_ON_ERROR"/>.</param>
    /// <param name="depth">The allowed number of levels of objects and lists. Default: 512.</param>
    /// <returns>The text, with line ends <c>\n</c>;
    /// false where the value cannot be written, and <see cref="json_last_error"/> says why.</returns>
    /// <exception cref="JsonException">The value cannot be encoded, and <paramref name="flags"/> has <see cref="JSON_THROW_ON_ERROR"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="flags"/> has a flag that is not in the list above: ignoring it would change the request.</exception>
    /// <remarks>A float has the fewest digits that read back the same. Source: https://www.php.net/manual/function.json-encode.php</remarks>
    public static dynamic json_encode(object? value, int flags = 0, int depth = 512)
    {
        if (Has(flags, ~EncodeFlags))
        {
            throw new ArgumentException(
                $"The `flags` {flags & ~EncodeFlags} of json_encode are not known: give JSON_UNESCAPED_UNICODE, JSON_PRETTY_PRINT and others of Functions. " +
                "Nothing was encoded.",
                nameof(flags));
        }
        return RunGuarded(flags, () =>
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            using var writer = new PhpJsonWriter(text, flags, depth);
            // A list of C# has no converter, so all become arrays of PHP first.
            writer.Encode(Has(flags, JSON_FORCE_OBJECT) && Access.TryArray(value, out var array) ? array : value);
            return text.ToString();
        }) ?? (object)false;
    }

    private const int EncodeFlags =
        JSON_FORCE_OBJECT | JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE
        | JSON_PRESERVE_ZERO_FRACTION | JSON_UNESCAPED_LINE_TERMINATORS | JSON_INVALID_UTF8_IGNORE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR;
}
