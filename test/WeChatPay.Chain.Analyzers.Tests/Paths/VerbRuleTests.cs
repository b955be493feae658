using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Paths;

/// <summary>WCP002: a verb that is not documented for its path.</summary>
public sealed class VerbRuleTests
{
    [TestCase("instance.v3.pay.transactions.native.{|WCP002:getAsync|}(new { });", "instance.v3.pay.transactions.native.postAsync(new { });")]
    [TestCase("client[\"v3/certificates\"].{|WCP002:Post|}(new { });", "client[\"v3/certificates\"].Get(new { });")]
    [TestCase("instance.v3.pay.transactions.native.{|WCP002:postAsinc|}(new { });", "instance.v3.pay.transactions.native.postAsync(new { });")]
    public Task Verb_OfAnotherOperation_IsReportedAndMended(string statement, string mended) => Checked.ExpectPathFixAsync(statement, mended);

    [TestCase("client[\"v3/certificates\"].{|WCP002:Send|}(\"POST\", new { });")]
    [TestCase("client[\"v3/pay/transactions/native\"].{|WCP002:PagesAsync|}(new { });")]
    [TestCase("instance.v3.marketing.favor.callbacks.{|WCP002:delete|}(new { });")]
    public Task Verb_WithoutOneRightName_IsReported(string statement) => Checked.ExpectPathAsync(statement);

    [TestCase("instance.v3.pay.transactions.native.ToString();")]
    [TestCase("instance.v3.pay.transactions.natve.then(1);")]
    [TestCase("instance.v3.ghost.town.getasinc();")]
    public Task Method_OfAnotherKind_IsNotReported(string statement) => Checked.ExpectPathAsync(statement);
}
