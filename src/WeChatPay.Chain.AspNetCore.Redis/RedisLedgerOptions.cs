namespace WeChatPay.AspNetCore.Redis;

/// <summary>How a ledger in Redis keeps its claims.</summary>
/// <remarks>For the start of the application: use it from one thread.</remarks>
public sealed class RedisLedgerOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Gets or sets the beginning of every name in Redis. Processes with the same beginning share their ledger.</summary>
    /// <value>Default: <c>wechatpay:</c>.</value>
    public string KeyPrefix { get; set; } = "wechatpay:";

    /// <summary>Gets or sets after how long the claim of a process that died ends. The ledger renews it three times as often while the handlers work.</summary>
    /// <value>Default: 30 seconds, by the clock of Redis. At least 100 milliseconds.</value>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long a claim is renewed: handlers that hang do not keep a callback for ever.</summary>
    /// <value>Default: 10 minutes. It is not shorter than the lease.</value>
    public TimeSpan RenewFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets how long a callback that was worked on is known.</summary>
    /// <value>Default: 2 days, longer than WeChat Pay repeats a callback. It is not shorter than the lease.</value>
    public TimeSpan Kept { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Gets or sets how long the ledger waits for Redis. A callback that waited in vain is answered with 500, so that WeChat Pay delivers it
    /// again.</summary>
    /// <value>Default: 2 seconds, since WeChat Pay waits five seconds for the reply.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <exception cref="ArgumentException">A value is out of range.</exception>
    internal void Check()
    {
        CheckPrefix(KeyPrefix);
        if (Lease < Shortest || Lease > Longest)
            throw new ArgumentException($"`{nameof(Lease)}` is {Lease}: give 100 milliseconds to 365 days.");
        CheckAtLeastLease(nameof(RenewFor), RenewFor);
        CheckAtLeastLease(nameof(Kept), Kept);
        if (Timeout <= TimeSpan.Zero || Timeout > Longest)
            throw new ArgumentException($"`{nameof(Timeout)}` is {Timeout}: give a time above zero, for example 2 seconds.");
    }

    /// <exception cref="ArgumentException">The prefix is empty.</exception>
    internal static void CheckPrefix(string prefix)
    {
        if (string.IsNullOrWhiteSpace(prefix))
            throw new ArgumentException($"`{nameof(KeyPrefix)}` is empty: give the beginning of the names in Redis, for example \"wechatpay:\".");
    }

    private void CheckAtLeastLease(string name, TimeSpan value)
    {
        if (value < Lease || value > Longest)
            throw new ArgumentException($"`{name}` is {value}: give a time from `{nameof(Lease)}`, which is {Lease}, to 365 days.");
    }
}
