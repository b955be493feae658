using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>A key or the number of a person that stands in the place of an argument by mistake: no output and no message shows it.</summary>
[NonParallelizable]
internal sealed class ArgumentLeakTests : SnippetFixture
{
    private static readonly (string Kind, string Value)[] Secrets =
    [
        ("APIv3 key", "k7Qm2XzR9pL4vB8nT6wY1cF3hJ5dG0sA"),
        ("APIv2 key", "8934e7d15453e97507ef794cf7b0519d"),
        ("identity number", "440304199003074518"),
        ("private key", Sm2TestKeys.Merchant.PrivatePem),
        ("private key without its frame", Convert.ToBase64String(Sm2TestKeys.Merchant.Pkcs8)),
    ];

    // {0} is the place of the secret.
    private static readonly string[][] Places =
    [
        ["call", "GET", "v3/certificates", "--query", "{0}"],
        ["call", "GET", "v3/certificates", "--query", "a={0}"],
        ["call", "GET", "v3/certificates", "--header", "{0}"],
        ["call", "GET", "v3/certificates", "--header", "X-Shop={0}\n"],
        ["call", "GET", "v3/certificates", "--var", "{0}"],
        ["call", "GET", "v3/certificates", "--var", "a={0}"],
        ["call", "GET", "v3/certificates", "--algorithm", "{0}"],
        ["call", "GET", "v3/certificates", "--profile", "{0}"],
        ["call", "POST", "v3/pay/transactions/native", "--json", "{0}"],
        ["call", "POST", "v3/pay/transactions/native", "--json", "@{0}"],
        ["call", "POST", "v2/pay/unifiedorder", "--xml", "{0}"],
        ["call", "POST", "v3/merchant/media/upload", "--file", "{0}"],
        ["call", "POST", "v3/merchant/media/upload", "--meta", "{0}"],
        ["call", "{0}", "v3/certificates"],
        ["notify", "{0}", "--event", "TRANSACTION.SUCCESS"],
        ["doctor", "{0}", "--sandbox"],
        ["doctor", "--profile", "{0}"],
        ["doctor", "http://127.0.0.1:1/notify", "--event", "{0}"],
        ["doctor", "http://127.0.0.1:1/notify", "--resource", "{0}"],
        ["doctor", "http://127.0.0.1:1/notify", "--api-v3-key-file", "{0}"],
        ["sandbox", "--data", "/dev/null/{0}"],
        ["notify", "http://127.0.0.1:1/notify", "--event", "{0}"],
        ["notify", "http://127.0.0.1:1/notify", "--event", "TRANSACTION.SUCCESS", "--resource", "{0}"],
        ["notify", "http://127.0.0.1:1/notify", "--event", "TRANSACTION.SUCCESS", "--flaw", "{0}"],
        ["notify", "http://127.0.0.1:1/notify", "--event", "TRANSACTION.SUCCESS", "--key-file", "{0}", "--key-id", "PUB_KEY_ID_1"],
        ["notify", "http://127.0.0.1:1/notify", "--event", "TRANSACTION.SUCCESS", "--api-v3-key-file", "{0}"],
        ["notify", "http://127.0.0.1:1/notify", "--event", "TRANSACTION.SUCCESS", "--secret-file", "{0}"],
        ["certs", "-m", "{0}", "-s", "5A00", "-f", "{0}", "--api-v3-key-file", "{0}"],
        ["certs", "-m", "1900000109", "-s", "{0}", "-f", "key.pem", "-k", "{0}"],
        ["certs", "-m", "1900000109", "-s", "5A00", "-f", "key.pem", "-k", "k", "-c", "{0}"],
        ["certs", "-m", "1900000109", "-s", "5A00", "-f", "key.pem", "-k", "k", "-u", "{0}"],
        ["sandbox", "--port", "{0}"],
        ["sandbox", "--algorithm", "{0}"],
        ["run", "{0}"],
        ["port", "{0}"],
        ["port", "--style", "{0}", "x.php"],
        ["explain", "{0}"],
        ["show", "{0}"],
        ["search", "{0}"],
        ["{0}"],
        ["--{0}"],
        ["--lang", "{0}", "demo"],
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from place in Places
        from secret in Secrets
        select new TestCaseData(place, secret.Value).SetArgDisplayNames(string.Join(' ', place).Replace("{0}", $"<{secret.Kind}>", StringComparison.Ordinal));

    [TestCaseSource(nameof(Cases))]
    public async Task Argument_HoldsASecret_NoOutputShowsIt(string[] place, string secret)
    {
        var line = place.Select(piece => piece.Replace("{0}", secret, StringComparison.Ordinal)).ToArray();
        var outcome = await CommandLine.RunAsync(line);
        var chinese = await CommandLine.RunAsync([.. line, "--lang", "zh"]);

        var shown = (outcome.Output + outcome.Error + chinese.Output + chinese.Error).ReplaceLineEndings("");
        foreach (var piece in secret.Split('\n').Where(static line => line.Length > 16 && line[0] != '-'))
            Assert.That(shown, Does.Not.Contain(piece), $"exit code {outcome.Code}");
    }
}
