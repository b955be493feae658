namespace WeChatPay.Facts;

/// <summary>Compares values with formats, and converts formats from and to their names in the table.</summary>
/// <remarks>Validation, sandbox and reference use these rules. Immutable and thread-safe.</remarks>
internal static class FieldFormats
{
    // By the number of the format.
    private static readonly FormatRule[] Rules =
    [
        new("", "", "", static _ => true),
        new("rfc3339", "a time as RFC 3339 has it", "2030-01-31T12:00:00+08:00", TimeForms.IsRfc3339),
        new("yyyyMMddHHmmss", "a time in the form yyyyMMddHHmmss", "20300131120000", TimeForms.IsCompactTime),
        new("yyyy-MM-dd", "a day in the form yyyy-MM-dd", "2030-01-31", TimeForms.IsDay),
        new("yyyyMMdd", "a day in the form yyyyMMdd", "20300131", TimeForms.IsCompactDay),
        new("fen", "a whole number of fen, 0 or more", "100", static text => IsFen(text, least: 0)),
        new("fen>0", "a whole number of fen, 1 or more", "100", static text => IsFen(text, least: 1)),
        new("order-number", "6 to 32 letters, digits and _ - | *", "N20300131120000", static text => IsNumber(text, 6, 32, "_-|*")),
        new("refund-number", "1 to 64 letters, digits and _ - | * @", "R20300131120000", static text => IsNumber(text, 1, 64, "_-|*@")),
        new("https-url", "an absolute https URL without a query", "https://example.com/notify", static text => IsUrl(text, allowsHttp: false)),
        new("http-url", "an absolute http or https URL without a query", "https://example.com/notify", static text => IsUrl(text, allowsHttp: true)),
        new("openid", "an openid, which has 1 to 128 letters, digits, _ and -", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", static text => IsNumber(text, 1, 128, "_-")),
        new("appid", "an appid, which begins with wx or ww and has letters and digits", "wx8888888888888888", IsAppid),
        new("mchid", "a merchant number, which has up to 32 digits", "1900000109", static text => text.Length is > 0 and <= 32 && text.All(IsDigit)),
    ];

    public static string NameOf(FieldFormat format) => Rules[(int)format].Name;

    public static FieldFormat Parse(string name)
    {
        var index = Array.FindIndex(Rules, rule => rule.Name == name);
        return index > 0
            ? (FieldFormat)index
            : throw new FormatException($"`{name}` is not a format. The formats are {string.Join(", ", Rules.Skip(1).Select(static rule => rule.Name))}.");
    }

    /// <summary>Gives the format in words: <c>a day in the form yyyy-MM-dd, such as 2030-01-31</c>.</summary>
    public static string Describe(FieldFormat format) => $"{Rules[(int)format].Description}, such as {Rules[(int)format].Example}";

    /// <summary>Gives a value in the format; empty for <see cref="FieldFormat.None"/>.</summary>
    public static string ExampleOf(FieldFormat format) => Rules[(int)format].Example;

    /// <summary>Compares a value with the format and the length of its field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The value as text, not encrypted.</param>
    /// <returns>The right form, as the end of a sentence that begins with "is not"; <see langword="null"/> for a right value. An empty text for an optional
    /// field is right, because it counts as absent.</returns>
    public static string? FindMismatch(Field field, string text)
    {
        if (text.Length == 0 && !field.IsRequired)
            return null;
        if (field.Format != FieldFormat.None && !Rules[(int)field.Format].Fits(text))
            return Describe(field.Format);
        return field.MaxLength is { } most && CountCharacters(text) > most ? $"{most} characters or fewer: it has {CountCharacters(text)}" : null;
    }

    // A character outside the basic plane is two of .NET's, and one of WeChat Pay's.
    private static int CountCharacters(string text) => text.Count(static c => !char.IsLowSurrogate(c));

    // The amount as a client writes it: a whole number without sign, blank or decimal point. 100.0 is a number, but not one that WeChat Pay reads as fen.
    private static bool IsFen(string text, int least) =>
        text.Length is > 0 and <= 18 && text.All(IsDigit) && (least == 0 || text.Any(static digit => digit != '0'));

    private static bool IsNumber(string text, int least, int most, string signs) =>
        text.Length >= least && text.Length <= most && text.All(c => IsAlphanumeric(c) || signs.Contains(c, StringComparison.Ordinal));

    private static bool IsUrl(string text, bool allowsHttp) =>
        text.All(static c => c is > ' ' and not '\u007F' and not '?' and not '#')
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == "https" || allowsHttp && uri.Scheme == "http")
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    private static bool IsAppid(string text) =>
        text.Length is > 2 and <= 32 && text[0] == 'w' && text[1] is 'x' or 'w' && text.All(IsAlphanumeric);

    private static bool IsAlphanumeric(char c) => IsDigit(c) || c is >= 'A' and <= 'Z' or >= 'a' and <= 'z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>A format.</summary>
    /// <param name="Name">The name in the table.</param>
    /// <param name="Description">The format in words.</param>
    /// <param name="Example">A value.</param>
    /// <param name="Fits">Tells whether a value has the format.</param>
    private sealed record FormatRule(string Name, string Description, string Example, Func<string, bool> Fits);
}
