using WeChatPay.Util;

namespace WeChatPay.Sinks;

/// <summary>The place that a body is written to: a path or a stream.</summary>
/// <param name="Path">A path, where the file is replaced by the whole body or not at all.</param>
/// <param name="Stream">The user's own writable stream, which is left open.</param>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed record Sink(string? Path, Stream? Stream)
{
    /// <summary>Gets the sentence that says what a failed write leaves behind.</summary>
    public string Remainder => Path is null
        ? "A `sink` that is a stream keeps the bytes that came before the failure."
        : "A `sink` that is a path has no part of the file.";

    /// <summary>Gets the place, for messages.</summary>
    public string Place => Path is null ? "the stream that was given as `sink`" : $"the `sink` `{Path}`";

    /// <summary>Writes the body.</summary>
    /// <param name="write">Writes it to the stream.</param>
    /// <param name="isSynchronous">Whether to write on the caller's thread.</param>
    public Task WriteAsync(Func<Stream, Task> write, bool isSynchronous = false) =>
        Path is null ? write(SynchronousStream.For(isSynchronous, Stream!)) : SinkFile.WriteAsync(Path, write, isSynchronous);

    /// <summary>Tells whether an error is one that a file, or the user's own stream, throws when it cannot be written.</summary>
    public static bool IsFault(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException;
}
