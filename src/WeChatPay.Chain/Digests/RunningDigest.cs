using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace WeChatPay.Digests;

/// <summary>Digests a file piece by piece: SHA-1, SHA-256 or SM3, as WeChat Pay does.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class RunningDigest : IDisposable
{
    private readonly IncrementalHash? _sha;
    private readonly SM3Digest? _sm3;

    /// <param name="type">A type that <see cref="CountHexDigits"/> knows.</param>
    public RunningDigest(string type)
    {
        if (type == "SM3")
            _sm3 = new SM3Digest();
        else
            _sha = IncrementalHash.CreateHash(new HashAlgorithmName(type));
    }

    /// <summary>Gets the number of hex digits of a digest; 0 for an unknown type.</summary>
    /// <param name="type">The value of <c>hash_type</c>: <c>SHA1</c>, <c>SHA256</c> or <c>SM3</c>.</param>
    public static int CountHexDigits(string type) => type switch
    {
        "SHA1" => 40,
        "SHA256" or "SM3" => 64,
        _ => 0,
    };

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _sha?.AppendData(bytes);
        _sm3?.BlockUpdate(bytes);
    }

    /// <summary>Returns the digest in lower-case hex, and starts again.</summary>
    public string Finish()
    {
        if (_sha is not null)
            return Convert.ToHexStringLower(_sha.GetHashAndReset());
        Span<byte> digest = stackalloc byte[32];
        _sm3!.DoFinal(digest);
        return Convert.ToHexStringLower(digest);
    }

    public void Dispose() => _sha?.Dispose();
}
