using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Digests;

/// <summary>The digest that a file has to have.</summary>
/// <param name="Type"><c>SHA1</c>, <c>SHA256</c> or <c>SM3</c>.</param>
/// <param name="Hex">Lower-case hex; <see langword="null"/> where any file will do.</param>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record ExpectedDigest(string Type, string? Hex)
{
    /// <exception cref="ArgumentException">There is no such kind of digest, or the hash is not of that kind.</exception>
    public static ExpectedDigest Parse(string type, string? hash)
    {
        var digits = RunningDigest.HexDigits(type);
        if (digits == 0)
            throw new ArgumentException($"The `HashType` is `{type}`: give SHA1, SHA256 or SM3, as `hash_type` says. Nothing was sent.");
        if (hash is not null && (hash.Length != digits || !hash.All(char.IsAsciiHexDigit)))
            throw new ArgumentException($"The hash `{hash}` is no {type}, which has {digits} hex digits: give the `hash_value` as WeChat Pay gave it, and its `hash_type` as `HashType`. Nothing was sent.", nameof(hash));
        return new(type, hash?.ToLowerInvariant());
    }

    /// <summary>Compares in constant time.</summary>
    public bool Matches(string digest) =>
        Hex is null || CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hex), Encoding.ASCII.GetBytes(digest));
}
