using WeChatPay.Porting.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Each kind of diagnostic has a code, and the documentation lists them.</summary>
public sealed class PortingRuleTests
{
    [Test]
    public void Page_OfTheDocumentation_ListsEveryCode()
    {
        var path = Path.Combine(Repository.Root, "docs", "en", "porting-diagnostics.md");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(path, RulePage.Write());

        Assert.That(File.ReadAllText(path), Is.EqualTo(RulePage.Write()), "Run with APPROVE=1 to write the page.");
    }

    [Test]
    public void All_Codes_AreInOrderAndUnique() =>
        Assert.That(PortingRule.All.Select(static rule => rule.Code), Is.Ordered.And.Unique.And.All.StartsWith("WCP3"));

    [TestCase("wcp3010", "WCP3010")]
    [TestCase("WCP3001", "WCP3001")]
    public void Find_CodeInEitherCase_IsFound(string code, string found) => Assert.That(PortingRule.Find(code)!.Code, Is.EqualTo(found));

    [Test]
    public void Find_OtherText_IsNull() => Assert.That(PortingRule.Find("WCP9999"), Is.Null);

    [Test]
    public void Diagnostic_OfEachKind_HasCodeAndHint()
    {
        var result = PhpPorter.Port("goto a; $x = &$y; echo curl_init();");

        Assert.That(
            result.Diagnostics.Select(static found => found.Code),
            Is.EqualTo((string[])["WCP3011", "WCP3092", "WCP3010", "WCP3030"]).Or.EqualTo((string[])["WCP3011", "WCP3010", "WCP3030"]));
        Assert.That(result.Diagnostics.Select(static found => found.ToString()), Has.All.Contains(" hint: "));
    }
}
