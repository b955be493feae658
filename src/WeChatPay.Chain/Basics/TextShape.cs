using System.Globalization;
using System.Text;

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

    private const int LongestMchid = 10;

    // The number of an index in a list. A longer one may be a person's.
    private const int LongestIndex = 5;

    // A phone has 11 digits, a card up to 19, and the last of an identity number may be X.
    private const int ShortestNumber = 11;

    private const int LongestNumber = 19;

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
    public static string QuoteNumber(string text) => IsMerchantNumber(text) ? $"`{text}`" : Describe(text);

    /// <summary>Tells whether text has the form of a merchant number, so that a message may quote it: the number of a person or a card is longer.</summary>
    public static bool IsMerchantNumber(string text) => text.Length is > 0 and <= LongestMchid && text.All(char.IsAsciiDigit);

    /// <summary>Quotes the name of a field, also a path of names such as <c>a.list[0].b</c>, or says what the name looks like: a person's data may stand in
    /// the place of a name.</summary>
    public static string QuoteField(string path) => IsField(path) ? $"`{path}`" : $"a field whose name is {Describe(path)}";

    /// <summary>Tells whether text has the form of a field's name, or of a path of such names.</summary>
    public static bool IsField(string path)
    {
        var isEmpty = true;
        foreach (var piece in path.Split('.', '[', ']'))
        {
            if (piece.Length == 0)
                continue;
            isEmpty = false;
            var isIndex = piece.Length <= LongestIndex && piece.All(char.IsAsciiDigit);
            if (!isIndex && !IsFieldName(piece))
                return false;
        }
        return !isEmpty;
    }

    /// <summary>Tells whether text may be a key or the number of a person, a phone or a card.</summary>
    public static bool IsPrivate(string text) => text.Length == KeyLength ? text.All(char.IsAsciiLetterOrDigit) : IsPersonsNumber(text);

    /// <summary>Hides each number in a sentence that may be a person's, a phone's or a card's. The number of an order at WeChat Pay is longer.</summary>
    public static string HideNumbers(string text)
    {
        StringBuilder? shown = null;
        var kept = 0;
        for (var start = 0; start < text.Length;)
        {
            if (!char.IsAsciiDigit(text[start]))
            {
                start++;
                continue;
            }
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end < text.Length && text[end] is ('X' or 'x'))
                end++;
            if (IsPersonsNumber(text[start..end]))
            {
                (shown ??= new StringBuilder(text.Length)).Append(text, kept, start - kept).Append('…');
                kept = end;
            }
            start = end;
        }
        return shown is null ? text : shown.Append(text, kept, text.Length - kept).ToString();
    }

    private static bool IsPersonsNumber(string text) =>
        text.Length is >= ShortestNumber and <= LongestNumber && text.Take(text.Length - 1).All(char.IsAsciiDigit)
        && (char.IsAsciiDigit(text[^1]) || text[^1] is ('X' or 'x'));

    // A name as long as a key has underscores, and a key has none.
    private static bool IsFieldName(string text) =>
        (char.IsAsciiLetter(text[0]) || text[0] == '_')
        && (text.Length < KeyLength || (text.Length <= 2 * KeyLength && text.Contains('_', StringComparison.Ordinal)))
        && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    /// <summary>Quotes an address, or says what it looks like.</summary>
    public static string QuoteHost(string text) => IsHost(text) ? $"`{text}`" : Describe(text);
}
