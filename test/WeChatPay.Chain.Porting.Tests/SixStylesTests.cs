using WeChatPay.Porting.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>One call in six styles of PHP, and the page of the documentation that shows it in C#.</summary>
public sealed class SixStylesTests
{
    [TestCase(PortingStyle.Dynamic)]
    [TestCase(PortingStyle.Static)]
    public void Port_OfTheSixStyles_SendsTheSameRequest(PortingStyle style)
    {
        Assert.That(SixStyles.All, Has.Count.EqualTo(6));
        var compiler = new SnippetCompiler();
        foreach (var (title, php) in SixStyles.All)
            compiler.Add(title, PhpPorter.Port(php, new PortingOptions { Style = style }).Code!, style);
        Assert.That(compiler.Compile(), Is.Empty);

        using var transport = new DryTransport();
        using var client = transport.CreateClient();
        for (var i = 0; i < SixStyles.All.Count; i++)
            compiler.Run(i, client);

        Assert.That(transport.Requests, Has.Count.EqualTo(6));
        Assert.That(transport.Requests.Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(transport.Requests[0], Has
            .Property("Target").EqualTo("https://api.mch.weixin.qq.com/v3/hire-power-bank/insurance-orders")
            .And.Property("Body").EqualTo(
                """{"out_order_no":"6e8369071cd942c0476613f9d1ce9ca3","openid":"2323dfsdf342342","notify_url":"https://api.test.com","service_id":"实例值"}"""));
    }

    [Test]
    public void Page_OfTheDocumentation_IsThePortedPhpLineForLine()
    {
        var blocks = MarkdownFile.Read("docs/en/insurance-orders.md").Fences.Where(static fence => fence.Language == "csharp")
            .Select(static fence => fence.Text + "\n");

        // On the page's static receiver a lambda needs no `function(…)` around it.
        var expected = SixStyles.All.Select(static style => PhpPorter.Port(style.Php).Code!
            .Replace("function(static", "static", StringComparison.Ordinal)
            .Replace("}))\n", "})\n", StringComparison.Ordinal));

        Assert.That(blocks.Take(6), Is.EqualTo(expected));
    }
}
