using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Uploads;

/// <summary>SM3 by the examples of its standard, GB/T 32905-2016, appendix A.</summary>
public sealed class Sm3Tests
{
    private const string OfAbc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    [Test]
    public void Digest_ExamplesOfTheStandard_AreTheirDigests()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sm3.digest("abc"), Is.EqualTo(OfAbc));
            Assert.That(Sm3.Digest("abc"u8), Is.EqualTo(OfAbc));
            Assert.That(
                Sm3.digest(string.Concat(Enumerable.Repeat("abcd", 16))),
                Is.EqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"));
            Assert.That(Sm3.digest(""), Is.EqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"));
        }
    }

    [Test]
    public void File_WithAndWithoutScheme_IsDigested()
    {
        using var file = new TemporaryFile("发票 1.pdf", "abc"u8.ToArray());

        Assert.That((Sm3.file(file.Path), Sm3.file("file://" + file.Path)), Is.EqualTo((OfAbc, OfAbc)));
    }

    [Test]
    public void File_Missing_IsNamed() =>
        Assert.That(() => Sm3.File("/nowhere/fapiao.pdf"), Throws.ArgumentException.With.Message.Contains("The digested file does not exist"));

    [Property(MaxTest = 100)]
    public bool Digest_OfAStream_IsThatOfItsBytes(byte[] bytes, byte repeats)
    {
        var all = Enumerable.Repeat(bytes, repeats + 1).SelectMany(static piece => piece).ToArray();
        using var stream = TestStream.Once(all);
        return Sm3.Digest(stream) == Sm3.Digest(all.AsSpan());
    }

    [Test]
    public void Digest_LongerThanTheBuffer_IsThatOfItsBytes()
    {
        var bytes = Encoding.ASCII.GetBytes(new string('a', 1_000_000));

        Assert.That(Sm3.Digest(new MemoryStream(bytes)), Is.EqualTo("c8aaf89429554029e231941a2acc0ad61ff2a5acd8fadd25847a3a732b3b02c3"));
    }
}
