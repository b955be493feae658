namespace WeChatPay.Testing;

/// <summary>The result of a delivery of a callback.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record CallbackDelivery
{
    internal CallbackDelivery()
    {
    }

    /// <summary>Gets the HTTP status of the response; null when none came in time.</summary>
    public int? Status { get; internal init; }

    /// <summary>Gets the body of the response as text; empty when none came.</summary>
    public string Body { get; internal init; } = "";

    /// <summary>Gets how long the response took, its body included.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>Gets why WeChat Pay would deliver the callback again: up to 15 times over 24 hours.</summary>
    /// <value>A sentence; null when it counts as accepted.</value>
    public string? Problem { get; internal init; }

    /// <summary>Gets whether WeChat Pay would count the callback as accepted: within five seconds, 200 or 204 for APIv3, 200 with
    /// <c>&lt;return_code&gt;SUCCESS&lt;/return_code&gt;</c> for APIv2.</summary>
    public bool IsAccepted => Problem is null;

    /// <summary>Shows whether it was accepted, and if not why.</summary>
    /// <returns>For example <c>accepted: 204 in 12 ms</c>.</returns>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{(IsAccepted ? "accepted" : "to be delivered again")}: {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no response"} in "
            + $"{Elapsed.TotalMilliseconds:0} ms{(Problem is null ? "" : $" ({Problem})")}");
}
