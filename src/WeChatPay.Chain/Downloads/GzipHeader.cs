namespace WeChatPay.Downloads;

/// <summary>Reads the header of a gzip member byte by byte (RFC 1952, 2.3), and keeps none of it.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class GzipHeader
{
    private const int FixedLength = 10;
    private const int Reserved = 0xE0;

    private static readonly byte[] Mark = [0x1F, 0x8B, 8];

    private int _read;
    private int _flags;
    private int _extra;
    private Part _part = Part.Fixed;

    private enum Part
    {
        Fixed,
        ExtraLow,
        ExtraHigh,
        Extra,
        Name,
        Comment,
        CheckLow,
        CheckHigh,
        End,
    }

    public bool IsComplete => _part == Part.End;

    /// <summary>Reads one byte.</summary>
    /// <returns>False where the byte cannot belong to a gzip's header.</returns>
    public bool Read(byte value)
    {
        switch (_part)
        {
            case Part.Fixed:
                return ReadFixed(value);
            case Part.ExtraLow:
                _extra = value;
                _part = Part.ExtraHigh;
                break;
            case Part.ExtraHigh:
                _extra |= value << 8;
                _part = _extra > 0 ? Part.Extra : Next(Part.Extra);
                break;
            case Part.Extra when --_extra == 0:
            case Part.Name or Part.Comment when value == 0:
            case Part.CheckHigh:
                _part = Next(_part);
                break;
            case Part.CheckLow:
                _part = Part.CheckHigh;
                break;
        }
        return true;
    }

    private bool ReadFixed(byte value)
    {
        var at = _read++;
        if (at < Mark.Length && value != Mark[at])
            return false;
        if (at == Mark.Length)
            _flags = value;
        if (_read == FixedLength)
            _part = Next(Part.Fixed);
        return (_flags & Reserved) == 0;
    }

    // The parts that the flags announce follow in this order.
    private Part Next(Part part)
    {
        if (part < Part.ExtraLow && (_flags & 4) != 0)
            return Part.ExtraLow;
        if (part < Part.Name && (_flags & 8) != 0)
            return Part.Name;
        if (part < Part.Comment && (_flags & 16) != 0)
            return Part.Comment;
        return part < Part.CheckLow && (_flags & 2) != 0 ? Part.CheckLow : Part.End;
    }
}
