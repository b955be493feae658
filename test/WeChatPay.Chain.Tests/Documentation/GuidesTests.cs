using NUnit.Framework;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>Every C# block of the README, and of the guides to the sandbox and to tests, is run if it can: <c>instance</c> is a client of a sandbox.</summary>
[NonParallelizable]
public sealed class GuidesTests
{
    // It reads a merchant's files, which are not there.
    private const string? CannotRun = null;

    // What each block prints, in the order of the file. Nobody listens at 127.0.0.1:5000, where some of them send a callback.
    private static readonly Dictionary<string, string?[]> Printed = new()
    {
        ["README.md"] =
        [
            @"^Array\n\(\n +\[code_url\] => weixin://", "^weixin://", @"\[out_order_no\] => 6e8369071cd942c0476613f9d1ce9ca3\n",
            CannotRun, CannotRun, "^$", @"^Array\n\((.*\n)+\d+\n$", "^$", @"^404 NOT_FOUND \S+\n$",
        ],
        ["docs/en/quick-start.md"] =
        [
            @"^1\. weixin://\S+\n3\. TRANSACTION\.SUCCESS of the order: True\n4\. SUCCESS\n5\. PROCESSING\n6\. \d+ lines\n$", "\"package\":\"prepay_id=wx",
        ],
        ["docs/en/sandbox.md"] = ["signature", "^SUCCESS\n$", "no complete response", @"^50300\d{23}\n$", @"^PUB_KEY_ID_\d+\n$"],
        ["docs/en/shangmi.md"] = ["^WECHATPAY2-SM2-WITH-SM3\n$", "^plaintext\n[0-9a-f]{64}\n$"],
        ["docs/en/amounts.md"] = [@"^20\d{15}[0-9A-Z]{9}\nR-20\d{15}[0-9A-Z]{9}\n$", "^20.*0000C\n$", "^5975 fen, 59.75 yuan\nFalse\n$", "^$"],
        ["docs/en/brand.md"] = ["^WECHATPAY-BRAND-SHA256-RSA2048\n$", "^BRAND_MEMBER_CARD.USER_CARD.CREATE, brand: True\n$"],
        ["docs/en/testing.md"] =
        [
            "^100\nN1\nR1\n$", "^50001\nRESOURCE_NOT_EXISTS\n$", @"^POST v3/pay/transactions/native was answered 400.*\n(.+\n){4}$", "^N1\n$",
            @"^N1\n(\w+: to be delivered again: .*\n){7}$", @"R1\n$", "^50001\n$", "^50001\n$",
        ],
    };

    private SandboxServer _sandbox = null!;
    private WeChatPayClient _instance = null!;

    private static IEnumerable<TestCaseData> Blocks =>
        from file in Printed
        let blocks = SampleCompiler.ReadBlocks(file.Key)
        from at in Enumerable.Range(0, blocks.Length)
        where file.Value.Length <= at || file.Value[at] is not CannotRun
        select new TestCaseData(SampleCompiler.Program(blocks, at), file.Value.ElementAtOrDefault(at)).SetArgDisplayNames($"{file.Key}:{blocks[at].Line}");

    [OneTimeSetUp]
    public async Task Start()
    {
        _sandbox = await SandboxServer.StartAsync();
        _instance = Builder.Factory(new
        {
            mchid = _sandbox.Mchid,
            serial = _sandbox.MerchantSerial,
            privateKey = _sandbox.MerchantPrivateKeyPem,
            certs = new Dictionary<string, object> { [_sandbox.PlatformKeyId] = _sandbox.PlatformPublicKeyPem },
            base_uri = _sandbox.BaseUri,
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _instance.Dispose();
        await _sandbox.DisposeAsync();
    }

    [TestCaseSource(nameof(Blocks))]
    public async Task Block_OfAGuide_RunsAndPrints(object blocks, string printed) =>
        Assert.That(await SampleRunner.RunAsync((Fence[])blocks, _instance), Does.Match(printed));

    [TestCase("README.md")]
    [TestCase("docs/en/sandbox.md")]
    [TestCase("docs/en/testing.md")]
    public void Blocks_OfAGuide_AreAllExpected(string file) => Assert.That(SampleCompiler.ReadBlocks(file), Has.Length.EqualTo(Printed[file].Length));
}
