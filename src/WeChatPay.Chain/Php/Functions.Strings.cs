using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WeChatPay.Crypto;

namespace WeChatPay.Php;

/// <content>PHP's functions for strings. PHP counts and cuts bytes: so do these, over the UTF-8 of a text and over the bytes of an answer.
/// Sources: https://www.php.net/manual/ref.strings.php, https://www.php.net/manual/ref.url.php, https://www.php.net/manual/ref.hash.php.</content>
public static partial class Functions
{
    /// <summary>Counts the bytes of a text: <c>strlen("支付")</c> is 6.</summary>
    /// <param name="value">A text, bytes, or the body of an answer.</param>
    public static long strlen(object? value) => PhpText.Bytes(value).Length;

    /// <summary>Cuts bytes out of a text.</summary>
    /// <param name="value">A text, bytes, or the body of an answer.</param>
    /// <param name="offset">Where to begin; a negative one counts from the end.</param>
    /// <param name="length">How many bytes at the most; a negative one leaves as many off at the end. Default: all.</param>
    /// <returns>The bytes as UTF-8 text; half of a character comes out as U+FFFD.</returns>
    public static string substr(object? value, long offset, long? length = null)
    {
        var bytes = PhpText.Bytes(value);
        var start = offset < 0 ? Math.Max(bytes.Length + offset, 0) : Math.Min(offset, bytes.Length);
        var end = length switch
        {
            null => bytes.Length,
            < 0 => bytes.Length + length.Value,
            _ => Math.Min(length.Value, bytes.Length - start) + start,
        };
        return end <= start ? "" : Encoding.UTF8.GetString(bytes, (int)start, (int)(end - start));
    }

    /// <summary>Makes ASCII letters capitals; other letters stay, as in PHP 8.</summary>
    /// <param name="value">A text.</param>
    public static string strtoupper(object? value) =>
        new([.. PhpText.Cast(value).Select(static letter => char.IsAsciiLetterLower(letter) ? (char)(letter & ~0x20) : letter)]);

    /// <summary>Makes ASCII letters small; other letters stay, as in PHP 8.</summary>
    /// <param name="value">A text.</param>
    public static string strtolower(object? value) => new([.. PhpText.Cast(value).Select(static letter => char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter)]);

    /// <summary>Makes the first letter a capital, if it is of ASCII.</summary>
    /// <param name="value">A text.</param>
    public static string ucfirst(object? value) => PhpText.Cast(value) is [var first, ..] text ? strtoupper(first.ToString()) + text[1..] : "";

    /// <summary>Takes blanks, tabs, line ends and NUL off both ends.</summary>
    /// <param name="value">A text.</param>
    public static string trim(object? value) => PhpText.Cast(value).Trim(' ', '\t', '\n', '\r', '\0', '\v');

    /// <summary>Whether a text holds another.</summary>
    /// <param name="haystack">The text.</param>
    /// <param name="needle">What to look for; the empty text is everywhere.</param>
    public static bool str_contains(object? haystack, object? needle) => PhpText.Cast(haystack).Contains(PhpText.Cast(needle), StringComparison.Ordinal);

    /// <summary>Whether a text begins with another.</summary>
    /// <param name="haystack">The text.</param>
    /// <param name="needle">What to look for.</param>
    public static bool str_starts_with(object? haystack, object? needle) => PhpText.Cast(haystack).StartsWith(PhpText.Cast(needle), StringComparison.Ordinal);

    /// <summary>Whether a text ends with another.</summary>
    /// <param name="haystack">The text.</param>
    /// <param name="needle">What to look for.</param>
    public static bool str_ends_with(object? haystack, object? needle) => PhpText.Cast(haystack).EndsWith(PhpText.Cast(needle), StringComparison.Ordinal);

    /// <summary>Puts one text in place of another, everywhere.</summary>
    /// <param name="search">What to replace; the empty text replaces nothing.</param>
    /// <param name="replace">What to put there.</param>
    /// <param name="subject">The text.</param>
    public static string str_replace(object? search, object? replace, object? subject) =>
        PhpText.Cast(search) is { Length: > 0 } old ? PhpText.Cast(subject).Replace(old, PhpText.Cast(replace), StringComparison.Ordinal) : PhpText.Cast(subject);

    /// <summary>Joins the entries of an array.</summary>
    /// <param name="separator">What stands between them.</param>
    /// <param name="array">The array.</param>
    public static string implode(string separator, object array) => string.Join(separator, Entries(array, nameof(implode)).Select(static entry => PhpText.Cast(entry.Value)));

    /// <summary>Splits a text.</summary>
    /// <param name="separator">What stands between the parts.</param>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The separator is empty.</exception>
    public static string[] explode(string separator, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(separator);
        return PhpText.Cast(value).Split(separator);
    }

    /// <summary>Encodes for a form: a blank as <c>+</c>, <c>~</c> as <c>%7E</c>.</summary>
    /// <param name="value">A text.</param>
    public static string urlencode(object? value) => rawurlencode(value).Replace("%20", "+", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal);

    /// <summary>Reads what a form encodes: <c>+</c> is a blank.</summary>
    /// <param name="value">A text.</param>
    public static string urldecode(object? value) => rawurldecode(PhpText.Cast(value).Replace('+', ' '));

    /// <summary>Encodes by RFC 3986: all but <c>A-Z a-z 0-9 - _ . ~</c>.</summary>
    /// <param name="value">A text, or bytes.</param>
    public static string rawurlencode(object? value)
    {
        var text = new StringBuilder();
        foreach (var octet in PhpText.Bytes(value))
            _ = char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~' ? text.Append((char)octet) : text.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>Reads what RFC 3986 encodes; <c>+</c> stays, and so does a <c>%</c> without two digits behind it.</summary>
    /// <param name="value">A text.</param>
    public static string rawurldecode(object? value)
    {
        var bytes = PhpText.Bytes(value);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var isEscape = bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            bytes[length++] = isEscape ? Convert.FromHexString(Encoding.ASCII.GetString(bytes, i + 1, 2))[0] : bytes[i];
            i += isEscape ? 2 : 0;
        }
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    /// <summary>Writes bytes as Base64.</summary>
    /// <param name="value">A text, bytes, or the body of an answer.</param>
    public static string base64_encode(object? value) => Convert.ToBase64String(PhpText.Bytes(value));

    /// <summary>Writes bytes as small hexadecimal digits: <c>bin2hex(response.getBody().read(2))</c> is <c>1f8b</c> for a gzip file.</summary>
    /// <param name="value">A text, bytes, or the body of an answer.</param>
    public static string bin2hex(object? value) => Convert.ToHexStringLower(PhpText.Bytes(value));

    /// <summary>Gives the MD5 of the bytes, small hexadecimal digits.</summary>
    /// <param name="value">A text, bytes, or the body of an answer.</param>
    public static string md5(object? value) => hash("md5", value);

    /// <summary>Gives the SHA-1 of the bytes, small hexadecimal digits.</summary>
    /// <param name="value">A text, bytes, or the body of an answer.</param>
    public static string sha1(object? value) => hash("sha1", value);

    /// <summary>Gives the digest of the bytes, small hexadecimal digits.</summary>
    /// <param name="algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    /// <param name="value">A text, bytes, or the body of an answer.</param>
    /// <exception cref="ArgumentException">The algorithm is none of these.</exception>
    public static string hash(string algo, object? value) => Convert.ToHexStringLower(CryptographicOperations.HashData(Algorithm(algo), PhpText.Bytes(value)));

    /// <summary>Gives the digest of a file, small hexadecimal digits; the file is not read into memory.</summary>
    /// <param name="algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    /// <param name="filename">The path, with or without <c>file://</c>.</param>
    /// <exception cref="ArgumentException">The algorithm is none of these.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string hash_file(string algo, string filename)
    {
        using var file = File.OpenRead(KeyReader.PathOf(filename));
        return Convert.ToHexStringLower(CryptographicOperations.HashData(Algorithm(algo), file));
    }

    /// <summary>Reads a file as UTF-8 text.</summary>
    /// <param name="filename">The path, with or without <c>file://</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string file_get_contents(string filename) => File.ReadAllText(KeyReader.PathOf(filename));

    /// <summary>Gives the last part of a path.</summary>
    /// <param name="path">The path.</param>
    public static string basename(string path) => Path.GetFileName(path?.TrimEnd('/') ?? "");

    internal static HashAlgorithmName Algorithm(string algo) => algo?.ToLowerInvariant() switch
    {
        "md5" => HashAlgorithmName.MD5,
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => throw new ArgumentException($"`{algo}` is no algorithm known here: give md5, sha1, sha256, sha384 or sha512.", nameof(algo)),
    };
}
