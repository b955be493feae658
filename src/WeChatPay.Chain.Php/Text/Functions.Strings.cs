using WeChatPay.Php.Arrays;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;
using WeChatPay.Basics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Php;

/// <content>PHP's functions for strings. Like PHP they count and cut bytes: of text in UTF-8, of byte arrays, and of the body of a response.
/// Sources: https://www.php.net/manual/ref.strings.php, https://www.php.net/manual/ref.url.php, https://www.php.net/manual/ref.hash.php.</content>
public static partial class Functions
{
    /// <summary>Counts the bytes of a text: <c>strlen("支付")</c> is 6.</summary>
    public static long strlen(object? value) => PhpText.Bytes(value).Length;

    /// <summary>Cuts bytes out of a text or a body.</summary>
    /// <param name="offset">The first byte; a negative number counts from the end.</param>
    /// <param name="length">The maximum number of bytes; a negative number leaves that many bytes off at the end. Default: all.</param>
    /// <returns>The bytes as UTF-8 text; half of a character becomes U+FFFD.</returns>
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

    /// <summary>Converts ASCII letters to upper case; other letters stay, as in PHP 8.</summary>
    public static string strtoupper(object? value) =>
        new([.. PhpText.Cast(value).Select(static letter => char.IsAsciiLetterLower(letter) ? (char)(letter & ~0x20) : letter)]);

    /// <summary>Converts ASCII letters to lower case; other letters stay, as in PHP 8.</summary>
    public static string strtolower(object? value) =>
        new([.. PhpText.Cast(value).Select(static letter => char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter)]);

    /// <summary>Converts the first letter to upper case, if it is an ASCII letter.</summary>
    public static string ucfirst(object? value) => PhpText.Cast(value) is [var first, ..] text ? strtoupper(first.ToString()) + text[1..] : "";

    /// <summary>Removes blanks, tabs, line ends and NUL at both ends.</summary>
    public static string trim(object? value) => PhpText.Cast(value).Trim(' ', '\t', '\n', '\r', '\0', '\v');

    /// <summary>Tells whether a text contains another; every text contains the empty text.</summary>
    public static bool str_contains(object? haystack, object? needle) =>
        PhpText.Cast(haystack).Contains(PhpText.Cast(needle), StringComparison.Ordinal);

    /// <summary>Tells whether a text begins with another.</summary>
    public static bool str_starts_with(object? haystack, object? needle) =>
        PhpText.Cast(haystack).StartsWith(PhpText.Cast(needle), StringComparison.Ordinal);

    /// <summary>Tells whether a text ends with another.</summary>
    public static bool str_ends_with(object? haystack, object? needle) =>
        PhpText.Cast(haystack).EndsWith(PhpText.Cast(needle), StringComparison.Ordinal);

    /// <summary>Replaces every occurrence of a text.</summary>
    /// <param name="search">The text to replace; the empty text replaces nothing.</param>
    public static string str_replace(object? search, object? replace, object? subject) =>
        PhpText.Cast(search) is { Length: > 0 } old
            ? PhpText.Cast(subject).Replace(old, PhpText.Cast(replace), StringComparison.Ordinal)
            : PhpText.Cast(subject);

    /// <summary>Joins the entries of an array.</summary>
    public static string implode(string separator, object array) =>
        string.Join(separator, Parameters.Array(array, nameof(implode), 1, nameof(array)).Snapshot().Select(static entry => PhpText.Cast(entry.Value)));

    /// <summary>Splits a text at a separator.</summary>
    /// <exception cref="ArgumentException">The separator is empty.</exception>
    public static PhpArray explode(string separator, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(separator);
        return Lists.From(PhpText.Cast(value).Split(separator));
    }

    /// <summary>Encodes text for a form: a blank as <c>+</c>, <c>~</c> as <c>%7E</c>.</summary>
    public static string urlencode(object? value) =>
        rawurlencode(value).Replace("%20", "+", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal);

    /// <summary>Decodes text of a form: <c>+</c> is a blank.</summary>
    public static string urldecode(object? value) => rawurldecode(PhpText.Cast(value).Replace('+', ' '));

    /// <summary>Encodes by RFC 3986: every byte except <c>A-Z a-z 0-9 - _ . ~</c>.</summary>
    public static string rawurlencode(object? value)
    {
        var text = new StringBuilder();
        foreach (var octet in PhpText.Bytes(value))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
                text.Append((char)octet);
            else
                text.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    /// <summary>Decodes by RFC 3986; <c>+</c> stays, and so does a <c>%</c> without two hex digits after it.</summary>
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
    public static string base64_encode(object? value) => Convert.ToBase64String(PhpText.Bytes(value));

    /// <summary>Writes bytes as lower-case hex: <c>bin2hex(response.getBody().read(2))</c> is <c>1f8b</c> for a gzip file.</summary>
    public static string bin2hex(object? value) => Convert.ToHexStringLower(PhpText.Bytes(value));

    /// <summary>Gets the MD5 of the bytes in lower-case hex.</summary>
    public static string md5(object? value) => hash("md5", value);

    /// <summary>Gets the SHA-1 of the bytes in lower-case hex.</summary>
    public static string sha1(object? value) => hash("sha1", value);

    /// <summary>Gets the digest of the bytes in lower-case hex.</summary>
    /// <param name="algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    /// <exception cref="ArgumentException">The algorithm is not known.</exception>
    public static string hash(string algo, object? value) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(FindAlgorithm(algo), PhpText.Bytes(value)));

    /// <summary>Gets the digest of a file in lower-case hex; the file is not read into memory.</summary>
    /// <param name="algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    /// <param name="filename">The path, with or without <c>file://</c>.</param>
    /// <exception cref="ArgumentException">The algorithm is not known.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string hash_file(string algo, string filename)
    {
        using var file = File.OpenRead(FilePath.Parse(filename));
        return Convert.ToHexStringLower(CryptographicOperations.HashData(FindAlgorithm(algo), file));
    }

    /// <summary>Reads a file as UTF-8 text.</summary>
    /// <param name="filename">The path, with or without <c>file://</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string file_get_contents(string filename) => File.ReadAllText(FilePath.Parse(filename));

    /// <summary>Gets the last part of a path.</summary>
    public static string basename(string path) => Path.GetFileName(path?.TrimEnd('/') ?? "");

    internal static HashAlgorithmName FindAlgorithm(string algo) => algo?.ToLowerInvariant() switch
    {
        "md5" => HashAlgorithmName.MD5,
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => throw new ArgumentException($"The algorithm `{algo}` is not known: give md5, sha1, sha256, sha384 or sha512.", nameof(algo)),
    };
}
