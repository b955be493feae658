using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using NUnit.Framework;
using Newtonsoft.Json;
using WeChatPay.Callbacks;
using WeChatPay.Crypto;
using WeChatPay.Sandbox;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;
using NetJson = System.Text.Json.JsonSerializer;

namespace WeChatPay.Tests.Crypto;

/// <summary>No serializer, and no debugger, shows a key.</summary>
public sealed class SecretTests
{
    private const string Key = "0123456789abcdefghijklmnopqrstuv";

    private static readonly string KeyLine = TestKeys.MerchantPem.Split('\n')[3];

    [Test]
    public void Secret_Shown_IsAsterisks()
    {
        Secret secret = Key;

        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{secret}", Is.EqualTo("***"));
            Assert.That(JsonConvert.SerializeObject(new { secret }), Is.EqualTo("""{"secret":"***"}"""));
            Assert.That(NetJson.Serialize(new { secret }), Is.EqualTo("""{"secret":"***"}"""));
            Assert.That(TypeDescriptor.GetConverter(typeof(Secret)).ConvertToString(secret), Is.EqualTo("***"));
            Assert.That(typeof(Secret).GetCustomAttribute<DebuggerDisplayAttribute>()?.Value, Is.EqualTo("***"));
            Assert.That(typeof(Secret).GetProperties(), Is.Empty, "no logger that reads properties finds one");
            Assert.That(secret.Reveal(), Is.EqualTo(Key));
        }
    }

    [Test]
    public void Secret_OfAConfiguration_IsReadFromText()
    {
        Assert.That(JsonConvert.DeserializeObject<Secret>($"\"{Key}\"")?.Reveal(), Is.EqualTo(Key));
        Assert.That(NetJson.Deserialize<Secret>($"\"{Key}\"")?.Reveal(), Is.EqualTo(Key));
        Assert.That(((Secret)TypeDescriptor.GetConverter(typeof(Secret)).ConvertFrom(Key)!).Reveal(), Is.EqualTo(Key));
    }

    [Test]
    public void Secret_OfTheSameText_IsEqual()
    {
        Secret one = Key;
        Secret same = Key;
        Secret other = Key[1..];

        Assert.That((one.Equals(same), one.GetHashCode() == same.GetHashCode(), one.Equals(other), one.Equals(null)), Is.EqualTo((true, true, false, false)));
    }

    [Test]
    public void Secret_NullText_IsNone()
    {
        Secret? none = (string?)null;

        Assert.That(none, Is.Null);
    }

    [Test]
    public async Task TypesWithKeys_Serialized_ShowNone()
    {
        var options = TestKeys.Options with { ApiV2Key = Key, Headers = new Dictionary<string, string?> { ["X-Key"] = Key } };
        var parserOptions = new CallbackParserOptions { Certs = options.Certs, ApiV2Key = Key, ApiV3Key = Key };
        var signerOptions = new PlatformSignerOptions { PrivateKeyPem = TestKeys.MerchantPem, ApiV2Key = Key, ApiV3Key = Key };
        var sandboxOptions = new SandboxOptions
        {
            ApiV2Key = Key,
            ApiV3Key = Key,
            MerchantPrivateKeyPem = TestKeys.MerchantPem,
            PlatformPrivateKeyPem = TestKeys.MerchantPem,
        };
        using var client = new WeChatPayClient(options);
        using var signer = new PlatformSigner(signerOptions);
        await using var sandbox = await SandboxServer.StartAsync(sandboxOptions);
        object[] holders =
        [
            options, client, client.chain("v3/certificates"), client.Driver, client.ClientSignature, parserOptions, new CallbackParser(parserOptions),
            signerOptions, signer, sandboxOptions, sandbox, options.PrivateKey!, Rsa.From(TestKeys.MerchantPem),
            ClientCertificateSource.FromPem(KeyForms.CertificatePem, TestKeys.MerchantPem), new RequestOptions { Headers = options.Headers },
        ];

        using (Assert.EnterMultipleScope())
        {
            foreach (var holder in holders)
            {
                AssertHidden(holder, JsonConvert.SerializeObject(holder));
                AssertHidden(holder, JsonConvert.SerializeObject(new { holder }, Formatting.Indented));
                AssertHidden(holder, NetJson.Serialize(holder, holder.GetType()));
                AssertHidden(holder, holder.ToString()!);
            }
        }
    }

    [Test]
    public void TypesWithKeys_ReadFromJson_AreRefused()
    {
        Assert.That(() => NetJson.Deserialize<WeChatPayOptions>("{}"), Throws.InstanceOf<NotSupportedException>());
        Assert.That(() => JsonConvert.DeserializeObject<PlatformSignerOptions>("{}"), Throws.Exception);
    }

    private static void AssertHidden(object holder, string shown) =>
        Assert.That(shown, Does.Not.Contain(Key).And.Not.Contain(KeyLine), holder.GetType().Name);
}
