using System.Text;
using NUnit.Framework;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Sandbox;

namespace WeChatPay.Tests.Bills;

/// <summary>Bills of the sandbox as rows, over real HTTP.</summary>
public sealed class BillsOnTheWireTests : Shop
{
    private const string Day = "2026-01-31";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private BillOptions Spooled => new() { SpoolFolder = _folder };

    [Test]
    public async Task TradeAsync_EachWay_GivesTheSameRows([Values] bool gzip, [Values] bool atOnce)
    {
        var count = 0L;
        var options = Spooled with
        {
            Gzip = gzip,
            RowsAtOnce = atOnce,
            Totals = totals => count = long.Parse(totals["总交易单数"], System.Globalization.CultureInfo.InvariantCulture),
        };

        var rows = await BillText.ListAsync(Client.Bills.TradeAsync(Day, BillType.All, options));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Count.EqualTo(count).And.Count.GreaterThan(3));
            Assert.That(rows.Select(static row => row.TradeTime.Date), Is.All.EqualTo(new DateTime(2026, 1, 31)));
            Assert.That(rows.Select(static row => row.Mchid), Is.All.EqualTo(Server.Mchid));
            Assert.That(rows.Count(static row => row.IsRefund), Is.GreaterThan(0));
            Assert.That(Server.Requests[^1].Target, gzip ? Does.EndWith("&tartype=gzip") : Does.Not.Contain("gzip"));
            Assert.That(Directory.GetFiles(_folder), Is.Empty);
        }
    }

    [Test]
    public async Task TradeAsync_Types_GiveTheirRows()
    {
        var paid = await BillText.ListAsync(Client.Bills.TradeAsync(Day, BillType.Success));
        var refunded = await BillText.ListAsync(Client.Bills.RefundsAsync(Day));
        var all = await BillText.ListAsync(Client.Bills.TradeAsync(Day));

        Assert.That(paid.Concat(refunded).Select(static row => row.Line), Has.Exactly(all.Count).Items);
        Assert.That(refunded.Select(static row => row.IsRefund), Is.All.True);
    }

    [Test]
    public async Task FundFlowAsync_Bill_GivesRowsThatAddUp()
    {
        var rows = await BillText.ListAsync(Client.Bills.FundFlowAsync(Day));
        var fees = await BillText.ListAsync(Client.Bills.FundFlowAsync(Day, BillAccount.Fees));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Zip(rows.Skip(1), static (one, next) => next.Balance.Value - one.Balance.Value),
                Is.EqualTo(rows.Skip(1).Select(static row => row.IsIncome ? row.Amount.Value : -row.Amount.Value)));
            Assert.That(rows[0].Booked.Offset, Is.EqualTo(TimeSpan.FromHours(8)));
            Assert.That(fees, Is.Empty);
        }
    }

    [Test]
    public async Task FundFlow_InPieces_HasTheRowsOfTheWholeBill([Values] bool gzip)
    {
        var whole = await BillText.ListAsync(Client.Bills.FundFlowAsync(Day));
        var before = CountDownloads();

        var ofOne = await BillText.ListAsync(Client.Bills.SubMerchantFundFlowAsync(Day, "1900000109", options: Spooled with { Gzip = gzip }));
        var ofAll = await BillText.ListAsync(Client.Bills.EcommerceFundFlowAsync(Day, Spooled with { Gzip = gzip }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofOne.Select(static row => row.Values), Is.EqualTo(whole.Select(static row => row.Values)).And.Not.Empty);
            Assert.That(ofAll.Select(static row => row.Values), Is.EqualTo(whole.Select(static row => row.Values)));
            Assert.That(CountDownloads() - before, Is.EqualTo(4));
            Assert.That(Directory.GetFiles(_folder), Is.Empty);
        }
    }

    private int CountDownloads() => Server.Requests.Count(static seen => seen.Target.StartsWith("/v3/billdownload/file", StringComparison.Ordinal));

    private static IEnumerable<TestCaseData> OtherBills() =>
    [
        Bill("profit sharing", static (bills, day) => bills.ProfitSharingAsync(day)),
        Bill("withdrawals", static (bills, day) => bills.FailedWithdrawalsAsync(day)),
        Bill("oversea", static (bills, day) => bills.FundsToOverseaAsync(day)),
        Bill("payscore", static (bills, day) => bills.PayScoreAsync(day, "2002000000000558445")),
    ];

    private static TestCaseData Bill(string name, Func<BillOperations, BillDay, IAsyncEnumerable<BillRow>> read) =>
        new TestCaseData(read).SetArgDisplayNames(name);

    [TestCaseSource(nameof(OtherBills))]
    public async Task Bill_OfEachKind_IsReadFromTheSandbox(Func<BillOperations, BillDay, IAsyncEnumerable<BillRow>> read)
    {
        var rows = await BillText.ListAsync(read(Client.Bills, Day));

        Assert.That(rows.Select(static row => row["账单日期"]), Is.EqualTo([Day]));
    }

    [Test]
    public async Task TradeAsync_DayWithoutABill_IsWeChatPaysError()
    {
        var today = BillDay.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

        var error = await Caught.ByAsync<WeChatPayApiException>(async () => await BillText.ListAsync(Client.Bills.TradeAsync(today, options: Spooled)));

        Assert.That(error.Code, Is.EqualTo("NO_STATEMENT_EXIST"));
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    [Test]
    public async Task TradeAsync_EnumerationThatIsLeft_DeletesTheFile([Values] bool atOnce)
    {
        await foreach (var row in Client.Bills.TradeAsync(Day, options: Spooled with { RowsAtOnce = atOnce }))
        {
            Assert.That(Directory.GetFiles(_folder), Has.Exactly(atOnce ? 0 : 1).Items);
            break;
        }

        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    [Test]
    public async Task TradeAsync_Cancelled_DeletesTheFile()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Reports(_ => stop.Cancel());
        var options = Spooled with { Download = new() { Progress = progress } };

        await Caught.ByAsync<WeChatPayCanceledException>(
            async () => await BillText.ListAsync(Client.Bills.TradeAsync(Day, options: options, cancellationToken: stop.Token)));

        Assert.That(progress.Files, Is.EqualTo(1));
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Permissions of Unix.")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task TradeAsync_FileOnDisk_IsItsOwnersAlone()
    {
        await foreach (var row in Client.Bills.TradeAsync(Day, options: Spooled))
            Assert.That(File.GetUnixFileMode(Directory.GetFiles(_folder).Single()), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task TradeAsync_CutOff_IsABrokenConnectionAndLeavesNoFile([Values] bool atOnce)
    {
        var (_, error) = await FailAsync<WeChatPayTransportException>(new() { RowsAtOnce = atOnce, Gzip = false }, static file => file, SandboxFault.CutOff);

        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.NothingChanged));
    }

    [Test]
    public async Task TradeAsync_WrongDigest_GivesNoRow()
    {
        var (rows, error) = await FailAsync<WeChatPayVerificationException>(new() { Gzip = false }, Forge);

        Assert.That((rows, error.Check), Is.EqualTo((0, VerificationCheck.Digest)));
    }

    [Test]
    public async Task TradeAsync_WrongDigestAtOnce_FailsBehindTheRows()
    {
        var (rows, error) = await FailAsync<WeChatPayVerificationException>(new() { Gzip = false, RowsAtOnce = true }, Forge);

        Assert.That(error.Check, Is.EqualTo(VerificationCheck.Digest));
        Assert.That(rows, Is.GreaterThan(3));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task TradeAsync_Truncated_GivesNoRow(bool gzip)
    {
        var (rows, _) = await FailAsync<WeChatPayException>(new() { Gzip = gzip }, static file => file[..^20]);

        Assert.That(rows, Is.Zero);
    }

    [Test]
    public void TradeAsync_FolderThatDoesNotExist_IsRefusedAtOnce()
    {
        var error = Caught.By<ArgumentException>(() => _ = Client.Bills.TradeAsync(Day, options: new() { SpoolFolder = Path.Combine(_folder, "none") }));

        Assert.That(error.Message, Does.EndWith("Nothing was sent."));
    }

    private static byte[] Forge(byte[] file) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("沙箱商品", "别的商品", StringComparison.Ordinal));

    private async Task<(int Rows, T Error)> FailAsync<T>(BillOptions options, Func<byte[], byte[]> change, SandboxFault? fault = null)
        where T : Exception
    {
        var transport = new ChangingTransport(change, () => Server.Faults.Next = fault ?? SandboxFault.None);
        using var client = new WeChatPayClient(Options with { Transport = transport });
        var rows = 0;
        var error = await Caught.ByAsync<T>(async () =>
        {
            await foreach (var row in client.Bills.TradeAsync(Day, options: options with { SpoolFolder = _folder }))
                rows++;
        });
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
        return (rows, error);
    }

    /// <summary>Changes the file of a bill on its way.</summary>
    private sealed class ChangingTransport(Func<byte[], byte[]> change, Action before)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath != "/v3/billdownload/file")
                return await base.SendAsync(request, cancellationToken);
            before();
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                var file = change(await response.Content.ReadAsByteArrayAsync(cancellationToken));
                response.Content = new ByteArrayContent(file);
            }
            catch (HttpRequestException)
            {
                response.Content = new StreamContent(new BrokenStream());
            }
            return response;
        }
    }

    // The libraries for .NET Standard read into arrays.
    private sealed class BrokenStream : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw new IOException("The connection broke.");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection broke.");
    }

    private sealed class Reports(Action<long> act) : IProgress<long>
    {
        public int Files { get; private set; }

        public void Report(long value)
        {
            Files++;
            act(value);
        }
    }
}
