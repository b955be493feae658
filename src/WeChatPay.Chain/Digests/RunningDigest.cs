using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace WeChatPay.Digests;

/// <summary>The digest of bytes that come piece by piece, as WeChat Pay gives it for a file: SHA-1, SHA-256 or SM3.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class RunningDigest : IDisposable
{
    private readonly IncrementalHash? _sha;
    private readonly SM3Digest? _sm3;

    /// <param name="type">One of <see cref="HexDigits"/>' names.</param>
    public RunningDigest(string type)
    {
        if (type == "SM3")
            _sm3 = new SM3Digest();
        else
            _sha = IncrementalHash.CreateHash(new HashAlgorithmName(type));
    }

    /// <summary>Tells how many hex digits a digest has; 0 for one that is not known.</summary>
    /// <param name="type">As <c>hash_type</c> gives it: <c>SHA1</c>, <c>SHA256</c> or <c>SM3</c>.</param>
    public static int HexDigits(string type) => type switch
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

    /// <summary>Gives the digest of what came, in lower-case hex, and begins anew.</summary>
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
