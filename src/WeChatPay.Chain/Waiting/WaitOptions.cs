using WeChatPay.Basics;

namespace WeChatPay;

/// <summary>How long to wait, and for what.</summary>
/// <remarks>Mutable: use it from one thread, until a wait has taken it.</remarks>
public sealed record WaitOptions
{
    /// <summary>Gets or sets the time before each query.</summary>
    /// <value>Default: the one of <see cref="WaitSchedule"/> for the path. The last query is the end of the wait.</value>
    public IReadOnlyList<TimeSpan>? Schedule { get; set; }

    /// <summary>Gets or sets whether a response ends the wait.</summary>
    /// <value>Default: a state from which nothing changes by itself, such as <c>SUCCESS</c>, <c>CLOSED</c> or <c>ABNORMAL</c>.</value>
    public Func<WeChatPayResponse, bool>? Until { get; set; }

    /// <summary>Shows how often it asks.</summary>
    public override string ToString() => Schedule is { } times ? $"a wait with {times.Count} queries" : "a wait with the queries of the path";

    /// <exception cref="ArgumentException">The schedule is empty, or a time is negative.</exception>
    internal WaitOptions Validated()
    {
        if (Schedule is { Count: 0 })
            throw new ArgumentException("`Schedule` is empty: give the time before each query. Nothing was sent.").On(HelpPage.Options);
        if (Schedule?.Any(static time => time < TimeSpan.Zero) is true)
            throw new ArgumentException("`Schedule` has a time below zero. Nothing was sent.").On(HelpPage.Options);
        return this;
    }
}
