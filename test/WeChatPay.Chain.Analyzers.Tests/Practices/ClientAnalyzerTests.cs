using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP011: a client that is built again and again.</summary>
public sealed class ClientAnalyzerTests
{
    [TestCase("foreach (var order in id) { using var shop = {|WCP011:Builder.Factory(new { })|}; }")]
    [TestCase("foreach (var order in id) { using var shop = {|WCP011:new WeChatPayClient(new WeChatPayOptions())|}; }")]
    [TestCase("foreach (var order in id) { using WeChatPayClient shop = {|WCP011:new(new WeChatPayOptions())|}; }")]
    [TestCase("foreach (var order in id) { using var shop = {|WCP011:new WeChatPay.WeChatPayClient(new WeChatPayOptions())|}; }")]
    [TestCase("while (id != null) using (var shop = {|WCP011:Builder.Factory(new { })|}) { }")]
    [TestCase("Action<Func<object>> MapPost = null!; new { MapPost }.MapPost(() => { var shop = {|WCP011:Builder.Factory(new { })|}; return shop; });")]
    public Task Client_BuiltAgainAndAgain_IsReported(string statement) => Checked.ExpectAsync(statement);

    [Test]
    public Task Client_OfAnAction_IsReported() => Checked.ExpectInFileAsync(
        """
        using WeChatPay;

        public class ControllerBase { }

        public class PayController : ControllerBase
        {
            private WeChatPayClient? _kept;

            public object Pay() { using var shop = {|WCP011:Builder.Factory(new { })|}; return shop; }

            public object Kept() => _kept ??= Builder.Factory(new { });

            private static WeChatPayClient Make() { var shop = Builder.Factory(new { }); return shop; }
        }
        """);

    [TestCase("foreach (var order in id) { using var memory = new System.IO.MemoryStream(); }")]
    [TestCase("using var shop = Builder.Factory(new { });")]
    [TestCase("var shops = new List<WeChatPayClient>(); foreach (var order in id) shops.Add(Builder.Factory(new { }));")]
    [TestCase("var shops = new Dictionary<char, WeChatPayClient>(); foreach (var one in id) { var shop = Builder.Factory(new { }); shops[one] = shop; }")]
    [TestCase("var shop = new Lazy<WeChatPayClient>(() => { var one = Builder.Factory(new { }); return one; });")]
    public Task Client_ThatIsKept_IsNotReported(string statement) => Checked.ExpectAsync(statement);
}
