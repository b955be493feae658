using System.Globalization;

namespace WeChatPay.Basics;

/// <summary>Says what a text looks like, and quotes nothing of it: a secret may stand in a wrong place.</summary>
internal static class TextShape
{
    /// <summary>The length of an APIv2 key and of an APIv3 key.</summary>
    public const int KeyLength = 32;

    // A line of a key has 64 characters.
    private const int ShortestBase64 = 40;

    private const int LongestName = 31;

    private const int LongestHost = 63;

    private static readonly HashSet<string> Algorithms = new(StringComparer.OrdinalIgnoreCase)
    {
        "md5", "sha1", "sha-1", "sha256", "sha-256", "sha384", "sha512", "sm2", "sm3", "rsa", "aes", "hmac", "hmac-md5", "hmac-sha1", "hmac-sha256",
        "hmacsha256", "sha256withrsa", "crc32", "crc32b", "none",
    };

    /// <summary>Names the form and the length of a text: <c>PEM text of 1704 characters</c>.</summary>
    public static string Describe(string text)
    {
        var length = string.Create(CultureInfo.InvariantCulture, $"{text.Length} characters");
        if (text.Trim().Length == 0)
            return text.Length == 0 ? "empty text" : $"{length} of white space";
        if (text.Contains("-----BEGIN ", StringComparison.Ordinal))
            return $"PEM text of {length}";
        if (text.Length == KeyLength)
            return $"a text of {length}, as long as an APIv2 or APIv3 key";
        if (IsBase64(text))
            return $"Base64 of {length}";
        return $"a text of {length}";
    }

    /// <summary>Tells whether text can be the Base64 of a file, in one line or several.</summary>
    public static bool IsBase64(string text) => text.Length >= ShortestBase64 && text.All(static letter =>
        char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=' or '\r' or '\n');

    /// <summary>Tells whether text has the form of an option's name, so that a message may quote it: a secret is longer.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && !char.IsAsciiDigit(text[0])
        && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    /// <summary>Tells whether text has the form of a server's address without user, path and query, so that a message may quote it.</summary>
    public static bool IsHost(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var host = text[(scheme < 0 ? 0 : scheme + 3)..].TrimEnd('/');
        return text.Length <= LongestHost && (scheme < 0 || text[..scheme].All(char.IsAsciiLetter))
            && host.Contains('.', StringComparison.Ordinal)
            && host.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-' or ':')
            && host.Split('.', ':').All(static label => label.Length < KeyLength);
    }

    /// <summary>Quotes the name of an algorithm, or says what the text looks like: a key or a passphrase is none of the known names.</summary>
    public static string QuoteAlgorithm(string text) => Algorithms.Contains(text) ? $"`{text}`" : Describe(text);

    /// <summary>Quotes a name, or says what it looks like.</summary>
    public static string QuoteName(string text) => IsName(text) ? $"`{text}`" : Describe(text);

    /// <summary>Quotes the number of a merchant, or says what the text looks like.</summary>
    public static string QuoteNumber(string text) => text.Length is > 0 and < KeyLength && text.All(char.IsAsciiDigit) ? $"`{text}`" : Describe(text);

    /// <summary>Quotes an address, or says what it looks like.</summary>
    public static string QuoteHost(string text) => IsHost(text) ? $"`{text}`" : Describe(text);
}
