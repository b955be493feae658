using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Bills;

/// <summary>What happened on a day: made up, and the same whenever it is asked for.</summary>
/// <param name="Time">When, in Beijing's time.</param>
/// <param name="Number">The number of the payment, or of the refund, at WeChat Pay.</param>
/// <param name="OutTradeNo">The merchant's number of the order.</param>
/// <param name="Openid">Who paid.</param>
/// <param name="Amount">In fen.</param>
/// <param name="Fee">In fen.</param>
/// <param name="IsRefund">Whether the money went back.</param>
internal sealed record BillEntry(DateTime Time, string Number, string OutTradeNo, string Openid, long Amount, long Fee, bool IsRefund);

/// <inheritdoc cref="BillEntry"/>
internal static class BillDay
{
    private const int SecondsOfADay = 86_400;

    /// <summary>Lists 4 to 11 entries, earliest first; some are refunds of ones before.</summary>
    public static IReadOnlyList<BillEntry> Of(DateOnly date)
    {
        var count = 4 + (int)(Number(date, "count") % 8);
        var times = Enumerable.Range(0, count).Select(i => (int)(Number(date, $"time {i}") % SecondsOfADay)).Order().ToArray();
        var entries = new List<BillEntry>();
        for (var i = 0; i < count; i++)
            entries.Add(i % 4 == 3 ? Refund(entries[i - 1], At(date, times[i])) : Payment(date, i, At(date, times[i])));
        return entries;
    }

    /// <summary>Writes fen as yuan.</summary>
    public static string Yuan(long fen) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{fen / 100m:0.00}");

    /// <summary>Writes a line of a bill: each value behind a backtick, so that no spreadsheet takes a number for one.</summary>
    public static string Line(params IEnumerable<string> values) => string.Join(",", values.Select(static value => $"`{value}")) + "\r\n";

    private static DateTime At(DateOnly date, int second) => date.ToDateTime(TimeOnly.MinValue).AddSeconds(second);

    private static BillEntry Payment(DateOnly date, int i, DateTime time)
    {
        var amount = 1 + (long)(Number(date, $"amount {i}") % 100_000);
        // 0.60 %, rounded to the fen.
        return new(time, Text($"42000{Number(date, $"payment {i}"):D23}")[..28], Text($"SANDBOX{date:yyyyMMdd}{i:D4}"), Text($"oSandbox{Number(date, $"payer {i}") % 1000:D20}"), amount, (amount * 6 + 500) / 1000, false);
    }

    private static BillEntry Refund(BillEntry payment, DateTime time) =>
        payment with { Time = time, Number = $"50{payment.Number[2..]}", Fee = -payment.Fee, IsRefund = true };

    // Whoever's machine it is: another culture has another calendar, and its years are others.
    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static ulong Number(DateOnly date, string what) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Text($"{date:yyyy-MM-dd} {what}"))));
}
