using WeChatPay.Basics;
using WeChatPay.Crypto;

namespace WeChatPay.Digests;

/// <summary>The digest that a file must have.</summary>
/// <param name="Type"><c>SHA1</c>, <c>SHA256</c> or <c>SM3</c>.</param>
/// <param name="Hex">Lower-case hex; <see langword="null"/> to accept any file.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record ExpectedDigest(string Type, string? Hex)
{
    /// <exception cref="ArgumentException">The type is not known, or the hash does not fit the type.</exception>
    public static ExpectedDigest Parse(string type, string? hash)
    {
        var digits = RunningDigest.CountHexDigits(type);
        if (digits == 0)
        {
            throw new ArgumentException(
                $"The option `HashType` is {TextShape.QuoteAlgorithm(type)}: give SHA1, SHA256 or SM3, as `hash_type` says. Nothing was sent.")
                    .On(HelpPage.Files);
        }
        if (hash is not null && (hash.Length != digits || !hash.All(char.IsAsciiHexDigit)))
        {
            throw new ArgumentException(
                $"The `hash` is {TextShape.Describe(hash)}, not a {type}, which has {digits} hex digits: " +
                "give the `hash_value` as WeChat Pay gave it, and its `hash_type` as `HashType`. Nothing was sent.",
                nameof(hash)).On(HelpPage.Files);
        }
        return new(type, hash?.ToLowerInvariant());
    }

    /// <summary>Compares in constant time.</summary>
    public bool Matches(string digest) => Hex is null || Hash.Equals(Hex, digest);
}
