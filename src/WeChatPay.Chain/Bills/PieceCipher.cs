using System.Runtime.InteropServices;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using WeChatPay.Util;

namespace WeChatPay.Bills;

/// <summary>Takes an encrypted file, and writes the plain one, piece by piece: AES-256-GCM, whose tag comes last.</summary>
/// <remarks>What was written is not proven before <see cref="TryFinish"/>. Mutable: use it from one thread.</remarks>
internal sealed class PieceCipher : WriteOnlyStream
{
    private const int TagBits = 128;

    private readonly GcmBlockCipher _cipher = new(new AesEngine());
    private readonly Stream _plain;
    private byte[] _buffer = new byte[1 << 16];

    /// <param name="plain">Takes the plain bytes.</param>
    /// <param name="key">32 bytes.</param>
    /// <param name="nonce">The nonce.</param>
    public PieceCipher(Stream plain, byte[] key, byte[] nonce)
    {
        _plain = plain;
        _cipher.Init(forEncryption: false, new AeadParameters(new KeyParameter(key), TagBits, nonce));
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        var length = Decrypt(buffer, offset, count);
        _plain.Write(_buffer, 0, length);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // BouncyCastle takes spans in newer frameworks alone.
        var piece = MemoryMarshal.TryGetArray(buffer, out var array) ? array : new(buffer.ToArray());
        var length = Decrypt(piece.Array!, piece.Offset, piece.Count);
        return _plain.WriteAsync(_buffer.AsMemory(0, length), cancellationToken);
    }

    /// <summary>Writes what is left, and proves that all of it is what was encrypted.</summary>
    /// <returns>Whether it is.</returns>
    public bool TryFinish()
    {
        try
        {
            Reserve(0);
            var length = _cipher.DoFinal(_buffer, 0);
            _plain.Write(_buffer, 0, length);
            return true;
        }
        catch (InvalidCipherTextException)
        {
            return false;
        }
    }

    public override void Flush() => _plain.Flush();

    private int Decrypt(byte[] bytes, int offset, int count)
    {
        Reserve(count);
        return _cipher.ProcessBytes(bytes, offset, count, _buffer, 0);
    }

    private void Reserve(int count)
    {
        if (_cipher.GetOutputSize(count) is var size && size > _buffer.Length)
            _buffer = new byte[size];
    }
}
