using System.Security.Cryptography;
using WeChatPay.Php.Files;
using WeChatPay.Php.Hashes;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's digests and encodings of bytes. Sources: https://www.php.net/manual/ref.hash.php and https://www.php.net/manual/ref.url.php.</content>
public static partial class Functions
{
    /// <summary>Writes bytes as Base64.</summary>
    public static string base64_encode(object? @string) => Convert.ToBase64String(Raw(@string, 1));

    /// <summary>Reads Base64.</summary>
    /// <param name="strict">Whether any other character is refused; else it is skipped.</param>
    /// <returns>The bytes as text, or false.</returns>
    public static dynamic base64_decode(object? @string, bool strict = false) =>
        Base64.Decode(Parameters.Text(@string, 1), strict) is { } bytes ? Bytes.Decode(bytes) : false;

    /// <summary>Writes bytes as lower-case hex: <c>bin2hex(response.getBody().read(2))</c> is <c>1f8b</c> for a gzip file.</summary>
    public static string bin2hex(object? @string) => Convert.ToHexStringLower(Raw(@string, 1));

    /// <summary>Reads hex.</summary>
    /// <returns>The bytes as text, or false where the text has another character or an odd length.</returns>
    public static dynamic hex2bin(object? @string)
    {
        var text = Parameters.Text(@string, 1);
        return text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Bytes.Decode(Convert.FromHexString(text)) : false;
    }

    /// <summary>Gets the MD5 of the bytes in lower-case hex.</summary>
    /// <param name="binary">Whether to return the 16 bytes themselves.</param>
    public static string md5(object? @string, bool binary = false) => hash("md5", @string, binary);

    /// <summary>Gets the SHA-1 of the bytes in lower-case hex.</summary>
    /// <param name="binary">Whether to return the 20 bytes themselves.</param>
    public static string sha1(object? @string, bool binary = false) => hash("sha1", @string, binary);

    /// <summary>Gets the CRC-32 of the bytes, as Ethernet and zip have it.</summary>
    public static long crc32(object? @string) => Crc32.Compute(Raw(@string, 1));

    /// <summary>Gets the digest of the bytes in lower-case hex.</summary>
    /// <param name="algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c>, <c>sha512</c> or <c>crc32b</c>.</param>
    /// <param name="binary">Whether to return the bytes themselves.</param>
    /// <exception cref="ValueError">The algorithm is not known.</exception>
    public static string hash(object? algo, object? data, bool binary = false)
    {
        var name = Parameters.Text(algo, 1);
        var bytes = Raw(data, 2);
        return Digest(name.Equals("crc32b", StringComparison.OrdinalIgnoreCase) ? Crc32.Hash(bytes)
            : CryptographicOperations.HashData(FindAlgorithm(name), bytes), binary);
    }

    /// <summary>Gets the HMAC of the bytes in lower-case hex.</summary>
    /// <param name="algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    /// <param name="binary">Whether to return the bytes themselves.</param>
    /// <exception cref="ValueError">The algorithm is not known.</exception>
    public static string hash_hmac(object? algo, object? data, object? key, bool binary = false)
    {
        using var hmac = IncrementalHash.CreateHMAC(FindAlgorithm(Parameters.Text(algo, 1)), Raw(key, 3));
        hmac.AppendData(Raw(data, 2));
        return Digest(hmac.GetHashAndReset(), binary);
    }

    /// <summary>Gets the digest of a file in lower-case hex; the file is not read into memory.</summary>
    /// <param name="algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    /// <param name="filename">The path, with or without <c>file://</c>.</param>
    /// <param name="binary">Whether to return the bytes themselves.</param>
    /// <returns>The digest; false where the file cannot be read, as PHP returns it with a warning.</returns>
    /// <exception cref="ValueError">The algorithm is not known, or the path is empty.</exception>
    public static dynamic hash_file(object? algo, object? filename, bool binary = false)
    {
        var algorithm = FindAlgorithm(Parameters.Text(algo, 1));
        try
        {
            using var file = NamedStreams.Open(Parameters.Text(filename, 2), "r");
            return Digest(CryptographicOperations.HashData(algorithm, file), binary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc cref="hash_file"/>
    public static dynamic md5_file(object? filename, bool binary = false) => hash_file("md5", filename, binary);

    /// <inheritdoc cref="hash_file"/>
    public static dynamic sha1_file(object? filename, bool binary = false) => hash_file("sha1", filename, binary);

    /// <summary>Compares two texts in a time that does not tell where they differ.</summary>
    /// <exception cref="TypeError">One of the two is not text.</exception>
    public static bool hash_equals(object? known_string, object? user_string)
    {
        if (Scalars.Plain(known_string) is not string)
            throw Parameters.Wrong(known_string, 1, "string");
        if (Scalars.Plain(user_string) is not string)
            throw Parameters.Wrong(user_string, 2, "string");
        return CryptographicOperations.FixedTimeEquals(Raw(known_string, 1), Raw(user_string, 2));
    }

    /// <summary>Makes random bytes that are fit for keys and nonces.</summary>
    /// <returns>The bytes as text: give them to <see cref="bin2hex"/> or <see cref="base64_encode"/>.</returns>
    /// <exception cref="ValueError">The number is below 1.</exception>
    public static string random_bytes(object? length)
    {
        var size = Parameters.Integer(length, 1);
        return size < 1 ? throw new Error("random_bytes(): Argument #1 ($length) must be greater than 0")
            : Bytes.Decode(RandomNumberGenerator.GetBytes((int)size));
    }

    /// <summary>Makes a random integer that is fit for secrets.</summary>
    /// <exception cref="ValueError">The smallest is greater than the largest.</exception>
    public static long random_int(object? min, object? max)
    {
        var (least, most) = (Parameters.Integer(min, 1), Parameters.Integer(max, 2));
        if (least > most)
            throw Parameters.Refuse(1, nameof(min), "must be less than or equal to argument #2 ($max)");
        return RandomNumbers.Between(least, most);
    }

    /// <summary>Makes a random integer. PHP's numbers after <c>mt_srand</c> are not offered.</summary>
    public static long mt_rand() => RandomNumbers.Between(0, int.MaxValue);

    /// <summary>Makes a random integer. PHP's numbers after <c>mt_srand</c> are not offered.</summary>
    /// <exception cref="ValueError">The largest is less than the smallest.</exception>
    public static long mt_rand(object? min, object? max)
    {
        var (least, most) = (Parameters.Integer(min, 1), Parameters.Integer(max, 2));
        return least > most ? throw Parameters.Refuse(2, nameof(max), "must be greater than or equal to argument #1 ($min)")
            : RandomNumbers.Between(least, most);
    }

    /// <inheritdoc cref="mt_rand()"/>
    public static long rand() => mt_rand();

    /// <summary>Makes a random integer; the two bounds may have either order.</summary>
    public static long rand(object? min, object? max)
    {
        var (one, other) = (Parameters.Integer(min, 1), Parameters.Integer(max, 2));
        return RandomNumbers.Between(Math.Min(one, other), Math.Max(one, other));
    }

    /// <summary>Gets the largest number of <see cref="rand()"/>.</summary>
    public static long mt_getrandmax() => int.MaxValue;

    /// <inheritdoc cref="mt_getrandmax"/>
    public static long getrandmax() => int.MaxValue;

    /// <summary>Makes a name of the time in microseconds: 13 hex digits.</summary>
    /// <param name="more_entropy">Whether ten random digits follow, after a point in the middle.</param>
    public static string uniqid(object? prefix = null, bool more_entropy = false) =>
        Parameters.Text(prefix, 1) + RandomNumbers.Unique() + (more_entropy ? RandomNumbers.Fraction() : "");

    internal static HashAlgorithmName FindAlgorithm(string algo) => algo?.ToLowerInvariant() switch
    {
        "md5" => HashAlgorithmName.MD5,
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => throw new ValueError($"The algorithm `{algo}` is not known: give md5, sha1, sha256, sha384 or sha512."),
    };

    private static string Digest(byte[] digest, bool binary) => binary ? Bytes.Decode(digest) : Convert.ToHexStringLower(digest);

    /// <summary>Gets the bytes of text, of a body or of a stream.</summary>
    internal static byte[] RawBytes(object? value) => value is Stream stream ? Bytes.Encode(stream_get_contents(stream)) : Raw(value, 1);

    private static byte[] Raw(object? value, int position, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string name = "",
        [System.Runtime.CompilerServices.CallerMemberName] string function = "") =>
        value is byte[] or ReadOnlyMemory<byte> or ResponseBody ? PhpText.Bytes(value)
            : Bytes.Encode(Parameters.Text(value, position, name.TrimStart('@'), function));
}
