using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace WeChatPay.Cli.Languages;

/// <summary>An interpolated text, taken apart into its key and its values. Unlike <see cref="FormattableString"/> it may be joined by <c>+</c>.</summary>
[InterpolatedStringHandler]
internal sealed class MessageText(int literalLength, int formattedCount)
{
    private readonly StringBuilder _key = new(literalLength + 4 * formattedCount);
    private readonly List<object?> _values = new(formattedCount);

    /// <summary>Gets the text with <c>{0}</c>, <c>{1}</c> and so on for the values.</summary>
    public string Key => _key.ToString();

    public object?[] Values => [.. _values];

    public void AppendLiteral(string text) =>
        _key.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted(object? value) => AppendFormatted(value, format: null);

    public void AppendFormatted(object? value, string? format)
    {
        _key.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}{(format is null ? "" : $":{format}")}}}");
        _values.Add(value);
    }
}
