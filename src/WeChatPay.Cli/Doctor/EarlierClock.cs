namespace WeChatPay.Cli.Doctor;

/// <summary>A clock that is behind: what it stamps looks as old as a callback of the last repeat.</summary>
internal sealed class EarlierClock(TimeProvider time, TimeSpan behind) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() - behind;
}
