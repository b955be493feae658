using WeChatPay.Cli.Repl;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class ReplCompletionTests
{
    private SandboxServer _sandbox = null!;
    private WeChatPayClient _client = null!;
    private ReplCompletion _completion = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _sandbox = await SandboxServer.StartAsync();
        _client = SandboxClient.CreateShortest(_sandbox).Value;
        var session = new ReplSession(new ReplGlobals(_client));
        await session.EvaluateAsync("var orderNumber = \"N1\"; int Twice(int n) => 2 * n;", CancellationToken.None);
        _completion = new ReplCompletion(session);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [TestCase("client[\"v3/pay/transactions/nat", "v3/pay/transactions/native")]
    [TestCase("$instance->chain('v3/hire-power-bank/insurance-orders/", "v3/hire-power-bank/insurance-orders/{out_order_no}")]
    [TestCase("client[\"brand/store/brandstores/{store_id}/cl", "brand/store/brandstores/{store_id}/close")]
    [TestCase("instance.brand.cardM", "cardMember")]
    [TestCase("instance.v3.hirePower", "hirePowerBank")]
    [TestCase("$instance->v3->hirePowerBank->insur", "insuranceOrders")]
    [TestCase("instance.v3.hirePowerBank.insuranceOrders._", "_out_order_no_")]
    [TestCase("instance.v3.pay.transactions.native.po", "postAsync")]
    [TestCase("client[\"v3/certificates\"].get(new { htt", "http_errors")]
    [TestCase("$instance->v3->certificates->get(['que", "query")]
    [TestCase("Console.WriteLine(orderN", "orderNumber")]
    [TestCase("Twi", "Twice")]
    [TestCase("orderNumber.Sub", "Substring")]
    [TestCase("orderNumber.Whe", "Where")]
    [TestCase("Console.Wri", "WriteLine")]
    [TestCase("json_dec", "json_decode")]
    [TestCase("Console.WriteLine(\"a \\\" b\" + json_dec", "json_decode")]
    public void Find_TextBeforeTheCursor_HasTheWord(string before, string word) => Assert.That(_completion.Find(before).Words, Does.Contain(word));

    [TestCase("orderNumber.Nowhere")]
    [TestCase("unknown.x")]
    [TestCase("\"text that is open")]
    [TestCase("$text = 'json_dec")]
    [TestCase("Console.WriteLine(\"a \\\" json_dec")]
    public void Find_TextThatGoesNowhere_HasNothing(string before) => Assert.That(_completion.Find(before).Words, Is.Empty);
}
