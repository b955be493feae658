namespace WeChatPay;

/// <summary>What a client knows of its own state, as of the moment of the question. It holds no key and no value of a call.</summary>
/// <remarks>The question costs no request. <c>WeChatPay.Chain.AspNetCore</c> makes a health check of it. Immutable and thread-safe.</remarks>
public sealed record ClientHealth
{
    internal ClientHealth()
    {
    }

    /// <summary>Gets how far this machine's clock is ahead of WeChat Pay's; negative where it is behind.</summary>
    /// <value>By the header <c>Date</c> of the last response, in whole seconds of the server, whatever its status. WeChat Pay refuses requests, and the
    /// client refuses responses, at 300 seconds. <see langword="null"/> before the first response.</value>
    public TimeSpan? ClockOffset { get; internal init; }

    /// <summary>Gets when a response was verified last, by the client's clock in whole seconds; <see langword="null"/> where none was.</summary>
    public DateTimeOffset? LastVerified { get; internal init; }

    /// <summary>Gets whether the client has a key of the platform that has not ended: without one, no response of APIv3 can be verified.</summary>
    public bool HasPlatformKey { get; internal init; }

    /// <summary>Gets the certificates of the client, with their ends.</summary>
    public IReadOnlyList<KeyEnd> KeyEnds { get; internal init; } = [];

    /// <summary>Gets when the platform certificates were downloaded last; <see langword="null"/> without <c>certificate_refresh</c>, and before the first
    /// download.</summary>
    public DateTimeOffset? LastRefresh { get; internal init; }

    /// <summary>Gets why the last download of the platform certificates failed; <see langword="null"/> where it did not fail.</summary>
    public string? RefreshFailure { get; internal init; }
}
