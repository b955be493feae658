namespace WeChatPay.Digests;

/// <summary>The checksum of a gzip (RFC 1952, 8): the framework has none that .NET Standard 2.0 can use.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static number => Divide((uint)number))];

    private uint _rest = uint.MaxValue;

    /// <summary>Gets the checksum of the bytes so far.</summary>
    public uint Value => ~_rest;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var rest = _rest;
        foreach (var octet in bytes)
            rest = Table[(byte)(rest ^ octet)] ^ (rest >> 8);
        _rest = rest;
    }

    private static uint Divide(uint number)
    {
        for (var bit = 0; bit < 8; bit++)
            number = (number & 1) == 0 ? number >> 1 : (number >> 1) ^ Polynomial;
        return number;
    }
}
