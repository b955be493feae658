using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Certificates;
using WeChatPay.Sandbox;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>A key that the merchant shares with WeChat Pay is checked where it is given: an empty one would accept every message.</summary>
public sealed class SharedKeyTests
{
    private const string Right = "0123456789abcdefghijklmnopqrstuv";

    private static readonly TestCaseData[] Wrong =
    [
        new TestCaseData("", "is empty", "is blank").SetArgDisplayNames("empty"),
        new TestCaseData(new string(' ', 32), "is blank", "is blank").SetArgDisplayNames("blank"),
        new TestCaseData(Right + "\n", @"ends in the character `\n`", @"\n at index 32").SetArgDisplayNames("a line feed behind"),
        new TestCaseData(Right[1..] + "\n", @"ends in the character `\n`", @"\n at index 31").SetArgDisplayNames("a line feed behind, 32 characters"),
        new TestCaseData("\ufeff" + Right, "begins with the character `U+FEFF`", "U+FEFF at index 0").SetArgDisplayNames("a byte order mark before"),
        new TestCaseData(Right[1..] + " ", "ends in the character `U+0020`", "a blank around it").SetArgDisplayNames("a blank behind"),
        new TestCaseData(Right.Insert(7, "\u200b"), "has at index 7 the character `U+200B`", "U+200B at index 7")
            .SetArgDisplayNames("an invisible character inside"),
        new TestCaseData(Right[1..], "has 31 ", "it has 31 ").SetArgDisplayNames("one too few"),
        new TestCaseData(Right + "w", "has 33 ", "it has 33 ").SetArgDisplayNames("one too many"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void Secret_OfAClient_IsRefusedWhenItIsBuilt(string key, string said, string _)
    {
        AssertRefused(key, $"`secret` {said}", () => Builder.Factory(new { mchid = TestKeys.Mchid, secret = key }));
        AssertRefused(key, $"`secret` {said}", () => new WeChatPayClient(new WeChatPayOptions { Mchid = TestKeys.Mchid, ApiV2Key = key }));
    }

    [TestCaseSource(nameof(Wrong))]
    public void Keys_OfAParser_AreRefusedWhenItIsBuilt(string key, string said, string _)
    {
        AssertRefused(key, $"`ApiV2Key` {said}", () => new CallbackParser(new CallbackParserOptions { ApiV2Key = key }));
        AssertRefused(key, $"`ApiV3Key` {said}", () => new CallbackParser(new CallbackParserOptions { ApiV3Key = key }));
    }

    [TestCaseSource(nameof(Wrong))]
    public void ApiV3Key_OfADownload_IsRefusedBeforeTheRequest(string key, string said, string _)
    {
        using var wire = new Wire();
        using var client = new WeChatPayClient(TestKeys.Options);

        AssertRefused(key, $"`apiV3Key` {said}", () => PlatformCertificates.DownloadAsync(client, key).GetAwaiter().GetResult());
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(Wrong))]
    public void Keys_OfASignerOfTests_AreRefusedWhenItIsMade(string key, string _, string said)
    {
        AssertRefused(key, said, () => new PlatformSigner(new PlatformSignerOptions { ApiV2Key = key }));
        AssertRefused(key, said, () => new PlatformSigner(new PlatformSignerOptions { ApiV3Key = key }));
        AssertRefused(key, said, () => PlatformSigner.ResponseV2(key, new { }));
    }

    [TestCaseSource(nameof(Wrong))]
    public void Keys_OfASandbox_AreRefusedWhenItStarts(string key, string _, string said)
    {
        AssertRefused(key, "ApiV2Key", () => SandboxServer.StartAsync(new SandboxOptions { ApiV2Key = key }).GetAwaiter().GetResult());
        AssertRefused(key, said, () => SandboxServer.StartAsync(new SandboxOptions { ApiV3Key = key }).GetAwaiter().GetResult());
    }

    [TestCase("0123456789abcdefghijklmnopqrstuv")]
    [TestCase("exposed_your_key_here_have_risks")]
    [TestCase("the APIv2 key, of 32 characters!")]
    public void Secret_Of32Characters_IsTaken(string key)
    {
        using var client = Builder.Factory(new { mchid = TestKeys.Mchid, secret = key });

        Assert.That(client.Options.ApiV2Key?.Reveal(), Is.EqualTo(key));
    }

    private static void AssertRefused(string key, string said, Func<object?> build)
    {
        var error = Caught.By<ArgumentException>(build);
        Assert.That(error.Message, Does.Contain(said));
        if (key.Trim().Length > 0)
            Assert.That(error.ToString(), Does.Not.Contain(key.Trim()));
    }
}
