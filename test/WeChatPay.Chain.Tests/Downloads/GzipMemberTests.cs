using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Downloads;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Downloads;

/// <summary>The unpacker against the framework's own, in pieces of every length.</summary>
[Category(Cases.Category)]
public sealed class GzipMemberTests
{
    private static readonly Gen<byte[]> Plain = Gen.Frequency(
        (3, ArbMap.Default.GeneratorFor<byte[]>().Select(static bytes => (byte[])[7, .. bytes])),
        (1, Gen.Choose(1, 300_000).Select(static length => new byte[length])),
        (1, Gen.Choose(1, 3000).Select(static length => Enumerable.Range(0, length).Select(static i => (byte)(i * i / 7)).ToArray())));

    private static readonly Gen<int> PieceLength = Gen.Frequency((1, Gen.Constant(1)), (3, Gen.Choose(1, 20)), (1, Gen.Choose(20, 100_000)));

    [Test]
    public void Unpack_AnyPieces_GivesWhatWasPacked() => Cases.Check(
        from plain in Plain
        from level in Gen.Elements(CompressionLevel.NoCompression, CompressionLevel.Fastest, CompressionLevel.SmallestSize)
        from length in PieceLength
        select (plain, level, length),
        static given =>
        {
            var (unpacked, fault, isWhole) = Unpack(Pack(given.plain, given.level), given.length);
            Assert.That(unpacked, Is.EqualTo(given.plain));
            Assert.That((fault, isWhole), Is.EqualTo(((string?)null, true)));
        });

    [Test]
    public void Unpack_CutOffOrLonger_IsNeverWhole() => Cases.Check(
        from plain in Plain from cut in Gen.Choose(1, 40) from behind in Gen.Choose(1, 40) from length in PieceLength select (plain, cut, behind, length),
        static given =>
        {
            var gzip = Pack(given.plain, CompressionLevel.Fastest);
            Assert.That(Unpack(gzip[..^Math.Min(given.cut, gzip.Length)], given.length).IsWhole, Is.False, "cut off");
            var longer = Unpack([.. gzip, .. new byte[given.behind]], given.length);
            Assert.That((longer.IsWhole, longer.Fault), Is.EqualTo((false, "has bytes behind its end")));
        });

    [Test]
    public void Unpack_ChangedBytes_IsWholeOnlyWithTheSamePlainBytes() => Cases.Check(
        from plain in Plain from at in Gen.Choose(0, int.MaxValue) from with in Gen.Choose(1, 255) from length in PieceLength select (plain, at, with, length),
        static given =>
        {
            var gzip = Pack(given.plain, CompressionLevel.Fastest);
            gzip[given.at % gzip.Length] ^= (byte)given.with;
            var (unpacked, _, isWhole) = Unpack(gzip, given.length);
            Assert.That(!isWhole || unpacked.AsSpan().SequenceEqual(given.plain));
        });

    [Test]
    public void Unpack_AnyBytes_NeverThrows() => Cases.Check(
        from bytes in ArbMap.Default.GeneratorFor<byte[]>() from length in PieceLength select (bytes, length),
        static given =>
        {
            Unpack(given.bytes, given.length);
            Unpack([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, .. given.bytes], given.length);
        });

    [TestCase(4, "03 00 41 42 43")]
    [TestCase(8, "6E 61 6D 65 00")]
    [TestCase(16, "00")]
    [TestCase(2, "AB CD")]
    [TestCase(30, "00 00 6E 00 63 00 AB CD")]
    public void Unpack_HeaderWithMoreParts_PassesOverThem(int flags, string parts)
    {
        var gzip = Pack([1, 2, 3], CompressionLevel.Fastest);
        gzip[3] = (byte)flags;
        byte[] sent = [.. gzip[..10], .. Convert.FromHexString(parts.Replace(" ", "", StringComparison.Ordinal)), .. gzip[10..]];

        foreach (var length in new[] { 1, 7, 1000 })
        {
            var (unpacked, fault, isWhole) = Unpack(sent, length);
            Assert.That((fault, isWhole), Is.EqualTo(((string?)null, true)));
            Assert.That(unpacked, Is.EqualTo(new byte[] { 1, 2, 3 }));
        }
    }

    private static (byte[] Unpacked, string? Fault, bool IsWhole) Unpack(byte[] gzip, int pieceLength)
    {
        var member = new GzipMember();
        using var unpacked = new MemoryStream();
        foreach (var piece in gzip.Chunk(pieceLength))
        {
            member.Give(piece, piece.Length);
            while (member.Unpack() is { IsEmpty: false } plain)
                unpacked.Write(plain.Span);
        }
        return (unpacked.ToArray(), member.Fault, member.IsWhole);
    }

    private static byte[] Pack(byte[] plain, CompressionLevel level)
    {
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, level))
            stream.Write(plain);
        return gzip.ToArray();
    }
}
