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
    private readonly Queue<JObject> _attempts = new();
    private int _count;
    private DateTimeOffset? _next;
    private string? _unsent;

    public string Id => id;

    public SentCallback Sent => sent;

    /// <summary>Gets whether the receiver accepted it.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>Gets or sets when it is sent again; null where it is not.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            lock (_gate)
                return _next;
        }
        set
        {
            lock (_gate)
                _next = value;
        }
    }

    /// <summary>Enters that it was not sent.</summary>
    public void Refuse(string problem)
    {
        lock (_gate)
            _unsent = problem;
    }

    /// <summary>Enters an attempt.</summary>
    public void Add(DateTimeOffset now, CallbackDelivery delivery)
    {
        lock (_gate)
        {
            _attempts.Enqueue(new JObject
            {
                ["number"] = ++_count,
                ["at"] = ChinaTime.Rfc3339(now),
                ["status"] = delivery.Status,
                ["accepted"] = delivery.IsAccepted,
                ["problem"] = delivery.Problem,
                ["milliseconds"] = (long)delivery.Elapsed.TotalMilliseconds,
                ["body"] = JournalEntry.Shorten(delivery.Body, 2000),
            });
            if (_attempts.Count > MostAttempts)
                _attempts.Dequeue();
            IsAccepted |= delivery.IsAccepted;
        }
    }

    /// <summary>Describes the callback and its attempts.</summary>
    /// <param name="wholly">Whether the body and the data are described too.</param>
    public JObject Describe(bool wholly)
    {
        lock (_gate)
        {
            var all = new JObject
            {
                ["id"] = id,
                ["at"] = ChinaTime.Rfc3339(at),
                ["event"] = sent.Event,
                ["protocol"] = sent.Callback.IsV2 ? "v2" : "v3",
                ["order"] = sent.Order,
                ["url"] = sent.Url,
                ["flaw"] = sent.Flaw == CallbackFlaw.None ? null : FlawNames.NameOf(sent.Flaw),
                ["sent"] = _unsent is null,
                ["problem"] = _unsent,
                ["accepted"] = IsAccepted,
                ["next_at"] = _next is { } next ? ChinaTime.Rfc3339(next) : null,
                ["attempts"] = new JArray(_attempts),
            };
            if (!wholly)
                return all;
            all["headers"] = new JObject(sent.Callback.Headers.Select(static header => new JProperty(header.Key, header.Value)));
            all["body"] = JournalEntry.ToText(sent.Callback.Body);
            all["resource"] = JournalEntry.Shorten(sent.Data.ToString());
            return all;
        }
    }
}

/// <summary>A callback on its way.</summary>
/// <param name="Url">The receiver.</param>
/// <param name="Event">The event.</param>
/// <param name="Callback">The signed callback.</param>
/// <param name="Signer">Signs it again for each repeat: a receiver refuses a signature of more than 300 seconds ago.</param>
/// <param name="Data">Its data before encryption, for people.</param>
internal sealed record SentCallback(string Url, string Event, SignedCallback Callback, PlatformSigner Signer, JToken Data)
{
    /// <summary>Gets the merchant's number of the order; null for a callback that was made up.</summary>
    public string? Order { get; init; }

    /// <summary>Gets the flaw that it was made with.</summary>
    public CallbackFlaw Flaw { get; init; }
}
