using System.Globalization;
using System.Runtime.CompilerServices;

namespace WeChatPay.Util;

/// <summary>Makes the exceptions that say "X is a Stream: give text. Nothing was sent."</summary>
internal static class Refusal
{
    /// <summary>The outcome of a refusal that comes before the request.</summary>
    public const string NothingSent = "Nothing was sent.";

    // A longer number may be the number of a card or a phone.
    private const int MaxShown = 6;

    /// <summary>Makes the exception for a value of a wrong type.</summary>
    /// <param name="subject">The option or field with its backticks, for example <c>`headers` of POST v3/pay</c>.</param>
    /// <param name="value">The value, which <see cref="Describe"/> names.</param>
    /// <param name="right">The accepted forms, with an example: they follow the word "give".</param>
    /// <param name="outcome">The last sentence; <see langword="null"/> for a message that needs none.</param>
    /// <param name="verb">The word between subject and value: "is", or "holds" for an element of a list.</param>
    /// <param name="parameter">The name of the public parameter, for <see cref="ArgumentException.ParamName"/>.</param>
    /// <param name="cause">The exception behind this one.</param>
    public static ArgumentException Create(
        string subject, object? value, string right, string? outcome = NothingSent, string verb = "is", string? parameter = null, Exception? cause = null) =>
        new($"{subject} {verb} {Describe(value)}: give {right}.{(outcome is null ? "" : $" {outcome}")}", parameter, cause);

    /// <summary>Names a value by its type. The value may be a secret: only short numbers, true and false are shown.</summary>
    /// <returns>For example <c>text</c>, <c>`5`</c>, <c>null</c>, <c>a MemoryStream</c>, <c>an Object[]</c>, <c>an anonymous object</c>.</returns>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        string => "text",
        bool truth => truth ? "`true`" : "`false`",
        IFormattable number when NumberForm.IsNumber(value) && number.ToString(null, CultureInfo.InvariantCulture) is { Length: <= MaxShown } text =>
            $"`{text}`",
        _ => DescribeType(value.GetType()),
    };

    private static string DescribeType(Type type)
    {
        if (type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.Name.Contains("AnonymousType", StringComparison.Ordinal))
            return "an anonymous object";
        var name = type.Name.Split('`')[0];
        return $"{(name[0] is 'A' or 'E' or 'I' or 'O' ? "an" : "a")} {name}";
    }
}
