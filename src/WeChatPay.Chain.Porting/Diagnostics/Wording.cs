using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace WeChatPay.Porting.Diagnostics;

/// <summary>An English text as its template and its values, so that another program can show it in another language.</summary>
/// <remarks>A literal becomes one by itself, and so does an interpolated text: <c>$"`{name}` is not ported."</c> has the template <c>`{0}` is not ported.</c>
/// A text that is joined or chosen as a string has lost its template: a test finds such a place. A value may be a <see cref="Wording"/> or a list of names
/// too.</remarks>
[InterpolatedStringHandler]
internal sealed class Wording : IEquatable<Wording>
{
    /// <summary>The template that stands between the names of a list.</summary>
    public const string Separator = ", ";

    private readonly StringBuilder _template;
    private readonly List<object?> _values;

    public Wording(int literalLength, int formattedCount)
    {
        _template = new(literalLength + 3 * formattedCount);
        _values = new(formattedCount);
    }

    private Wording(string template, IEnumerable<object?> values)
    {
        _template = new(template);
        _values = [.. values];
    }

    /// <summary>Gets the text with <c>{0}</c>, <c>{1}</c> and so on for the values. A brace of the text is doubled.</summary>
    public string Template => _template.ToString();

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Wording?(string? text) => text is null ? null : new(Escape(text), []);

    public void AppendLiteral(string text) => _template.Append(Escape(text));

    public void AppendFormatted(object? value)
    {
        _template.Append('{').Append(_values.Count.ToString(CultureInfo.InvariantCulture)).Append('}');
        _values.Add(value);
    }

    /// <summary>Changes the texts of the values, also within those that are a <see cref="Wording"/>.</summary>
    public Wording WithValues(Func<string, string> change) =>
        new(Template, _values.Select(value => value switch
        {
            Wording inner => (object)inner.WithValues(change),
            IEnumerable<string> names => names.Select(change).ToList(),
            _ => change(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        }));

    /// <summary>Writes the text with another template for each of this one's.</summary>
    public string Format(Func<string, string> translate) => string.Format(
        CultureInfo.InvariantCulture,
        translate(Template),
        [.. _values.Select(value => value switch
        {
            Wording inner => inner.Format(translate),
            IEnumerable<string> names => string.Join(translate(Separator), names),
            _ => value,
        })]);

    public bool Equals(Wording? other) => other is not null && other.ToString() == ToString();

    public override bool Equals(object? obj) => Equals(obj as Wording);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>Gets the English text.</summary>
    public override string ToString() => Format(static template => template);

    private static string Escape(string text) => text.Replace("{", "{{").Replace("}", "}}");
}
