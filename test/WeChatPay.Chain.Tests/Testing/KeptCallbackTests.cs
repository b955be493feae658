using System.Text;
using NUnit.Framework;
using WeChatPay.Testing;

namespace WeChatPay.Tests.Testing;

/// <summary>A callback in a file is the callback that came, byte for byte; any other file is refused and not quoted.</summary>
public sealed class KeptCallbackTests
{
    [TestCase("POST / HTTP/1.1\r\nA: b\r\n\r\n<xml/>", true, "<xml/>")]
    [TestCase("POST / HTTP/1.1\nA: b\nContent-Length: 3\n\n{}\n", false, "{}\n")]
    [TestCase("POST / HTTP/1.1\r\n\r\n", false, "")]
    public void File_WrittenByHand_IsRead(string text, bool isV2, string body)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);

        var read = SignedCallback.FromFile(path);
        File.Delete(path);

        Assert.That((read.IsV2, Encoding.UTF8.GetString(read.Body), read.Headers.ContainsKey("Content-Length")), Is.EqualTo((isV2, body, false)));
    }

    [TestCase("GET / HTTP/1.1\r\nhunter2\r\n\r\n", "`POST `")]
    [TestCase("POST / HTTP/1.1\r\nhunter2\r\n\r\n", "line 2")]
    [TestCase("POST / HTTP/1.1\r\nA: hunter2", "no empty line")]
    public void File_OfAnotherForm_IsNamedAndNotQuoted(string text, string said)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);

        var error = Assert.Throws<FormatException>(() => SignedCallback.FromFile(path))!;
        File.Delete(path);

        Assert.That(error.Message, Does.Contain(said).And.Not.Contain("hunter2"));
    }
}
