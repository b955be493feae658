using NUnit.Framework;
using WeChatPay.Tests.Pipeline;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Memory;

/// <summary>What a call allocates, all of it: the caller's options, the request, and the response of a transport in memory.</summary>
[NonParallelizable]
public sealed class CallAllocationTests
{
    private const int Calls = 300;

    // Compiled for debugging, each asynchronous method is an object: a program that is optimised allocates some 2 KB less.
    private const int Limit = 10 * 1024;

    private static readonly string LongText = string.Join('、', Enumerable.Range(0, 3_000));

    [Test]
    [NewerFramework("Where a framework has no spans, more texts are made: 12 KB a call.")]
    public async Task PostAsync_OverTransportInMemory_AllocatesLessThanTenKilobytes()
    {
        using var transport = new SignedTransport(static (_, _) => { });
        using var client = transport.CreateClient();
        await PlaceAsync(client);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await PlaceAsync(client);
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / Calls;

        TestContext.Out.WriteLine($"{bytes} bytes a call");
        Assert.That(bytes, Is.LessThan(Limit));
    }

    // Longer than the buffers that are rented for a body.
    [Test]
    public async Task PostAsync_LongBody_ArrivesWhole()
    {
        byte[] sent = [];
        using var transport = new SignedTransport((_, body) => sent = body);
        using var client = transport.CreateClient();

        await client["v3/hire-power-bank/insurance-orders"].PostAsync(new { json = new { text = LongText } });

        Assert.That(System.Text.Encoding.UTF8.GetString(sent), Is.EqualTo($$"""{"text":"{{LongText}}"}"""));
    }

    private static async Task PlaceAsync(WeChatPayClient client)
    {
        for (var i = 0; i < Calls; i++)
        {
            await client["v3/hire-power-bank/insurance-orders"].PostAsync(
                new { json = new { out_order_no = "6e8369071cd942c0476613f9d1ce9ca3", openid = "2323dfsdf342342", service_id = "实例值" } });
        }
    }
}
