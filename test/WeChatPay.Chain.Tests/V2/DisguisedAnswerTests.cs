using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V2;

/// <summary>Responses to a request for a bill of APIv2: XML and HTML are not bills, whatever precedes them, and a broken connection is reported as
/// one.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DisguisedAnswerTests : IDisposable
{
    private const string Blanks = "                                           ";
    private const string BlankLine = Blanks + Blanks + Blanks + Blanks + "\n";
    private const string Bill = "交易时间,公众账号ID\n`2026-11-01,`wx8888888888888888\n";

    private readonly WeChatPayClient _client = new(new() { Mchid = "1900000109", ApiV2Key = XmlAnswer.ApiV2Key });
    private readonly TemporarySink _file = new();

    public void Dispose()
    {
        _client.Dispose();
        _file.Dispose();
    }

    [TestCase("<html><body>502</body></html>")]
    [TestCase("<!DOCTYPE html><html></html>")]
    [TestCase("<?xml version=\"1.0\"?><page/>")]
    [TestCase("\uFEFF<html></html>")]
    [TestCase(" \r\n\t<html></html>")]
    [TestCase(BlankLine)]
    public void Bill_ThatIsAPage_IsNotProven(string page)
    {
        using var wire = new Wire().Answer(XmlAnswer.Raw(page)).Answer(XmlAnswer.Raw(page));

        Caught.By<WeChatPayVerificationException>(() => Ask("v2/pay/downloadbill", null));
        Caught.By<WeChatPayVerificationException>(() => Ask("v2/pay/downloadfundflow", _file.Path));

        Assert.That(_file.Files, Is.Empty);
    }

    [TestCase("<?xml version=\"1.0\" encoding=\"utf-8\"?>")]
    [TestCase("\uFEFF")]
    [TestCase("\r\n ")]
    public void Bill_RefusedWithSomethingBeforeTheXml_IsTheRefusal(string before)
    {
        using var wire = new Wire().Answer(XmlAnswer.Raw($"{before}<xml><return_code>FAIL</return_code><return_msg>No Bill Exist</return_msg></xml>"));

        var error = Caught.By<WeChatPayApiException>(() => Ask("v2/pay/downloadbill", _file.Path));

        Assert.That(error.Description, Is.EqualTo("No Bill Exist"));
    }

    [TestCase("")]
    [TestCase("\uFEFF")]
    [TestCase("\n")]
    public void Bill_WithSomethingBeforeIt_IsTheBillAsItCame(string before)
    {
        using var wire = new Wire().Answer(XmlAnswer.Raw(before + Bill)).Answer(XmlAnswer.Raw(before + Bill));

        Ask("v2/pay/downloadbill", _file.Path);

        Assert.That(Ask("v2/pay/downloadbill", null).Bytes.ToArray(), Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(before + Bill)));
        Assert.That(File.ReadAllBytes(_file.Path), Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(before + Bill)));
    }

    [Test]
    public void Page_OfASigningOfAContract_IsGivenAsItIs()
    {
        using var wire = new Wire().Answer(XmlAnswer.Raw("<!DOCTYPE html><html></html>"));

        Assert.That(_client["v2/papay/entrustweb"].Get(new { query = new { mch_id = "1900000109" } }).Text, Is.EqualTo("<!DOCTYPE html><html></html>"));
    }

    [TestCase("")]
    [TestCase("<xml><return_code>SUC")]
    public async Task Bill_ServerDiesAtItsBeginning_IsATransportErrorAndTheConnectionIsClosed(string begun)
    {
        using var cut = TestStream.Once(System.Text.Encoding.UTF8.GetBytes(begun), new IOException("The connection was cut."));
        var broken = XmlAnswer.Raw("");
        broken.Content = new StreamContent(cut);
        using var wire = new Wire().Answer(broken);

        var error = Caught.By<WeChatPayTransportException>(() => Ask("v2/pay/downloadbill", _file.Path));

        Assert.That(error.Message, Does.StartWith("The response to POST v2/pay/downloadbill broke off after ").And.Contain(" bytes: The connection was cut."));
        await cut.Closed.WaitAsync(TimeSpan.FromSeconds(5));
    }

    private WeChatPayResponse Ask(string path, string? sink) =>
        _client[path].Post(sink is null ? new { xml = new { mch_id = "1900000109" } } : new { xml = new { mch_id = "1900000109" }, sink });
}
