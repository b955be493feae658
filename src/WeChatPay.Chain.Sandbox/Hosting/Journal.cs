using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>The requests that arrived, with the verdict on each, for people: newest last.</summary>
/// <remarks>Mutable and thread-safe. Memory is bounded: by number, and each text by its length.</remarks>
internal sealed class Journal(TimeProvider time, int capacity = Journal.Capacity)
{
    public const int Capacity = 500;

    private readonly Lock _gate = new();
    private readonly Queue<JournalEntry> _entries = new();
    private long _last;

    /// <summary>Enters a request.</summary>
    public void Add(SandboxRequest request, SandboxResponse response, SandboxFault fault, string requestId)
    {
        lock (_gate)
        {
            _entries.Enqueue(JournalEntry.Create(++_last, time.GetUtcNow(), request, response, fault, requestId));
            while (_entries.Count > capacity)
                _entries.Dequeue();
        }
    }

    /// <summary>Lists the entries.</summary>
    public IReadOnlyList<JournalEntry> List()
    {
        lock (_gate)
            return [.. _entries];
    }

    /// <summary>Finds an entry by its number, or by the <c>Request-ID</c> of its response.</summary>
    public JournalEntry? Find(string id) => List().FirstOrDefault(entry => entry.RequestId == id || entry.Number == id);
}
