using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace WeChatPay.Sandbox.Uploads;

/// <summary>Digests a part piece by piece, and keeps its head.</summary>
/// <remarks>Mutable: use it from one thread. Memory does not grow with the part.</remarks>
internal sealed class PartDigest(bool withSm3) : IDisposable
{
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SM3Digest? _sm3 = withSm3 ? new() : null;
    private readonly MemoryStream _head = new();
    private long _length;

    public static async Task<UploadPart> ReadAsync(UploadPartHeader header, Stream body, bool withSm3, CancellationToken cancellationToken)
    {
        using var digest = new PartDigest(withSm3);
        var buffer = new byte[UploadForm.BufferSize];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var length)
            digest.Add(buffer.AsSpan(0, length));
        return digest.Finish(header);
    }

    public void Dispose()
    {
        _sha256.Dispose();
        _head.Dispose();
    }

    private void Add(ReadOnlySpan<byte> piece)
    {
        _sha256.AppendData(piece);
        _sm3?.BlockUpdate(piece);
        _head.Write(piece[..Math.Min(piece.Length, UploadForm.KeptOfPart - (int)_head.Length)]);
        _length += piece.Length;
    }

    private UploadPart Finish(UploadPartHeader header)
    {
        string? sm3 = null;
        if (_sm3 is not null)
        {
            var digest = new byte[_sm3.GetDigestSize()];
            _sm3.DoFinal(digest);
            sm3 = Convert.ToHexStringLower(digest);
        }
        return new UploadPart(header.Name, header.FileName, _length, Convert.ToHexStringLower(_sha256.GetHashAndReset()), sm3, _head.ToArray());
    }
}
