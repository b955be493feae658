using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP015: a <c>prepay_id</c> with the wrong beginning.</summary>
public sealed class PrepayAnalyzerTests
{
    [TestCase(
        "client.ClientSignature.Jsapi(\"wx\", {|WCP015:\"prepay_id=wx20\"|});",
        "client.ClientSignature.Jsapi(\"wx\", \"wx20\");")]
    [TestCase(
        "client.ClientSignature.App(\"wx\", {|WCP015:$\"prepay_id={id}\"|});",
        "client.ClientSignature.App(\"wx\", id);")]
    [TestCase(
        "await client.ClientSignature.MiniProgramAsync(\"wx\", {|WCP015:\"prepay_id=\" + id|});",
        "await client.ClientSignature.MiniProgramAsync(\"wx\", id);")]
    [TestCase(
        "string prepayId = id; var page = new { package = {|WCP015:prepayId|}, paySign = id };",
        "string prepayId = id; var page = new { package = $\"prepay_id={prepayId}\", paySign = id };")]
    [TestCase(
        "dynamic order = id; var page = new { timeStamp = id, package = {|WCP015:order.prepay_id|} };",
        "dynamic order = id; var page = new { timeStamp = id, package = $\"prepay_id={order.prepay_id}\" };")]
    [TestCase(
        "var app = new { partnerid = id, prepayid = {|WCP015:$\"prepay_id={id}\"|} };",
        "var app = new { partnerid = id, prepayid = id };")]
    [TestCase(
        "var app = new Dictionary<string, string> { [\"partnerid\"] = id, [\"prepayid\"] = {|WCP015:\"prepay_id=wx20\"|} };",
        "var app = new Dictionary<string, string> { [\"partnerid\"] = id, [\"prepayid\"] = \"wx20\" };")]
    public Task Prepay_WithTheWrongBeginning_IsReportedAndMended(string statements, string mended) => Checked.ExpectFixAsync(statements, mended);

    [TestCase("client.ClientSignature.Jsapi(\"wx\", id);")]
    [TestCase("var page = new { package = $\"prepay_id={id}\", paySign = id };")]
    [TestCase("var page = new { package = id, paySign = id };")]
    [TestCase("var app = new { partnerid = id, prepayid = id, package = \"Sign=WXPay\" };")]
    [TestCase("string prepayId = id; var parcel = new { package = prepayId };")]
    public Task Prepay_AsItHasToBe_IsNotReported(string statements) => Checked.ExpectAsync(statements);
}
