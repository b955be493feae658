using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Values;

/// <summary>A client whose requests are looked at on the wire.</summary>
public abstract class ValueFixture
{
    private protected const string Path = "v3/a";

    private protected WeChatPayClient Client { get; } =
        new(TestKeys.Options with { EncryptSensitiveFields = true, ApiV2Key = XmlAnswer.ApiV2Key, Merchant = XmlAnswer.Certificate });

    [OneTimeTearDown]
    public void CloseClient() => Client.Dispose();

    private protected string SendJson(object json, string path = Path)
    {
        using var wire = new Wire().Answer();
        Client[path].Post(new { json });
        return wire.Request.Text;
    }

    private protected string SendQuery(object query)
    {
        using var wire = new Wire().Answer();
        Client[Path].Get(new { query });
        return wire.Request.Uri.Query;
    }

    private protected string SendForm(object form)
    {
        using var wire = new Wire().Answer();
        Client[Path].Post(new { form_params = form });
        return wire.Request.Text;
    }

    private protected Dictionary<string, object?> SendXml(object fields)
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }));
        Client["v2/pay/orderquery"].Post(new { xml = fields });
        return Transformer.ToArray(wire.Request.Text);
    }

    private protected static string Sealed(string text) => Convert.ToBase64String(
        TestKeys.Platform.Encrypt(System.Text.Encoding.UTF8.GetBytes(text), System.Security.Cryptography.RSAEncryptionPadding.OaepSHA1));

    private protected static string Opened(string ciphertext) =>
        System.Text.Encoding.UTF8.GetString(
            TestKeys.Platform.Decrypt(Convert.FromBase64String(ciphertext), System.Security.Cryptography.RSAEncryptionPadding.OaepSHA1));

    private protected static void AssertRefused(Action call, params string[] says)
    {
        using var wire = new Wire();
        var error = Assert.Catch<ArgumentException>(call)!;
        Assert.Multiple(() =>
        {
            foreach (var words in says)
                Assert.That(error.Message, Does.Contain(words));
            Assert.That(error.Message, Does.Contain("Nothing was sent."));
        });
    }
}
