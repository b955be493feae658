using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Bills;

/// <summary>Invents the trades of a day on which this sandbox had none: the same ones whenever the day is asked for.</summary>
internal static class SampleBillDay
{
    private const int SecondsOfADay = 86_400;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>Lists 4 to 11 rows, earliest first; every fourth is a refund of the one before.</summary>
    public static IReadOnlyList<BillEntry> ListRows(DateOnly date)
    {
        var count = 4 + (int)(Number(date, "count") % 8);
        var times = Enumerable.Range(0, count).Select(i => (int)(Number(date, $"time {i}") % SecondsOfADay)).Order().ToArray();
        var rows = new List<BillEntry>();
        for (var i = 0; i < count; i++)
            rows.Add(i % 4 == 3 ? Refund(rows[i - 1], At(date, times[i])) : Payment(date, i, At(date, times[i])));
        return rows;
    }

    private static DateTimeOffset At(DateOnly date, int second) => new(date.ToDateTime(TimeOnly.MinValue).AddSeconds(second), Beijing);

    private static BillEntry Payment(DateOnly date, int i, DateTimeOffset at)
    {
        var amount = 1 + (long)(Number(date, $"amount {i}") % 100_000);
        return new(at, Text($"42000{Number(date, $"payment {i}"):D23}")[..28], Text($"SANDBOX{date:yyyyMMdd}{i:D4}"), amount)
        {
            Appid = "wxd678efh567hg6787",
            Openid = Text($"oSandbox{Number(date, $"payer {i}") % 1000:D20}"),
            Description = "沙箱商品",
            Fee = (amount * 6 + 500) / 1000, // 0.60 %, rounded to the fen.
            Rate = "0.60%",
        };
    }

    private static BillEntry Refund(BillEntry payment, DateTimeOffset at) =>
        payment with { At = at, RefundId = $"50{payment.TransactionId[2..]}", OutRefundNo = $"R{payment.OutTradeNo}", Fee = -payment.Fee };

    // The culture of the machine may have another calendar, whose years are others.
    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static ulong Number(DateOnly date, string what) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Text($"{date:yyyy-MM-dd} {what}"))));
}
