using System.Collections.ObjectModel;

namespace WeChatPay;

/// <summary>The times between the queries of a wait.</summary>
/// <remarks>Orders and refunds by WeChat Pay's query guide; its documentation names none for the others. Immutable and thread-safe.</remarks>
public static class WaitSchedule
{
    /// <summary>Gets the times for an order whose callback does not come: after 5 and 30 seconds, then 1, 3, 5, 10 and 30 minutes.
    /// Close the order then.</summary>
    public static IReadOnlyList<TimeSpan> Orders { get; } =
        Of(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), Minutes(1), Minutes(3), Minutes(5), Minutes(10), Minutes(30));

    /// <summary>Gets the times for a refund: each minute, after five minutes 5, 10, 20 and 30 minutes.</summary>
    public static IReadOnlyList<TimeSpan> Refunds { get; } =
        Of(Minutes(1), Minutes(1), Minutes(1), Minutes(1), Minutes(1), Minutes(5), Minutes(10), Minutes(20), Minutes(30));

    /// <summary>Gets the times while a payer types a password (<c>USERPAYING</c>): every 5 seconds for 30 seconds.</summary>
    public static IReadOnlyList<TimeSpan> UserPaying { get; } = Of([.. Enumerable.Repeat(TimeSpan.FromSeconds(5), 6)]);

    /// <summary>Gets the times for transfers, applications and all else: after 5, 10 and 30 seconds, then 1, 5, 10 and 30 minutes.</summary>
    public static IReadOnlyList<TimeSpan> Default { get; } =
        Of(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), Minutes(1), Minutes(5), Minutes(10), Minutes(30));

    private static TimeSpan Minutes(int count) => TimeSpan.FromMinutes(count);

    private static ReadOnlyCollection<TimeSpan> Of(params TimeSpan[] times) => Array.AsReadOnly(times);
}
