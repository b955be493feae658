using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Hosting;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>A callback that the sandbox sent or would have sent, with its attempts.</summary>
/// <remarks>Mutable and thread-safe. Memory is bounded: by number of attempts, and each text by its length.</remarks>
internal sealed class CallbackRecord(string id, DateTimeOffset at, SentCallback sent)
{
    private const int MostAttempts = 50;

    private readonly Lock _gate = new();
    private CallbackFate _fate = new([], 0, false, null, 0, at);
    private int _isWaited;

    public string Id => id;

    public DateTimeOffset At => at;

    public SentCallback Sent => sent;

    /// <summary>Gets what became of it.</summary>
    public CallbackFate Fate
    {
        get
        {
            lock (_gate)
                return _fate;
        }
        init => _fate = value;
    }

    /// <summary>Gets whether it is repeated until the receiver accepts it: one with a flaw is not, nor one that leads to strangers.</summary>
    public bool IsRepeated => sent.Flaw == CallbackFlaw.None && Fate is { IsAccepted: false, Refusal: null };

    /// <summary>Enters that it was not sent.</summary>
    public void Refuse(string problem) => Change(fate => fate with { Refusal = problem });

    /// <summary>Begins to wait for its repeats.</summary>
    /// <returns>Whether it is the only one.</returns>
    public bool TryWait() => Interlocked.Exchange(ref _isWaited, 1) == 0;

    /// <summary>Ends to wait.</summary>
    public void EndWait() => Volatile.Write(ref _isWaited, 0);

    /// <summary>Enters an attempt.</summary>
    /// <param name="now">The time.</param>
    /// <param name="delivery">What became of it.</param>
    /// <param name="isRepeat">Whether it is one of the schedule.</param>
    public void Add(DateTimeOffset now, CallbackDelivery delivery, bool isRepeat) => Change(fate =>
    {
        var attempt = new JObject
        {
            ["number"] = fate.Count + 1,
            ["at"] = ChinaTime.Rfc3339(now),
            ["status"] = delivery.Status,
            ["accepted"] = delivery.IsAccepted,
            ["problem"] = delivery.Problem,
            ["milliseconds"] = (long)delivery.Elapsed.TotalMilliseconds,
            ["body"] = JournalEntry.Shorten(delivery.Body, 2000),
        };
        return fate with
        {
            Attempts = [.. fate.Attempts.TakeLast(MostAttempts - 1), attempt],
            Count = fate.Count + 1,
            IsAccepted = fate.IsAccepted || delivery.IsAccepted,
            Repeats = fate.Repeats + (isRepeat ? 1 : 0),
            Since = isRepeat || fate.Count == 0 ? now : fate.Since,
        };
    });

    /// <summary>Describes the callback and its attempts.</summary>
    /// <param name="wholly">Whether the body and the data are described too.</param>
    /// <param name="next">When it is sent again; null for never.</param>
    public JObject Describe(bool wholly, DateTimeOffset? next)
    {
        var fate = Fate;
        var all = new JObject
        {
            ["id"] = id,
            ["at"] = ChinaTime.Rfc3339(at),
            ["event"] = sent.Event,
            ["protocol"] = sent.Callback.IsV2 ? "v2" : "v3",
            ["order"] = sent.Order,
            ["url"] = sent.Url,
            ["flaw"] = sent.Flaw == CallbackFlaw.None ? null : FlawNames.NameOf(sent.Flaw),
            ["sent"] = fate.Refusal is null,
            ["problem"] = fate.Refusal,
            ["accepted"] = fate.IsAccepted,
            ["next_at"] = next is { } time ? ChinaTime.Rfc3339(time) : null,
            ["attempts"] = new JArray(fate.Attempts.Select(static attempt => attempt.DeepClone())),
        };
        if (!wholly)
            return all;
        all["headers"] = new JObject(sent.Callback.Headers.Select(static header => new JProperty(header.Key, header.Value)));
        all["body"] = JournalEntry.ToText(sent.Callback.Body);
        all["resource"] = JournalEntry.Shorten(sent.Data.ToString());
        return all;
    }

    private void Change(Func<CallbackFate, CallbackFate> change)
    {
        lock (_gate)
            _fate = change(_fate);
    }
}

/// <summary>What became of a callback.</summary>
/// <param name="Attempts">The last attempts. They are not changed.</param>
/// <param name="Count">How many attempts there were.</param>
/// <param name="IsAccepted">Whether the receiver accepted it.</param>
/// <param name="Refusal">Why it was not sent; null where it was.</param>
/// <param name="Repeats">How many repeats of the schedule are done.</param>
/// <param name="Since">From when the wait for the next repeat counts.</param>
internal sealed record CallbackFate(
    ImmutableArray<JObject> Attempts, int Count, bool IsAccepted, string? Refusal, int Repeats, DateTimeOffset Since);

/// <summary>A callback on its way.</summary>
/// <param name="Url">The receiver.</param>
/// <param name="Event">The event.</param>
/// <param name="Callback">The signed callback.</param>
/// <param name="Keys">The keys that sign it again for each repeat: a receiver refuses a signature of more than 300 seconds ago.</param>
/// <param name="Data">Its data before encryption, for people.</param>
internal sealed record SentCallback(string Url, string Event, SignedCallback Callback, SenderKeys Keys, JObject Data)
{
    /// <summary>Gets the merchant's number of the order; null for a callback that was made up.</summary>
    public string? Order { get; init; }

    /// <summary>Gets the flaw that it was made with.</summary>
    public CallbackFlaw Flaw { get; init; }
}

/// <summary>The platform's keys that sign a callback.</summary>
internal enum SenderKeys
{
    /// <summary>Those of the merchant's mode.</summary>
    Usual,

    /// <summary>Those of SM2.</summary>
    Sm2,

    /// <summary>Those of the brand.</summary>
    Brand,
}
