using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP012: a secret as a literal.</summary>
public sealed class SecretAnalyzerTests
{
    // Not a key: it only has the form of one.
    private static readonly string Shared = string.Concat("Zk3vQ9xWb2Rt", "7yLm4NcHs8PdG5fJ", "1aKe");
    private static readonly string Body = string.Concat(Enumerable.Repeat("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", 8));

    [TestCase("apiV3Key")]
    [TestCase("secret")]
    public Task SharedKey_AsALiteral_IsReported(string name) =>
        Checked.ExpectAsync($"var config = new {{ {name} = {{|WCP012:\"{Shared}\"|}} }};");

    [Test]
    public Task SharedKey_OfTypedOptions_IsReported() =>
        Checked.ExpectAsync($"var config = new WeChatPayOptions {{ ApiV3Key = {{|WCP012:\"{Shared}\"|}} }};");

    [TestCase("const string ApiV3Key = {0};")]
    [TestCase("var apiV3Key = {0};")]
    [TestCase("string secret = Environment.GetEnvironmentVariable(id) ?? {0};")]
    public Task SharedKey_OfAVariable_IsReported(string statement) =>
        Checked.ExpectAsync(statement.Replace("{0}", $"{{|WCP012:\"{Shared}\"|}}", StringComparison.Ordinal));

    [Test]
    public Task PrivateKey_AsALiteral_IsReported() => Checked.ExpectAsync(
        $"var config = new {{ privateKey = {{|WCP012:\"{Body}\"|}} }}; "
        + $"var pem = {{|WCP012:\"-----BEGIN {"PRIVATE"} KEY-----\\n{Body}\\n-----END {"PRIVATE"} KEY-----\"|}};");

    [TestCase("privateKey = \"file:///path/to/merchant/apiclient_key.pem\"")]
    [TestCase("apiV3Key = Environment.GetEnvironmentVariable(\"WECHATPAY_API_V3_KEY_OF_THIS_SHOP\")")]
    [TestCase("apiV3Key = \"your-32-characters-of-the-key-....\"")]
    [TestCase("apiV3Key = \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"")]
    [TestCase("serial = \"Zk3vQ9xWb2Rt7yLm4NcHs8PdG5fJ1aKe\"")]
    public Task Text_ThatIsNotASecret_IsNotReported(string setting) => Checked.ExpectAsync($"var config = new {{ {setting} }};");
}
