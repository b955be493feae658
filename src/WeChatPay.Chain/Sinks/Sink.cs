namespace WeChatPay.Sinks;

/// <summary>Where a body is written to: one of the two.</summary>
/// <param name="Path">A path, which holds the whole body or what was there before.</param>
/// <param name="Stream">A writable stream of the user's, who closes it.</param>
internal sealed record Sink(string? Path, Stream? Stream)
{
    /// <summary>Gets what is to be found there after a failure, as a sentence.</summary>
    public string Left => Path is null ? "A `sink` that is a stream holds what came before that." : "Nothing is left at a `sink` that is a path.";

    public Task WriteAsync(Func<Stream, Task> write) => Path is null ? write(Stream!) : SinkFile.WriteAsync(Path, write);

    /// <summary>Tells what a file, or a stream of the user's, raises when it cannot be written to.</summary>
    public static bool IsFault(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException;
}
