using NUnit.Framework;

namespace WeChatPay.Tests.Pipeline;

/// <summary>The headers of the content leave as the user wrote them.</summary>
public sealed class ExactHeadersTests
{
    [TestCase("application/json;charset=utf-8")]
    [TestCase("application/json ; charset=\"utf-8\"")]
    [TestCase("text/x-unusual")]
    public async Task SendAsync_ContentTypeInAnUnusualSpelling_LeavesUnchanged(string contentType)
    {
        var sent = new List<string>();
        using var transport = new SignedTransport((request, _) => sent.Add(request.Content!.Headers.NonValidated["Content-Type"].ToString()));
        using var client = transport.CreateClient();

        await client.chain("v3/orders").PostAsync(new { json = new { a = 1 }, headers = new { Content_Type = contentType } });
        await client.chain("v3/orders").GetAsync(new { headers = new { Content_Type = contentType } });

        Assert.That(sent, Is.EqualTo(new[] { contentType, contentType }));
    }

    [Test]
    public async Task SendAsync_AnyCall_SendsTheAddressOfTheRequest()
    {
        var sent = new List<Uri>();
        using var transport = new SignedTransport((request, _) => sent.Add(request.RequestUri!));
        using var client = transport.CreateClient();

        await client.chain("v3/bill/a%2Fb").GetAsync(new { query = "x=a+%20&y=1,2&z=%E5%85%85~!'()*" });

        Assert.That(sent.Single().OriginalString, Does.EndWith("/v3/bill/a%2Fb?x=a+%20&y=1,2&z=%E5%85%85~!'()*"));
    }
}
