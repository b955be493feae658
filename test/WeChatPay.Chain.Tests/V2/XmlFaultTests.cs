using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V2;

/// <summary>Hostile documents as answers on the wire: the documented exception, in memory that is bounded.</summary>
public sealed class XmlFaultTests
{
    // The limits of the parsers are tried, not that of the client.
    private const long OfTheParsers = long.MaxValue;

    private readonly WeChatPayClient _v2 = new(new() { Mchid = "1900000109", ApiV2Key = XmlAnswer.ApiV2Key, MaxResponseBytes = OfTheParsers });
    private readonly WeChatPayClient _v3 = new(TestKeys.Options with { MaxResponseBytes = OfTheParsers });

    [OneTimeTearDown]
    public void CloseClients()
    {
        _v2.Dispose();
        _v3.Dispose();
    }

    private static IEnumerable<TestCaseData> Xml => HostileText.Xml.Select(static hostile => new TestCaseData(hostile.Xml).SetArgDisplayNames(hostile.Name));

    private static IEnumerable<TestCaseData> Json => HostileText.Json.Select(static hostile => new TestCaseData(hostile.Json).SetArgDisplayNames(hostile.Name));

    [TestCaseSource(nameof(Xml))]
    public void XmlAnswer_Hostile_IsNotBelieved(string xml)
    {
        using var wire = new Wire().Answer(XmlAnswer.Raw(xml));
        var before = GC.GetTotalAllocatedBytes();

        Assert.That(
            () => _v2["v2/pay/orderquery"].Post(new { xml = new { mch_id = "1900000109" } }),
            Throws.InstanceOf<WeChatPayVerificationException>().Or.InstanceOf<WeChatPayApiException>());

        Assert.That((GC.GetTotalAllocatedBytes() - before) >> 20, Is.LessThan(600), "MiB");
    }

    [TestCase("<xml><return_code>SUCCESS</return_code><a><b>1</b></a><sign>9A0A8659F005D6984697E2CA0A9CF3B7</sign></xml>")]
    [TestCase("<xml><return_code>SUCCESS</return_code><a>1</a><a>2</a><sign>9A0A8659F005D6984697E2CA0A9CF3B7</sign></xml>")]
    public void XmlAnswer_WithNestedFields_IsNotBelieved(string xml)
    {
        using var wire = new Wire().Answer(XmlAnswer.Raw(xml));

        Assert.That(() => _v2["v2/pay/orderquery"].Post(new { xml = new { mch_id = "1900000109" } }), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [TestCaseSource(nameof(Json))]
    public void JsonAnswer_Hostile_IsReadOrRefused(string json)
    {
        using var wire = new Wire().Answer(json);

        var answer = _v3["v3/certificates"].Get();
        var before = GC.GetTotalAllocatedBytes();
        try
        {
            Assert.That(answer.Json.HasValues);
        }
        catch (FormatException error)
        {
            Assert.That(error.Message, Does.Contain("is not JSON"));
        }

        Assert.That((GC.GetTotalAllocatedBytes() - before) >> 20, Is.LessThan(1500), "MiB");
    }

    [TestCaseSource(nameof(Json))]
    public void JsonError_Hostile_IsStillAnError(string json)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(json, System.Net.HttpStatusCode.BadRequest));

        Assert.That(() => _v3["v3/certificates"].Get(), Throws.InstanceOf<WeChatPayApiException>().With.Property("StatusCode").EqualTo(400));
    }
}
