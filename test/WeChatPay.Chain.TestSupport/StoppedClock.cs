namespace WeChatPay.Tests.Support;

/// <summary>A clock that stands still: with it and with one nonce, the same request has the same signature.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddDays(20_000);
}
