namespace WeChatPay.Php.Hashes;

/// <summary>The CRC-32 of Ethernet, zip and PHP's <c>crc32b</c>.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static octet =>
    {
        var rest = (uint)octet;
        for (var bit = 0; bit < 8; bit++)
            rest = (rest & 1) == 0 ? rest >> 1 : rest >> 1 ^ 0xEDB88320;
        return rest;
    })];

    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        var rest = uint.MaxValue;
        foreach (var octet in bytes)
            rest = rest >> 8 ^ Table[(byte)rest ^ octet];
        return ~rest;
    }

    public static byte[] Hash(ReadOnlySpan<byte> bytes)
    {
        var digest = Compute(bytes);
        return [(byte)(digest >> 24), (byte)(digest >> 16), (byte)(digest >> 8), (byte)digest];
    }
}
