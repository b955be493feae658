using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP008: a field of a response that is not documented; WCP007: a file without its digest.</summary>
public sealed class ResponseAnalyzerTests
{
    private const string Query = "var response = await instance.v3.pay.transactions.id._transaction_id_.getAsync(new { transaction_id = id, "
        + "query = new { mchid = \"1900000109\" } }); ";

    private const string Bill = "var bill = await client[\"v3/bill/tradebill\"].GetAsync(new { query = new { bill_date = \"2030-01-31\" } }); ";

    [TestCase("Console.WriteLine(response.{|WCP008:out_tradeno|});", "Console.WriteLine(response.out_trade_no);")]
    [TestCase("Console.WriteLine(response.amount.{|WCP008:totl|});", "Console.WriteLine(response.amount.total);")]
    [TestCase("Console.WriteLine(response[\"payer\"][\"{|WCP008:opnid|}\"]);", "Console.WriteLine(response[\"payer\"][\"openid\"]);")]
    [TestCase("Func<object> read = () => response.{|WCP008:trade_stat|};", "Func<object> read = () => response.trade_state;")]
    public Task Field_Misspelt_IsReportedAndMended(string statement, string mended) => Checked.ExpectFixAsync(Query + statement, Query + mended);

    [TestCase("Console.WriteLine(response.Json[\"{|WCP008:trade_stat|}\"]);", "Console.WriteLine(response.Json[\"trade_state\"]);")]
    [TestCase("var amount = response.amount; Console.WriteLine(amount.{|WCP008:totl|});", "var amount = response.amount; Console.WriteLine(amount.total);")]
    [TestCase(
        "var json = response.Json; Console.WriteLine(json[\"{|WCP008:trade_stat|}\"]);",
        "var json = response.Json; Console.WriteLine(json[\"trade_state\"]);")]
    public Task Field_OfAPartThatIsKept_IsReported(string statement, string mended) => Checked.ExpectFixAsync(Query + statement, Query + mended);

    [Test]
    public Task Field_OfTheItemsOfALoop_IsReported() => Checked.ExpectFixAsync(
        "var list = await instance.v3.certificates.getAsync(); foreach (var one in list.data) Console.WriteLine(one.{|WCP008:serialno|});",
        "var list = await instance.v3.certificates.getAsync(); foreach (var one in list.data) Console.WriteLine(one.serial_no);");

    [TestCase("var url = (string)bill[\"download_url\"]!; client.{|WCP007:Download|}(url, \"bill.csv\");")]
    [TestCase("var url = bill[\"download_url\"]!.ToString(); client.{|WCP007:Download|}(url, \"bill.csv\");")]
    [TestCase("client.{|WCP007:Download|}(bill.Json[\"download_url\"]!.ToString(), \"bill.csv\");")]
    public Task File_WhoseAddressIsKept_IsReported(string statement) => Checked.ExpectAsync(Bill + statement);

    [Test]
    public Task Field_OfAnElement_Misspelt_IsReported() => Checked.ExpectFixAsync(
        "var list = await instance.v3.certificates.getAsync(); Console.WriteLine(list.data[0].{|WCP008:serialno|}, list.data.Count);",
        "var list = await instance.v3.certificates.getAsync(); Console.WriteLine(list.data[0].serial_no, list.data.Count);");

    [Test]
    public Task Field_OnAStaticReceiver_IsReported() => Checked.ExpectFixAsync(
        Bill + "Console.WriteLine(bill[\"{|WCP008:downloadurl|}\"]?[\"x\"]);",
        Bill + "Console.WriteLine(bill[\"download_url\"]?[\"x\"]);");

    [TestCase("Console.WriteLine(response.{|WCP008:brand_new_field|});")]
    public Task Field_FarFromAll_IsInformation(string statement) => Checked.ExpectAsync(Query + statement);

    [TestCase("Console.WriteLine(response.out_trade_no);")]
    [TestCase("Console.WriteLine(response.StatusCode);")]
    [TestCase("Console.WriteLine(response.getBody());")]
    [TestCase("Console.WriteLine(response.Json[\"amount\"][\"total\"]);")]
    [TestCase("Console.WriteLine(response.amount.total.ToString());")]
    [TestCase("Console.WriteLine(response.code);")]
    [TestCase("Console.WriteLine(response[id]);")]
    public Task Field_ThatMayBeThere_IsNotReported(string statement) => Checked.ExpectAsync(Query + statement);

    [TestCase("response = id; Console.WriteLine(response.Length, response.anything);")]
    [TestCase("{ dynamic other = id; Console.WriteLine(other.out_tradeno); }")]
    public Task Variable_OfAnotherValue_IsNotFollowed(string statement) => Checked.ExpectAsync(Query + statement);

    [TestCase("client.{|WCP007:Download|}((string)bill[\"download_url\"]!, \"bill.csv\");")]
    [TestCase("await client.{|WCP007:DownloadAsync|}((string)bill[\"download_url\"]!, \"bill.csv\", null);")]
    [TestCase("await client.{|WCP007:DownloadAsync|}((string)bill[\"download_url\"]!, \"bill.csv\", cancellationToken: cancellationToken);")]
    public Task Download_WithoutItsDigest_IsReported(string statement) => Checked.ExpectAsync(Bill + statement);

    [TestCase("client.Download((string)bill[\"download_url\"]!, \"bill.csv\", (string?)bill[\"hash_value\"]);")]
    [TestCase("client.Download((string)bill[\"download_url\"]!, \"bill.csv\", hash: id);")]
    [TestCase("client.Download(id, \"bill.csv\");")]
    public Task Download_WithItsDigestOrOfAnotherFile_IsNotReported(string statement) => Checked.ExpectAsync(Bill + statement);
}
