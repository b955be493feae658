using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Fuzz;

/// <summary>A callback in a file is the callback that came, byte for byte; any other file is refused.</summary>
[Category(Cases.Category)]
public sealed class KeptCallbackProperties
{
    private static readonly Gen<byte[]> Bytes = ArbMap.Default.GeneratorFor<byte[]>();

    private string _path = "";

    [SetUp]
    public void Name() => _path = Path.Combine(Path.GetTempPath(), $"wechatpay-{Guid.NewGuid():N}.http");

    [TearDown]
    public void Delete() => File.Delete(_path);

    [Test]
    public void File_OfAnyBody_GivesItBack() => Cases.Check(
        from body in Bytes
        from value in ArbMap.Default.GeneratorFor<NonNull<string>>()
        select (body, value.Get),
        given =>
        {
            // A header has no line feed and no blanks at its ends.
            var text = string.Concat(given.Get.Where(static letter => letter is >= ' ' and <= '~')).Trim();
            var callback = SignedCallback.FromRequest([KeyValuePair.Create("Wechatpay-Nonce", text), KeyValuePair.Create("Host", "a")], given.body);
            File.Delete(_path);

            callback.Save(_path);
            var read = SignedCallback.FromFile(_path);

            Assert.That(read.Body, Is.EqualTo(given.body));
            Assert.That(read.Headers, Is.EqualTo(new Dictionary<string, string> { ["Wechatpay-Nonce"] = text }));
        },
        cost: 10);

    [Test]
    public void File_OfAnything_IsACallbackOrRefused() => Cases.Check(
        from before in Gen.Elements("", "POST / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nA: b\r\n\r\n", "POST / HTTP/1.1\nA: b\n\n", "GET ")
        from content in Bytes
        select (byte[])[.. System.Text.Encoding.ASCII.GetBytes(before), .. content],
        content =>
        {
            File.WriteAllBytes(_path, content);
            try
            {
                Assert.That(SignedCallback.FromFile(_path).Body, Has.Length.LessThanOrEqualTo(content.Length));
            }
            // Any other exception fails the test.
            catch (FormatException error)
            {
                Assert.That(error.Message, Does.StartWith("The file "));
            }
        },
        cost: 10);
}
