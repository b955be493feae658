using System.Globalization;

namespace WeChatPay.Php;

public static partial class Functions
{
    /// <summary>Writes a value as JSON as PHP's <c>json_encode</c> does:
    /// <c>/</c> as <c>\/</c>, characters beyond ASCII as <c>\uXXXX</c> in lower-case hex.</summary>
    /// <param name="value">Anonymous objects, dictionaries, lists, <c>JToken</c>s, scalars, and any object that Newtonsoft.Json can write, with its attributes.
    /// An object is always <c>{…}</c> and a list always <c>[…]</c>; PHP has one array for both, and writes an empty array as <c>[]</c>:
    /// instead of PHP's <c>new \stdClass</c>, give <c>new { }</c> for <c>{}</c>.</param>
    /// <param name="flags">Any of <see cref="JSON_HEX_TAG"/>, <see cref="JSON_HEX_AMP"/>, <see cref="JSON_HEX_APOS"/>, <see cref="JSON_HEX_QUOT"/>,
    /// <see cref="JSON_UNESCAPED_SLASHES"/>, <see cref="JSON_PRETTY_PRINT"/>, <see cref="JSON_UNESCAPED_UNICODE"/>, <see cref="JSON_PRESERVE_ZERO_FRACTION"/>,
    /// <see cref="JSON_UNESCAPED_LINE_TERMINATORS"/>, <see cref="JSON_INVALID_UTF8_IGNORE"/>, <see cref="JSON_INVALID_UTF8_SUBSTITUTE"/>,
    /// <see cref="JSON_THROW_ON_ERROR"/>.</param>
    /// <param name="depth">The allowed number of levels of objects and lists. Default: 512.</param>
    /// <returns>The text, with line ends <c>\n</c>;
    /// <see langword="null"/> where PHP returns <c>false</c>, and <see cref="json_last_error"/> says why.</returns>
    /// <exception cref="JsonException">The value cannot be encoded, and <paramref name="flags"/> has <see cref="JSON_THROW_ON_ERROR"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="flags"/> has a flag that is not in the list above, such as PHP's
    /// <c>JSON_FORCE_OBJECT</c> (16): ignoring it would change the request.</exception>
    /// <remarks>
    /// <para>A <see cref="decimal"/> is written as given: <c>1.10m</c> is <c>1.10</c>.
    /// A <see cref="double"/> has the fewest digits that read back the same.</para>
    /// <para>Source: https://www.php.net/manual/function.json-encode.php</para>
    /// </remarks>
    public static string? json_encode(object? value, int flags = 0, int depth = 512)
    {
        if (Has(flags, ~EncodeFlags))
        {
            throw new ArgumentException(
                $"The `flags` {flags & ~EncodeFlags} of json_encode are not known: give JSON_UNESCAPED_UNICODE, JSON_PRETTY_PRINT and others of Functions. " +
                "For PHP's JSON_FORCE_OBJECT (16) give an object: new { }. Nothing was encoded.",
                nameof(flags));
        }
        return RunGuarded(flags, () =>
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            using var writer = new PhpJsonWriter(text, flags, depth);
            writer.Encode(value);
            return text.ToString();
        });
    }

    private const int EncodeFlags =
        JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE
        | JSON_PRESERVE_ZERO_FRACTION | JSON_UNESCAPED_LINE_TERMINATORS | JSON_INVALID_UTF8_IGNORE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR;
}
