using System.Net;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Fuzz;

/// <summary>Bills of any bytes, gzipped or not, whole or cut: the file that arrives has the digest that was asked for, or there is none.</summary>
[Category(Cases.Category)]
public sealed class BillProperties
{
    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        ArbMap.Default.GeneratorFor<byte[]>().Select(Files.Gzip),
        from bytes in ArbMap.Default.GeneratorFor<byte[]>().Select(static plain => Files.Gzip([7, .. plain]))
        from at in Gen.Choose(0, 1000)
        from with in Gen.Choose(0, 255)
        select Changed(bytes, at, with),
        from bytes in ArbMap.Default.GeneratorFor<byte[]>().Select(Files.Gzip) from cut in Gen.Choose(0, 30) select bytes[..^Math.Min(cut, bytes.Length)],
        from bytes in ArbMap.Default.GeneratorFor<byte[]>()
        from behind in ArbMap.Default.GeneratorFor<byte[]>()
        select (byte[])[.. Files.Gzip(bytes), .. behind]);

    private byte[] _file = [];

    [Test]
    public void Download_AnyBytes_GivesAFileOfItsDigestOrNone()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(Respond) });
        Cases.Check(
            from file in Bytes
            from other in Bytes
            from isRight in Gen.Elements(true, false)
            from gunzip in Gen.Elements(true, false)
            select (file, other, isRight, gunzip),
            given =>
            {
                _file = given.file;
                var hash = Files.Sha1(given.isRight ? given.file : given.other);
                using var sink = new MemoryStream();
                try
                {
                    var result = client.Download(
                        "https://api.mch.weixin.qq.com/v3/billdownload/file?token=1", sink, hash,
                            new DownloadOptions { Gunzip = given.gunzip, MaxBytes = 1_000_000 });
                    Assert.That(result.Digest, Is.EqualTo(hash));
                    Assert.That(IsProven(sink.ToArray(), hash));
                }
                catch (Exception error) when (error is WeChatPayVerificationException or WeChatPayTransportException)
                {
                    Assert.That(given.isRight && !given.gunzip, Is.False, $"{error}");
                }
            },
            cost: 10);
    }

    // A gzip that is saved as it comes has the digest of the file in it.
    private static bool IsProven(byte[] saved, string hash)
    {
        if (Files.Sha1(saved) == hash)
            return true;
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(saved), System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return Files.Sha1(plain.ToArray()) == hash;
    }

    private static byte[] Changed(byte[] bytes, int at, int with)
    {
        var changed = bytes.ToArray();
        changed[at % changed.Length] ^= (byte)with;
        return changed;
    }

    private HttpResponseMessage Respond(HttpRequestMessage request) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(_file) };
}
