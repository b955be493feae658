using WeChatPay.Basics;
using WeChatPay.Util;

namespace WeChatPay.Bills;

/// <summary>Hands the bytes of a download to a reader while they come: the writer waits until the reader has taken a piece.</summary>
/// <remarks>One writer and one reader, each on a thread of its own.</remarks>
internal sealed class BillHandoff : IDisposable
{
    private readonly SemaphoreSlim _full = new(0);
    private readonly SemaphoreSlim _taken = new(0);
    private ReadOnlyMemory<byte> _piece;
    private Exception? _fault;
    private bool _isEnded;

    public BillHandoff() => (Writer, Reader) = (new End(this), new Start(this));

    /// <summary>Gets the sink of the download.</summary>
    public Stream Writer { get; }

    /// <summary>Gets the file as it comes. At its end stands the exception of the download, where it failed.</summary>
    public Stream Reader { get; }

    /// <summary>Ends the file when the download has ended.</summary>
    public async Task FollowAsync(Task download)
    {
        try
        {
            await download.ConfigureAwait(false);
        }
        // The reader throws it, whatever it is.
        catch (Exception fault)
        {
            _fault = fault;
        }
        _isEnded = true;
        _full.Release();
    }

    public void Dispose()
    {
        _full.Dispose();
        _taken.Dispose();
        Writer.Dispose();
        Reader.Dispose();
    }

    private sealed class End(BillHandoff handoff) : WriteOnlyStream
    {
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            GiveAsync(buffer.AsMemory(offset, count), cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(GiveAsync(buffer, cancellationToken));

        public override void Write(byte[] buffer, int offset, int count) => throw Unsupported();

        public override void Flush()
        {
        }

        private async Task GiveAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
        {
            if (piece.IsEmpty)
                return;
            handoff._piece = piece;
            handoff._full.Release();
            await handoff._taken.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class Start(BillHandoff handoff) : ForwardOnlyStream
    {
        protected override int ReadNext(Span<byte> buffer) => throw new NotSupportedException().On(HelpPage.Files);

        protected override async ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            if (handoff._piece.IsEmpty && !handoff._isEnded)
                await handoff._full.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (handoff._piece.IsEmpty)
                return handoff._fault is { } fault ? throw fault : 0;
            var piece = handoff._piece;
            var length = Math.Min(piece.Length, buffer.Length);
            piece[..length].CopyTo(buffer);
            handoff._piece = piece[length..];
            if (length == piece.Length)
                handoff._taken.Release();
            return length;
        }
    }
}
