using System.Text;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Bills;

/// <summary>The rows of a file: fen, times with their offset, values with commas, totals that fit.</summary>
public sealed class BillFileTests
{
    private static readonly string Whole = BillText.Join(
        BillText.TradeNames,
        BillText.Payment("A1", "19.90", "茶,绿的, \"散\"装", "0.12000"),
        BillText.Refund("A1", "5.00"),
        BillText.TradeTotals,
        BillText.Totals(2, "19.90", "5.00", "0.11000", "19.90"));

    [Test]
    public async Task TradeAsync_WholeBill_HasFenTimesAndNumbers()
    {
        var rows = await BillText.ListAsync(BillFile.TradeAsync(BillText.Open(Whole)));

        Assert.That(rows, Has.Count.EqualTo(2));
        var (paid, refunded) = (rows[0], rows[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(paid.TradeTime, Is.EqualTo(new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.FromHours(8))));
            Assert.That(paid.TradeTime.Offset, Is.EqualTo(TimeSpan.FromHours(8)));
            Assert.That((paid.Total, paid.Settled, paid.Fee), Is.EqualTo((new Fen(1990), new Fen(1990), new Fen(12))));
            Assert.That((paid.IsRefund, paid.RefundId, paid.OutRefundNo, paid.SubMchid), Is.EqualTo((false, (string?)null, (string?)null, (string?)null)));
            Assert.That((paid.TransactionId, paid.OutTradeNo, paid.Line), Is.EqualTo(("42A1", "A1", 2L)));
            Assert.That(paid.Description, Is.EqualTo("茶,绿的, \"散\"装"));
            Assert.That((refunded.IsRefund, refunded.RefundId, refunded.OutRefundNo, refunded.Refunded, refunded.Fee),
                Is.EqualTo((true, "50A1", "RA1", new Fen(500), new Fen(-1))));
            Assert.That(refunded.Yuan("手续费"), Is.EqualTo(-0.01m));
            Assert.That($"{paid}", Is.EqualTo("line 2 of a bill, 14 values"));
        }
    }

    [Test]
    public async Task TradeAsync_Gzipped_IsTheSame()
    {
        var rows = await BillText.ListAsync(BillFile.TradeAsync(new MemoryStream(Files.Gzip(Encoding.UTF8.GetBytes(Whole)))));

        Assert.That(rows.Select(static row => row.OutTradeNo), Is.EqualTo(new[] { "A1", "A1" }));
    }

    [Test]
    public async Task TradeAsync_Totals_AreGivenBehindTheRows()
    {
        var seen = new List<string>();
        var options = new BillOptions { Totals = totals => seen.Add($"{totals["总交易单数"]} {totals.Fen("订单总金额")}") };

        await foreach (var row in BillFile.TradeAsync(BillText.Open(Whole), options))
            seen.Add(row.TradeState);

        Assert.That(seen, Is.EqualTo(new[] { "SUCCESS", "REFUND", "2 1990" }));
    }

    [Test]
    public async Task RowsAsync_ColumnsThatAreNotKnown_AreKeptAndAreYuanOnlyWhereTheirNamesSaySo()
    {
        var bill = BillText.Join("单号,数量,金额（元）", "`1,`7,`1.50", "合计", "`1");

        var row = (await BillText.ListAsync(BillFile.RowsAsync(BillText.Open(bill)))).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.Fen("金额(元)"), Is.EqualTo(new Fen(150)));
            Assert.That((row["数量"], row.IsYuan("数量"), row.IsYuan("金额(元)")), Is.EqualTo(("7", false, true)));
            Assert.That(row.Values, Is.EqualTo(new[] { "1", "7", "1.50" }));
            Assert.That(Caught.By<ArgumentException>(() => row.Fen("数量")).Message, Does.StartWith("The bill does not say that column 2 is in yuan"));
            Assert.That(row.TryGet("没有", out _), Is.False);
            Assert.That(() => row["没有"], Throws.ArgumentException);
        }
    }

    [Test]
    public async Task RowsAsync_WithoutBackticks_ReadsCommasAndQuotes()
    {
        var bill = "a,b\n1,\"x, \"\"y\"\"\"\n2,z\n";

        var rows = await BillText.ListAsync(BillFile.RowsAsync(BillText.Open(bill)));

        Assert.That(rows.Select(static row => row["b"]), Is.EqualTo(new[] { "x, \"y\"", "z" }));
    }

    [Test]
    public async Task RowsAsync_ValueThatLacksItsBacktick_IsRead()
    {
        var bill = BillText.Join("a,b,c", "`1,2,`3", "合计", "`1");

        Assert.That((await BillText.ListAsync(BillFile.RowsAsync(BillText.Open(bill)))).Single().Values, Is.EqualTo(new[] { "1", "2", "3" }));
    }

    [Test]
    public async Task TradeAsync_BillWithoutRows_IsEmpty()
    {
        var bill = BillText.Join(BillText.TradeNames, BillText.TradeTotals, BillText.Totals(0, "0.00", "0.00", "0.00000", "0.00"));

        Assert.That(await BillText.ListAsync(BillFile.TradeAsync(BillText.Open(bill))), Is.Empty);
    }

    [TestCase("19.90", "19.91", 5, 5, "is not what the rows add up to")]
    [TestCase("`2,`19.90", "`3,`19.90", 5, 1, "is not what the rows add up to")]
    [TestCase("`19.90,`0,`0", "`zhang,`0,`0", 2, 8, "is not an amount in yuan")]
    [TestCase("`42A1,`A1,`REFUND", "`42A1,`REFUND", 3, 14, "has 13 values, and the bill has 14 columns")]
    [TestCase("交易时间,", "`交易时间,", 1, 0, "does not have the names of the columns")]
    [TestCase("\r\n总交易单数", "\r\n`总交易单数", 4, 2, "has 1 values")]
    public async Task TradeAsync_Malformed_NamesLineAndColumnAndNoValue(string right, string wrong, int line, int column, string why)
    {
        var at = Whole.LastIndexOf(right, StringComparison.Ordinal);
        var bill = Whole[..at] + wrong + Whole[(at + right.Length)..];

        var error = await Caught.ByAsync<WeChatPayBillException>(async () => await BillText.ListAsync(BillFile.TradeAsync(BillText.Open(bill))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.Line, error.Column), Is.EqualTo(((long)line, column)), error.Message);
            Assert.That(error.Message, Does.Contain(why).And.Not.Contain("zhang").And.Not.Contain("A1"));
            Assert.That(error.HelpLink, Does.EndWith("wcp1026"));
        }
    }

    [Test]
    public async Task TradeAsync_CutAtAnyLine_IsNotWhole([Range(0, 4)] int lines)
    {
        var bill = string.Concat(Whole.Split("\r\n").Take(lines).Select(static line => line + "\r\n"));

        var error = await Caught.ByAsync<WeChatPayBillException>(async () => await BillText.ListAsync(BillFile.TradeAsync(BillText.Open(bill))));

        Assert.That(error.Message, Does.Contain(lines == 0 ? "empty" : "without its line of totals"));
    }

    [Test]
    public async Task TradeAsync_ValueThatIsNotUtf8_IsRefusedWhenItIsRead()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        bytes[Encoding.UTF8.GetByteCount(Whole[..Whole.IndexOf('茶')])] = 0xFF;
        var row = (await BillText.ListAsync(BillFile.TradeAsync(new MemoryStream(bytes))))[0];

        Assert.That(
            Caught.By<WeChatPayBillException>(() => _ = row.Description).Message,
            Does.StartWith("Line 2 of the bill: column 12 (`商品名称`) is not UTF-8"));
    }

    [Test]
    public async Task Fen_PartOfAFen_IsRefusedAndYuanHasIt()
    {
        var bill = BillText.Join("手续费", "`0.00600", "合计", "`1");
        var row = (await BillText.ListAsync(BillFile.RowsAsync(BillText.Open(bill)))).Single();

        Assert.That(row.Yuan("手续费"), Is.EqualTo(0.006m));
        Assert.That(Caught.By<WeChatPayBillException>(() => row.Fen("手续费")).Message, Does.Contain("part of a fen"));
    }

    [Test]
    public async Task TradeAsync_LineLongerThanAnyBill_IsRefused()
    {
        var bill = BillText.Open($"a,b\n`{new string('x', 3_000_000)}");

        var error = await Caught.ByAsync<WeChatPayBillException>(async () => await BillText.ListAsync(BillFile.TradeAsync(bill)));

        Assert.That(error.Line, Is.EqualTo(2));
    }

    [Test]
    public async Task TradeAsync_ChecksTotalsOff_TakesOtherTotals()
    {
        var bill = Whole.Replace("`2,", "`9,", StringComparison.Ordinal);

        var rows = await BillText.ListAsync(BillFile.TradeAsync(BillText.Open(bill), new() { ChecksTotals = false }));

        Assert.That(rows, Has.Count.EqualTo(2));
    }

    [Test]
    [Category(Cases.Category)]
    public void RowsAsync_AnyRowsInAnyPieces_AreReadBack()
    {
        var value = ArbMap.Default.GeneratorFor<string>().Select(static text => new string(
            [.. (text ?? "").Where(static letter => letter is not ('`' or '\r' or '\n') && !char.IsSurrogate(letter))]));
        Cases.Check(
            from columns in Gen.Choose(1, 6)
            from rows in Gen.ArrayOf(Gen.ArrayOf(value, columns))
            from amounts in Gen.ArrayOf(Gen.Choose(-1_000_000, 1_000_000), rows.Length)
            from piece in Gen.Choose(1, 50)
            from isGzip in Gen.Elements(true, false)
            select (columns, rows, amounts, piece, isGzip),
            given =>
            {
                var names = string.Join(',', Enumerable.Range(0, given.columns).Select(static at => $"列{at}"));
                string[] lines =
                [
                    $"订单金额,{names}",
                    .. given.rows.Zip(given.amounts, static (row, fen) => $"`{new Fen(fen).ToYuanText()},`{string.Join(",`", row)}"),
                    "总交易单数,订单总金额",
                    FormattableString.Invariant($"`{given.rows.Length},`{new Fen(given.amounts.Sum(static fen => (long)fen)).ToYuanText()}"),
                ];
                var bytes = Encoding.UTF8.GetBytes(BillText.Join(lines));
                using var file = new PiecewiseStream(given.isGzip ? Files.Gzip(bytes) : bytes, given.piece);

                var read = BillText.ListAsync(BillFile.RowsAsync(file)).GetAwaiter().GetResult();

                Assert.That(read.Select(static row => row.Values.Skip(1)), Is.EqualTo(given.rows));
                Assert.That(read.Select(static row => row.Fen("订单金额").Value), Is.EqualTo(given.amounts.Select(static fen => (long)fen)));
            },
            cost: 3);
    }

    [Test]
    [Category(Cases.Category)]
    public void RowsAsync_AnyBytes_GivesRowsOrSaysWhereTheBillIsWrong() =>
        Cases.Check(
            from bytes in ArbMap.Default.GeneratorFor<byte[]>()
            from text in Gen.Elements(Whole, "a,b\n", "")
            from at in Gen.Choose(0, 1000)
            select (byte[])[.. Encoding.UTF8.GetBytes(text)[..Math.Min(at, Encoding.UTF8.GetByteCount(text))], .. bytes ?? []],
            bytes =>
            {
                try
                {
                    foreach (var row in BillText.ListAsync(BillFile.RowsAsync(new MemoryStream(bytes))).GetAwaiter().GetResult())
                        _ = row.Values;
                }
                catch (WeChatPayBillException error)
                {
                    Assert.That(error.Line, Is.GreaterThan(0));
                }
            });

    [TestCase("2026-1-31")]
    [TestCase("")]
    [TestCase("20260131")]
    public void Parse_TextThatIsNotADay_IsRefused(string day) =>
        Assert.That(Caught.By<ArgumentException>(() => BillDay.Parse(day)).Message, Does.Contain("give a day such as \"2026-01-31\". Nothing was sent."));

    [Test]
    public void BillDay_OfATime_IsTheDayInChina() =>
        Assert.That($"{BillDay.FromDateTimeOffset(new(2026, 1, 31, 17, 0, 0, TimeSpan.Zero))}", Is.EqualTo("2026-02-01"));

    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);
    }
}
