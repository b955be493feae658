using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace WeChatPay.Benchmarks;

/// <summary>How fast a bill of a million rows is read, over what a shell needs to unpack it and to compute its digest, as lines <c>name value</c>.</summary>
/// <remarks>Both sides read the same gzip, in turns, and the median counts. Each row becomes an object, its amount is read, and the line of totals is compared
/// with the rows.</remarks>
internal static class LargeBill
{
    public const string Mode = "bill";

    private const int Rows = 1_000_000;
    private const int Rounds = 7;
    private const int RowsBetweenLooks = 50_000;

    private const string Names =
        "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,"
        + "充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";

    private const string TotalNames = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

    public static async Task PrintAsync(TextWriter output)
    {
        var file = Path.Combine(Path.GetTempPath(), $"wechatpay-bill-{Environment.ProcessId}.csv.gz");
        try
        {
            var (bytes, fen) = Write(file);
            var (byClock, byProcessor, seconds) = (new double[Rounds], new double[Rounds], new double[Rounds]);
            // The first round is not counted: methods are compiled in it, and the file comes into the cache of the disk.
            for (var round = -1; round < Rounds; round++)
            {
                var shell = await MeasureShellAsync(file);
                var ours = await MeasureAsync(file, fen);
                if (round >= 0)
                    (byClock[round], byProcessor[round], seconds[round]) = (shell.Clock / ours.Clock, shell.Processor / ours.Processor, ours.Clock);
            }
            Print(output, "bill_mb", bytes / 1e6, "0");
            Print(output, "bill_rows_per_second", Rows / Ratios.Median(seconds), "0");
            Print(output, "bill_ratio", Ratios.Median(byProcessor), "0.00");
            Print(output, "bill_ratio_by_clock", Ratios.Median(byClock), "0.00");
            Print(output, "bill_growth_kb", await GrowthAsync(file) / 1e3, "0");
        }
        finally
        {
            File.Delete(file);
        }
    }

    // What the shell says of its own children: their time by the clock and on the processor, in seconds.
    private static async Task<(double Clock, double Processor)> MeasureShellAsync(string file)
    {
        var start = new ProcessStartInfo("bash", ["-c", "TIMEFORMAT='%R %U %S'; time zcat \"$1\" | sha1sum > /dev/null", "bash", file])
        {
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C" },
        };
        using var shell = Process.Start(start)!;
        var times = (await shell.StandardError.ReadToEndAsync()).Split(' ').Select(static time => double.Parse(time, CultureInfo.InvariantCulture)).ToArray();
        await shell.WaitForExitAsync();
        return (times[0], times[1] + times[2]);
    }

    private static async Task<(double Clock, double Processor)> MeasureAsync(string file, long expected)
    {
        var (clock, processor) = (Stopwatch.GetTimestamp(), Ratios.ProcessorTime());
        var (rows, fen) = (0, 0L);
        await using var stream = File.OpenRead(file);
        await foreach (var row in BillFile.TradeAsync(stream))
        {
            rows++;
            fen += row.Total;
        }
        if ((rows, fen) != (Rows, expected))
            throw new InvalidOperationException("The rows are not those that were written.");
        return (Stopwatch.GetElapsedTime(clock).TotalSeconds, (Ratios.ProcessorTime() - processor).TotalSeconds);
    }

    // By how much the memory in use grows behind the first rows, at most. It takes no part in the times.
    private static async Task<long> GrowthAsync(string file)
    {
        var (first, most, rows) = (0L, 0L, 0);
        await using var stream = File.OpenRead(file);
        await foreach (var _ in BillFile.TradeAsync(stream))
        {
            if (++rows % RowsBetweenLooks != 0)
                continue;
            var used = GC.GetTotalMemory(forceFullCollection: true);
            if (rows == RowsBetweenLooks)
                first = used;
            most = Math.Max(most, used - first);
        }
        return most;
    }

    // The same bill in each run: payments, and a refund for every twentieth of them.
    private static (long Bytes, long Fen) Write(string file)
    {
        using var gzip = new GZipStream(File.Create(file), CompressionLevel.Optimal);
        var (bytes, paid, refunded, fees) = (0L, 0L, 0L, 0L);
        WriteLine(Names);
        for (var row = 0; row < Rows; row++)
        {
            var at = TimeSpan.FromSeconds(row * 86_400L / Rows);
            var fen = 1 + (long)(Scramble(row) % 100_000);
            var isRefund = row % 20 == 19;
            // Fees have five decimal places: here whole fen.
            var fee = (isRefund ? -1 : 1) * (fen * 6 / 1000);
            (paid, refunded, fees) = (paid + (isRefund ? 0 : fen), refunded + (isRefund ? fen : 0), fees + fee);
            var (payment, refund) = isRefund ? ("0.00", Yuan(fen)) : (Yuan(fen), "0.00");
            WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"`2026-01-31 {at:hh\\:mm\\:ss},`wx8888888888888888,`1900000109,`0,`,`42000{Scramble(row + 1L * Rows):D23},`N20260131{row:D12},"
                + $"`oUpF8u{Scramble(row + 2L * Rows):X16}abcdef,`JSAPI,`{(isRefund ? "REFUND" : "SUCCESS")},`OTHERS,`CNY,`{payment},`0.00,"
                + $"`{(isRefund ? $"50300{Scramble(row + 3L * Rows):D23}" : "0")},`{(isRefund ? $"R{row:D12}" : "0")},`{refund},`0.00,"
                + $"`{(isRefund ? "ORIGINAL" : "")},`{(isRefund ? "SUCCESS" : "")},`茶,`,`{Yuan(fee)}000,`0.60%,`{payment},`{refund},`"));
        }
        WriteLine(TotalNames);
        WriteLine($"`{Rows},`{Yuan(paid)},`{Yuan(refunded)},`0.00,`{Yuan(fees)}000,`{Yuan(paid)},`{Yuan(refunded)}");
        return (bytes, paid);

        void WriteLine(string line)
        {
            var encoded = Encoding.UTF8.GetBytes(line + "\r\n");
            gzip.Write(encoded);
            bytes += encoded.Length;
        }
    }

    // Spreads a number over 64 bits (the mixing step of SplitMix64), so that the file is no easier to unpack than a real one.
    private static ulong Scramble(long number)
    {
        var mixed = (ulong)number * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static void Print(TextWriter output, string name, double value, string format) =>
        output.WriteLine($"{name} {value.ToString(format, CultureInfo.InvariantCulture)}");
}
