using System.Buffers.Binary;
using Org.BouncyCastle.Utilities.Zlib;
using WeChatPay.Digests;

namespace WeChatPay.Downloads;

/// <summary>Unpacks one gzip member (RFC 1952) that comes in pieces, and knows where it ends.</summary>
/// <remarks>The framework's <see cref="System.IO.Compression.GZipStream"/> passes over bytes behind the end, and takes a member that is cut off for a whole
/// one. Mutable: use it from one thread.</remarks>
internal sealed class GzipMember
{
    private const int Ok = 0;
    private const int StreamEnd = 1;
    private const int BufferError = -5;
    private const int NoFlush = 0;
    private const string Damaged = "is damaged";

    private readonly ZStream _inflater = new();
    private readonly GzipHeader _header = new();
    private readonly Crc32 _crc = new();
    private readonly byte[] _plain = new byte[81920];
    private readonly byte[] _trailer = new byte[8];
    private int _trailerLength;
    private uint _plainLength;
    private bool _isUnpacked;

    public GzipMember() => _inflater.inflateInit(nowrap: true);

    /// <summary>Gets what is wrong so far, as a clause of a message; <see langword="null"/> where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Gets whether the member came to its end, and nothing came behind it.</summary>
    public bool IsWhole => Fault is null && _trailerLength == _trailer.Length;

    /// <summary>Takes the next piece; <see cref="Unpack"/> it before the next one.</summary>
    public void Give(byte[] piece, int length) => (_inflater.next_in, _inflater.next_in_index, _inflater.avail_in) = (piece, 0, length);

    /// <summary>Unpacks the next plain bytes.</summary>
    /// <returns>The bytes, valid until the next call; none where the piece is used up or something is wrong.</returns>
    public ReadOnlyMemory<byte> Unpack()
    {
        while (!_header.IsComplete && _inflater.avail_in > 0 && Fault is null)
        {
            if (!_header.Read(Take()))
                Fault = Damaged;
        }
        if (Fault is not null || !_header.IsComplete)
            return default;
        var plain = _isUnpacked ? default : Inflate();
        if (_isUnpacked)
            ReadTrailer();
        return plain;
    }

    private ReadOnlyMemory<byte> Inflate()
    {
        (_inflater.next_out, _inflater.next_out_index, _inflater.avail_out) = (_plain, 0, _plain.Length);
        var result = TryInflate();
        var plain = _plain.AsMemory(0, _inflater.next_out_index);
        _crc.Append(plain.Span);
        _plainLength += (uint)plain.Length;
        _isUnpacked = result == StreamEnd;
        // It asks for more input by an error of the buffer.
        if (result is not (Ok or StreamEnd or BufferError))
            Fault = Damaged;
        return plain;
    }

    private int TryInflate()
    {
        try
        {
            return _inflater.inflate(NoFlush);
        }
        // The library's tables are not guarded against every damage.
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException or NullReferenceException)
        {
            return int.MinValue;
        }
    }

    private void ReadTrailer()
    {
        while (_trailerLength < _trailer.Length && _inflater.avail_in > 0)
            _trailer[_trailerLength++] = Take();
        if (_trailerLength < _trailer.Length)
            return;
        if (BinaryPrimitives.ReadUInt32LittleEndian(_trailer) != _crc.Value || BinaryPrimitives.ReadUInt32LittleEndian(_trailer.AsSpan(4)) != _plainLength)
            Fault = Damaged;
        else if (_inflater.avail_in > 0)
            Fault = "has bytes behind its end";
    }

    private byte Take()
    {
        _inflater.avail_in--;
        return _inflater.next_in[_inflater.next_in_index++];
    }
}
