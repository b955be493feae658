using System.Text.RegularExpressions;
using WeChatPay.Porting.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>A page of the documentation with six blocks of PHP, which all make the same call.</summary>
public sealed partial class SeedPageTests
{
    [TestCase(PortingStyle.Dynamic)]
    [TestCase(PortingStyle.Static)]
    public void Port_OfTheSixBlocks_SendsTheSameRequest(PortingStyle style)
    {
        if (!File.Exists(Repository.Shared("seed/insurance-orders.md")))
            Assert.Ignore("The page is not beside this repository.");
        var blocks = Block().Matches(File.ReadAllText(Repository.Shared("seed/insurance-orders.md"))).Select(static block => block.Groups[1].Value).ToList();
        Assert.That(blocks, Has.Count.EqualTo(6));
        var compiler = new SnippetCompiler();
        foreach (var (block, at) in blocks.Select(static (block, at) => (block, at)))
            compiler.Add($"block {at}", PhpPorter.Port(block, new PortingOptions { Style = style }).Code!, style);
        Assert.That(compiler.Compile(), Is.Empty);

        using var transport = new DryTransport();
        using var client = transport.CreateClient();
        for (var i = 0; i < blocks.Count; i++)
            compiler.Run(i, client);

        Assert.That(transport.Requests, Has.Count.EqualTo(6));
        Assert.That(transport.Requests.Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(transport.Requests[0].Target, Is.EqualTo("https://api.mch.weixin.qq.com/v3/hire-power-bank/insurance-orders"));
        Assert.That(transport.Requests[0].Body, Is.EqualTo(
            """{"out_order_no":"6e8369071cd942c0476613f9d1ce9ca3","openid":"2323dfsdf342342","notify_url":"https://api.test.com","service_id":"实例值"}"""));
    }

    [Test]
    public void Page_OfTheDocumentation_ReadsLineForLineLikeTheSeed()
    {
        if (!File.Exists(Repository.Shared("seed/insurance-orders.md")))
            Assert.Ignore("The page is not beside this repository.");
        var php = Block().Matches(File.ReadAllText(Repository.Shared("seed/insurance-orders.md"))).Select(static block => block.Groups[1].Value);

        // The page has a static receiver, where a lambda needs no wrapper.
        var expected = php.Select(static block => PhpPorter.Port(block).Code!
            .Replace("function(static", "static", StringComparison.Ordinal)
            .Replace("}))\n", "})\n", StringComparison.Ordinal));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/insurance-orders.md"));

        Assert.That(CSharpBlock().Matches(page).Select(static block => block.Groups[1].Value).Take(6), Is.EqualTo(expected));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("```php[^\n]*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
