using WeChatPay.Util;

namespace WeChatPay.Sinks;

/// <summary>Writes a file whole, or not at all.</summary>
internal static class SinkFile
{
    /// <summary>Writes a temporary file beside the path and renames it, so that the path always has the whole new file or the old one.</summary>
    /// <remarks>On Unix only the owner may read a new file; a file that replaces another keeps its permissions. A symbolic link stays, and the file that it
    /// leads to is written.</remarks>
    /// <param name="path">The path of the file.</param>
    /// <param name="write">Writes the file; an exception leaves the path as it was.</param>
    /// <param name="isSynchronous">Whether to write on the caller's thread.</param>
    /// <exception cref="IOException">The file cannot be created, written or renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, because a permission is missing.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write, bool isSynchronous = false)
    {
        var target = SinkPath.Follow(Path.GetFullPath(path));
        if (SinkPath.IsDevice(target))
        {
            await WriteAsync(target, Options(FileMode.Open, FileShare.ReadWrite, isSynchronous), write).ConfigureAwait(false);
            return;
        }
        var suffix = $".{Path.GetRandomFileName()}.part";
        // The name of the target may be as long as a name can be.
        var partial = SinkPath.HasRoom(target, suffix.Length) ? target + suffix : Path.Combine(Path.GetDirectoryName(target)!, suffix);
        try
        {
            await WriteAsync(partial, ForOwnerOnly(Options(FileMode.CreateNew, FileShare.None, isSynchronous)), ToDiskAsync).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(partial, File.GetUnixFileMode(target));
            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            Delete(partial);
        }

        // Flush before the rename, so that the file is whole after a power cut too.
        async Task ToDiskAsync(Stream stream, FileStream file)
        {
            await write(stream).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share, bool isSynchronous) => new()
    {
        Mode = mode,
        Access = FileAccess.Write,
        Share = share,
        BufferSize = 0,
        Options = isSynchronous ? FileOptions.None : FileOptions.Asynchronous,
    };

    // A bill names payers and amounts.
    private static FileStreamOptions ForOwnerOnly(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static Task WriteAsync(string path, FileStreamOptions options, Func<Stream, Task> write) =>
        WriteAsync(path, options, (stream, _) => write(stream));

    private static async Task WriteAsync(string path, FileStreamOptions options, Func<Stream, FileStream, Task> write)
    {
        var file = File.Open(path, options);
        await using (file.ConfigureAwait(false))
            await write(SynchronousStream.For(options.Options == FileOptions.None, file), file).ConfigureAwait(false);
    }

    // A failed clean-up must not hide the original exception.
    private static void Delete(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
