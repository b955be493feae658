using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Values;

/// <summary>A value of a path arrives as it was given, and a query is not shown.</summary>
public sealed class PathTests : ValueFixture
{
    private const string Constant = "AbcDef";
    private const string WithSlash = "a/b";
    private const string PersonalQuery = "name=张三&id_card=11010119900101001X&token=SECRETTOKEN";

    [Test]
    public void Interpolated_Constants_AreValuesAndNeverRenamed()
    {
        using var wire = new Wire().Answer().Answer().Answer().Answer().Answer();

        Client[$"v3/a/{Constant}"].Get();
        Client[$"v3/a/{WithSlash}"].Get();
        Client.chain($"v3/a/{Constant}").Get();
        Client["v3/a"][$"{Constant}"].Get();
        Client[$"v3/hirePowerBank"].Get();

        Assert.That(
            wire.Requests.Select(static request => request.Uri.AbsolutePath),
            Is.EqualTo((string[])["/v3/a/AbcDef", "/v3/a/a%2Fb", "/v3/a/AbcDef", "/v3/a/AbcDef", "/v3/hire-power-bank"]));
    }

    [Test]
    public void Text_ThatIsNotInterpolated_IsRenamedAsBefore() => Assert.That(Client["v3/hirePowerBank"].ToString(), Is.EqualTo("v3/hire-power-bank"));

    [Test]
    public void Interpolated_List_IsRefused() => AssertRefused(
        static () => _ = new WeChatPayClient(TestKeys.Options)[$"v3/a/{new[] { 1, 2 }}"], "interpolated value");

    private static readonly Func<WeChatPayClient, ChainNode>[] WithQuery =
    [
        static client => client["v3/a?" + PersonalQuery],
        static client => client.chain($"v3/a?name={"张三"}&id_card={"11010119900101001X"}"),
        static client => client["https://api.mch.weixin.qq.com/v3/a?" + PersonalQuery],
        static client => client["https://user:SECRETTOKEN@api.mch.weixin.qq.com/v3/a?" + PersonalQuery],
    ];

    [TestCaseSource(nameof(WithQuery))]
    public void Query_InThePath_IsInNoLabelMessageOrLog(Func<WeChatPayClient, ChainNode> walk)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}", System.Net.HttpStatusCode.BadRequest));
        var log = new StringWriter();
        var node = walk(Client);

        var error = Assert.Catch(() => node.Get(new { debug = log }))!;

        Assert.Multiple(() =>
        {
            Assert.That(node.ToString(), Does.EndWith("v3/a"));
            foreach (var text in new[] { node.ToString(), error.ToString(), (error as WeChatPayException)?.Call ?? "", log.ToString() })
                Assert.That(text, Does.Not.Contain("张三").And.Not.Contain("%E5%BC%A0").And.Not.Contain("11010119900101001X").And.Not.Contain("SECRETTOKEN"));
        });
    }

    [Test]
    public void Query_ThatIsAnInterpolatedValue_IsInNoLabel() => Assert.That(Client[$"v3/a?{PersonalQuery}"].ToString(), Is.EqualTo("v3/a"));

    [Test]
    public void Query_OfARequestByTheDriver_IsInNoMessage()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}", System.Net.HttpStatusCode.BadRequest));

        var error = Assert.Throws<WeChatPayApiException>(() => Client.Driver.Request("GET", "v3/a?" + PersonalQuery))!;

        Assert.That((error.Call, error.ToString().Contains("SECRETTOKEN", StringComparison.Ordinal)), Is.EqualTo(("GET v3/a", false)));
    }

    [TestCase("v3/a?name=张 三")]
    [TestCase("v3/A1b?name=张三")]
    [TestCase("v3//a?name=张三")]
    [TestCase("v3/a?name=张三&{x")]
    [TestCase("v3/a?name=张三}")]
    public void Query_OfAPathThatIsRefused_IsInNoMessage(string path) =>
        Assert.That(() => Client[path].Get(), Throws.ArgumentException.With.Message.Not.Contain("张"));

    [Test]
    public void Query_WrittenAsATemplate_StaysInTheLabel() => Assert.That(Client["v3/a{?mchid,x}"].ToString(), Is.EqualTo("v3/a{?mchid,x}"));

    [TestCase("{+url}", "https://api.mch.weixin.qq.com/v3/%E4%B8%AD?a=%2F&b=100%25", "/v3/%E4%B8%AD?a=%2F&b=100%25")]
    [TestCase("{+url}", "v3/中/%25E4", "/v3/%E4%B8%AD/%25E4")]
    [TestCase("v3/{+url}", "a%2Fb%zz", "/v3/a%2Fb%25zz")]
    [TestCase("v3/{url}", "a%2Fb", "/v3/a%252Fb")]
    [TestCase("{+url}", "/v3/pay", "/v3/pay")]
    [TestCase("v3/{+url}", "/pay", "/v3/pay")]
    [TestCase("v3/{+url}/b", "pay/", "/v3/pay/b")]
    [TestCase("v3/{+url}/{+url}", "/x/", "/v3/x/x/")]
    public void Expand_ReservedValue_KeepsItsTripletsAndHasOneSlash(string template, string url, string onWire)
    {
        using var wire = new Wire().Answer();

        Client[template].Get(new { url });

        Assert.That(wire.Request.Uri.PathAndQuery, Is.EqualTo(onWire));
        Assert.That(wire.Request.IsSigned());
    }

    [Test]
    public void Address_BelowAnotherNode_IsRefused()
    {
        const string url = "https://api.mch.weixin.qq.com/v3/billdownload/file?token=SECRETTOKEN";

        AssertRefused(() => Client["v3"][url].Get(), "begin with the address");
        AssertRefused(() => Client["v3/{+url}"].Get(new { url }), "begin with the address");
        AssertRefused(() => Client[url.Split('?')[0]][url].Get(), "begin with the address");
        Assert.That(() => Client["v3"][url].Get(), Throws.ArgumentException.With.Message.Not.Contain("SECRETTOKEN"));
    }

    [TestCase("_out_trade_no")]
    [TestCase("out_trade_no_")]
    public void Member_WithAnUnderscoreOnOneSide_IsRefusedAndNamesTheVariable(string name)
    {
        Assert.That(
            () => ((WeChatPay.Dynamic.IDynamicMembers)Client["v3/pay/transactions/out-trade-no"]).GetMember(name),
            Throws.ArgumentException.With.Message.Contains("`._out_trade_no_`").And.Message.Contains("Nothing was sent."));
    }
}
