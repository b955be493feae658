namespace WeChatPay.Sandbox.Hosting;

/// <summary>The requests that arrived, oldest first.</summary>
/// <remarks>Mutable and thread-safe. Memory is bounded twice: by number, and by the bytes of the bodies.</remarks>
internal sealed class RequestLog(int capacity = RequestLog.Capacity, long byteCapacity = RequestLog.ByteCapacity)
{
    public const int Capacity = 1000;
    public const long ByteCapacity = 64 << 20;

    private readonly Lock _gate = new();
    private readonly Queue<SandboxRequest> _requests = new();
    private long _bytes;

    public void Add(SandboxRequest request)
    {
        lock (_gate)
        {
            _requests.Enqueue(request);
            _bytes += request.Bytes.Length;

            // The newest stays, however large: its sender wants to look at it.
            while (_requests.Count > capacity || (_bytes > byteCapacity && _requests.Count > 1))
                _bytes -= _requests.Dequeue().Bytes.Length;
        }
    }

    public IReadOnlyList<SandboxRequest> Snapshot()
    {
        lock (_gate)
            return Array.AsReadOnly(_requests.ToArray());
    }
}
