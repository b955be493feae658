using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Bills;
using WeChatPay.Cli.Commands;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary><c>wechatpay bill</c>, with the bills of a sandbox and with files.</summary>
[NonParallelizable]
internal sealed class BillCommandTests : SnippetFixture
{
    private const string Day = "2026-01-31";
    private const string Names = "交易时间,商户订单号,交易类型,交易状态,商户退款单号,退款金额,商品名称,手续费,订单金额";
    private const string TotalNames = "总交易单数,退款总金额,手续费总金额,订单总金额";
    private const string Payment = "`2026-01-31 09:30:00,`1900000109202601310001,`JSAPI,`SUCCESS,`0,`0.00,`茶,`0.12000,`19.90";
    private const string Refund = "`2026-01-31 10:30:00,`1900000109202601310001,`JSAPI,`REFUND,`R1,`5.00,`茶,`-0.03000,`0.00";

    private string Bill => Folder.File("bill.csv", Join(Names, Payment, Refund, TotalNames, "`2,`5.00,`0.09000,`19.90"));

    [Test]
    public async Task Bill_OfADay_PrintsRowsBelowOneAnother()
    {
        var bill = await CommandLine.RunAsync("bill", Day);

        var lines = bill.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(bill.Code, Is.EqualTo(Tool.Done), bill.Error);
        Assert.That(lines[0], Does.Match("^交易时间 +交易状态 +商户订单号 +商户退款单号 +微信订单号 +订单金额 +退款金额 +手续费 +商品名称$"));
        Assert.That(
            lines[1..],
            Is.Not.Empty.And.All.Match(@"^2026-01-31 \d\d:\d\d:\d\d  (SUCCESS|REFUND ) +SANDBOX20260131\d{4} +R?[A-Z0-9]+ +42000\d{23} .* 沙箱商品$"));
    }

    [Test]
    public async Task Bill_AsCsv_HasEveryColumnWithoutBackticks()
    {
        var csv = await CommandLine.RunAsync("bill", Day, "--csv");
        var lines = BillCsvTests.Read(csv.Output.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.That(csv.Output, Does.Not.Contain('`'));
        Assert.That(lines[0], Has.Count.EqualTo(27).And.Member("费率备注"));
        Assert.That(lines.Select(static line => line.Count), Is.All.EqualTo(27));
    }

    [Test]
    public async Task Bill_AsJson_HasTheTextOfTheBill()
    {
        var json = await CommandLine.RunAsync("bill", Bill, "--json");

        var rows = json.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That((json.Code, json.Error, rows.Length), Is.EqualTo((Tool.Done, "", 2)));
        Assert.That(rows[0], Does.StartWith("{\"交易时间\":\"2026-01-31 09:30:00\",\"商户订单号\":\"1900000109202601310001\",\"交易类型\":\"JSAPI\","));
        Assert.That(rows[1], Does.EndWith("\"退款金额\":\"5.00\",\"商品名称\":\"茶\",\"手续费\":\"-0.03000\",\"订单金额\":\"0.00\"}"));
    }

    [TestCase("en", "rows", "all", "The bill's totals: 总交易单数 2, 退款总金额 5.00, 手续费总金额 0.09000, 订单总金额 19.90")]
    [TestCase("zh", "笔数", "合计", "账单自带的汇总：总交易单数 2、退款总金额 5.00、手续费总金额 0.09000、订单总金额 19.90")]
    public async Task Bill_Summed_ShowsSumsByKindAndTheTotals(string language, string rows, string all, string totals)
    {
        var sum = await CommandLine.RunAsync("bill", Bill, "--sum", "--lang", language);

        Assert.That(sum.Code, Is.EqualTo(Tool.Done), sum.Error);
        Assert.That(
            sum.Output.Split('\n').Select(static line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
            Is.EqualTo(new[]
            {
                $"交易类型 交易状态 {rows} 退款金额 手续费 订单金额", "JSAPI SUCCESS 1 0.00 0.12 19.90", "JSAPI REFUND 1 5.00 -0.03 0.00",
                $"{all} 2 5.00 0.09 19.90", totals, "",
            }));
    }

    [TestCase(Day)]
    [TestCase(Day, "--account", "basic")]
    public async Task Bill_OfTheSandbox_AddsUpToItsTotals(params string[] line)
    {
        var sum = await CommandLine.RunAsync(["bill", .. line, "--sum"]);
        var rows = await CommandLine.RunAsync(["bill", .. line, "--json"]);

        var count = rows.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.That(sum.Output, Does.Match($@"\nall +{count} ").And.Match($@"\nThe bill's totals: \w+ {count},"), sum.Error);
    }

    [Test]
    public async Task Bill_RowsAndSums_GoToTwoOutputs()
    {
        var both = await CommandLine.RunAsync("bill", Bill, "--json", "--sum");

        Assert.That(both.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse).Count(), Is.EqualTo(2));
        Assert.That(both.Error, Does.Contain("The bill's totals: "));
    }

    [Test]
    public async Task Bill_AsAWorkbook_HasNumbersForAmountsAndTextForOrders()
    {
        var file = Path.Combine(Folder.FullName, "bill.xlsx");

        var written = await CommandLine.RunAsync("bill", Bill, "--xlsx", file, "--sum");

        Assert.That((written.Code, written.Error), Is.EqualTo((Tool.Done, $"2 rows are in {file}.\n")));
        Assert.That(written.Output, Does.Contain("The bill's totals: "));
        var rows = ReadSheet(file, 1);
        Assert.That(rows[0], Is.EqualTo(Names.Split(',').Select(static name => $"\"{name}\"")));
        Assert.That(rows[1], Is.EqualTo(new[]
        {
            "\"2026-01-31 09:30:00\"", "\"1900000109202601310001\"", "\"JSAPI\"", "\"SUCCESS\"", "\"0\"", "0", "\"茶\"", "0.12", "19.9",
        }));
        AssertPrivateAndAlone(file);
    }

    [Test]
    public async Task Workbook_OfMoreRowsThanASheetHolds_HasFurtherSheets()
    {
        var file = Path.Combine(Folder.FullName, "long.xlsx");
        await using (var stream = File.Create(file))
        await using (var rows = await XlsxRows.CreateAsync(stream, longest: 2))
        {
            await using var bill = File.OpenRead(Bill);
            await foreach (var row in BillFile.RowsAsync(bill))
                await rows.WriteAsync(row, default);
            await rows.FinishAsync(default);
        }

        Assert.That((ReadSheet(file, 1).Count, ReadSheet(file, 2).Count), Is.EqualTo((2, 2)));
        Assert.That(ReadSheet(file, 2)[0], Is.EqualTo(ReadSheet(file, 1)[0]));
        Assert.That(ReadSheet(file, 2)[1][3], Is.EqualTo("\"REFUND\""));
    }

    [Test]
    public async Task Bill_AsAFile_ReplacesTheOldOneWhenItIsWhole([Values("--csv", "--json")] string form)
    {
        var file = Folder.File("old", "old");

        var written = await CommandLine.RunAsync("bill", Bill, form, "-o", file);

        Assert.That(written, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "", $"2 rows are in {file}.\n")));
        Assert.That(await File.ReadAllBytesAsync(file), Has.Length.GreaterThan(100).And.Not.EqualTo(Encoding.UTF8.GetPreamble()));
        Assert.That((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"), Is.EqualTo((await CommandLine.RunAsync("bill", Bill, form)).Output));
        AssertPrivateAndAlone(file);
    }

    [Test]
    public async Task Bill_ThatIsNotWhole_LeavesTheOldFile([Values("--csv", "--json", "--xlsx")] string form)
    {
        var file = Folder.File("old", "old");
        var cut = Folder.File("cut.csv", Join(Names, Payment, TotalNames, "`2,`5.00,`0.09000,`19.90"));

        var written = await CommandLine.RunAsync(["bill", cut, form, .. form == "--xlsx" ? [file] : (string[])["--output", file]]);

        Assert.That((written.Code, written.Output), Is.EqualTo((Tool.Failed, "")));
        Assert.That(written.Error, Does.StartWith("Line 4 of the bill: column 1 (`总交易单数`) is not what the rows add up to"));
        Assert.That(written.Error, Does.EndWith(CommandLine.More("WCP2013")));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("old"));
        Assert.That(Directory.GetFiles(Folder.FullName, "*.part"), Is.Empty);
    }

    [Test]
    public async Task Bill_OfAGzip_IsUnpacked()
    {
        var file = Path.Combine(Folder.FullName, "bill.gz");
        await using (var gzip = new GZipStream(File.Create(file), CompressionMode.Compress))
            gzip.Write(await File.ReadAllBytesAsync(Bill));

        Assert.That(await CommandLine.RunAsync("bill", file, "--csv"), Is.EqualTo(await CommandLine.RunAsync("bill", Bill, "--csv")));
    }

    [Test]
    public async Task Bill_WithoutRows_SaysSo()
    {
        var empty = Folder.File("empty.csv", Join(Names, TotalNames, "`0,`0.00,`0.00000,`0.00"));

        Assert.That(await CommandLine.RunAsync("bill", empty), Is.EqualTo(new CommandLine.Outcome(Tool.Done, "", "The bill has no rows.\n")));
        Assert.That((await CommandLine.RunAsync("bill", empty, "--xlsx", Path.Combine(Folder.FullName, "empty.xlsx"))).Code, Is.EqualTo(Tool.Done));
    }

    [Test]
    public async Task Bill_WithColumnsThatAreNotKnown_ShowsThemAll()
    {
        var other = Folder.File("other.csv", "编号,编号,金额（元）\n1,2,3.00\n");

        Assert.That((await CommandLine.RunAsync("bill", other)).Output, Is.EqualTo("编号  金额（元）\n1           3.00\n"));
        Assert.That((await CommandLine.RunAsync("bill", other, "--json")).Output, Is.EqualTo("{\"编号\":\"1\",\"编号 2\":\"2\",\"金额（元）\":\"3.00\"}\n"));
        Assert.That(
            (await CommandLine.RunAsync("bill", other, "--sum")).Output,
            Is.EqualTo("rows  金额（元）\n   1        3.00\nThe bill has no line of totals.\n"));
    }

    [Test]
    public async Task Bill_WithFormulasAndCommandsOfTheTerminal_IsHarmless()
    {
        var hostile = Folder.File("hostile.csv", $"名称,备注\n=1+1,{HostileResponseTests.Text.ReplaceLineEndings(" ").Replace(',', ' ').Replace('"', ' ')}\n");

        Assert.That((await CommandLine.RunAsync("bill", hostile, "--csv")).Output, Does.StartWith("名称,备注\n'=1+1,"));
        var json = (await CommandLine.RunAsync("bill", hostile, "--json")).Output;
        Assert.That(json, Does.Not.Match(HostileResponseTests.Commands));
        Assert.That((string?)JObject.Parse(json)["名称"], Is.EqualTo("=1+1"));
    }

    [TestCase("2026-02-30", "The day of the bill is ")]
    [TestCase("2026-1-5", "The day of the bill is ")]
    [TestCase("20260131", "a text of 8 characters is neither a day such as 2026-01-31 nor a file. Nothing was sent.")]
    [TestCase("9999-12-31", "DAY 9999-12-31 has not ended: in China it is ")]
    [TestCase("FOLDER", " is neither a day such as 2026-01-31 nor a file.")]
    [TestCase("BILL --profile env", "--profile is for a bill that is downloaded, and `")]
    [TestCase("BILL --type ALL", "--type is for a bill that is downloaded, and `")]
    [TestCase("2026-01-31 --type ALL --account BASIC", "--type is for the bill of trades, and --account for the bill of funds.")]
    [TestCase("2026-01-31 --type SOME", "SOME")]
    [TestCase("2026-01-31 --type ALL_SPECIAL --v2 wx8888888888888888", "This type of bill is APIv3's")]
    [TestCase("2026-01-31 --csv --json", "--csv, --json and --xlsx are forms of one output.")]
    [TestCase("2026-01-31 --output x.csv", "--output is the file for --csv or --json.")]
    [TestCase("2026-01-31 --xlsx FOLDER", "--xlsx: `FOLDER` is a folder. Name a file. Nothing was sent.")]
    [TestCase("2026-01-31 --csv -o FOLDER/none/bill.csv", "--output: the folder of `FOLDER/none/bill.csv` does not exist.")]
    [TestCase("2026-01-31 --profile missing", "Nothing was sent.")]
    [TestCase("", "Required argument 'DAY|FILE' missing for command: 'bill'.")]
    public async Task Bill_WrongCommandLine_IsMisuse(string line, string expected)
    {
        string Place(string word) => word.Replace("FOLDER", Folder.FullName, StringComparison.Ordinal).Replace("BILL", Bill, StringComparison.Ordinal);

        var bill = await CommandLine.RunAsync(["bill", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Place)]);

        Assert.That((bill.Code, bill.Output), Is.EqualTo((Tool.Misused, "")), bill.Error);
        Assert.That(bill.Error, Does.Contain(Place(expected)).And.EndWith(CommandLine.More("WCP2000")));
        Assert.That(Directory.GetFiles(Folder.FullName, "*.part"), Is.Empty);
    }

    [TestCase("a file that is not a bill", "Line 1 of the bill: the bill ends without its line of totals")]
    [TestCase("", "Line 1 of the bill: the file is empty")]
    [TestCase("<xml>", "Line 1 of the bill: it does not have the names of the columns")]
    [TestCase("名称\n`a,`b\n", "Line 2 of the bill: it has 2 values, and the bill has 1 columns")]
    public async Task Bill_FileThatIsNone_FailsWithTheLine(string text, string expected)
    {
        var bill = await CommandLine.RunAsync("bill", Folder.File("other.txt", text));

        Assert.That((bill.Code, bill.Output), Is.EqualTo((Tool.Failed, "")));
        Assert.That(bill.Error, Does.StartWith(expected).And.EndWith(CommandLine.More("WCP2013")));
    }

    [Test]
    public async Task Bill_NotMadeYet_SaysWhenItIs()
    {
        var today = BillDay.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).ToString();

        var v3 = await CommandLine.RunAsync(CreateTomorrow(), today);
        var v2 = await CommandLine.RunAsync("bill", "2020-01-01", "--v2", "wx8888888888888888");

        Assert.That((v3.Code, v2.Code), Is.EqualTo((Tool.Failed, Tool.Failed)));
        Assert.That(v3.Error, Does.StartWith($"WeChat Pay has no such bill of {today}. A day without trade has none, and the bill of a day is ready "));
        Assert.That(v3.Error, Does.Contain("NO_STATEMENT_EXIST"));
        Assert.That(v2.Error, Does.StartWith("WeChat Pay has no such bill of 2020-01-01."));
    }

    [Test]
    public async Task Bill_OfAProfile_HasTheOrdersThatWerePaid()
    {
        await using var shop = await NotifiedShop.StartAsync();
        using var environment = EnvironmentOf(shop);
        await shop.PlaceAsync("Bill-1");
        await CommandLine.RunAsync("pay", "Bill-1", "--sandbox", shop.Sandbox.BaseUri.AbsoluteUri);
        var today = BillDay.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).ToString();

        var v2 = await CommandLine.RunAsync(CreateTomorrow(), today, "--v2", "wx8888888888888888", "--profile", "env");
        var v3 = await CommandLine.RunAsync("bill", Day, "--type", "refund", "--sub-mchid", "1900000110", "--profile", "env");

        Assert.That(v2.Output, Does.Match(@"SUCCESS +Bill-1 .* 1\.00 "), v2.Error);
        Assert.That(v3.Error, Does.StartWith($"Calls go to {shop.Sandbox.BaseUri} for merchant {shop.Sandbox.Mchid} (profile `env`).\n"));
        Assert.That(
            shop.Sandbox.Requests.Select(static request => request.Target),
            Has.Some.EqualTo($"/v3/bill/tradebill?bill_date={Day}&bill_type=REFUND&sub_mchid=1900000110&tar_type=GZIP"));
    }

    [Test]
    public async Task Bill_OfYesterday_IsThatOfChina()
    {
        // 15:30 in London is 23:30 in China; an hour later it is the next day there.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 2, 1, 15, 30, 0, TimeSpan.Zero));

        var before = await CommandLine.RunAsync(BillCommand.Create(time), "yesterday", "--json");
        time.Advance(TimeSpan.FromHours(1));
        var after = await CommandLine.RunAsync(BillCommand.Create(time), "Yesterday", "--json");

        Assert.That(before.Output, Does.StartWith("{\"交易时间\":\"2026-01-31 "), before.Error);
        Assert.That(after.Output, Does.StartWith("{\"交易时间\":\"2026-02-01 "), after.Error);
    }

    private static System.CommandLine.Command CreateTomorrow() => BillCommand.Create(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(1)));

    private static string Join(params string[] lines) => string.Join("\r\n", lines) + "\r\n";

    private void AssertPrivateAndAlone(string file)
    {
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(Directory.GetFiles(Folder.FullName, "*.part"), Is.Empty);
    }

    // Text in quotes, numbers without.
    private static List<List<string>> ReadSheet(string file, int number)
    {
        using var book = ZipFile.OpenRead(file);
        using var sheet = book.GetEntry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml"))!.Open();
        return
        [
            .. XDocument.Load(sheet).Descendants().Where(static element => element.Name.LocalName == "row").Select(static row => row.Elements()
                .Select(static cell => (string?)cell.Attribute("t") == "inlineStr" ? $"\"{cell.Value}\"" : cell.Value).ToList()),
        ];
    }

    private static EnvironmentScope EnvironmentOf(NotifiedShop shop) => new()
    {
        ["WECHATPAY_MCHID"] = shop.Sandbox.Mchid,
        ["WECHATPAY_SERIAL"] = shop.Sandbox.MerchantSerial,
        ["WECHATPAY_PRIVATE_KEY"] = shop.Sandbox.MerchantPrivateKeyPem,
        ["WECHATPAY_PLATFORM_KEY_ID"] = shop.Sandbox.PlatformKeyId,
        ["WECHATPAY_PLATFORM_KEY"] = shop.Sandbox.PlatformPublicKeyPem,
        ["WECHATPAY_SECRET"] = shop.Sandbox.ApiV2Key,
        ["WECHATPAY_BASE_URI"] = shop.Sandbox.BaseUri.AbsoluteUri,
    };
}
