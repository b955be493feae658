namespace WeChatPay.Sinks;

/// <summary>Writes a file whole, or not at all.</summary>
internal static class SinkFile
{
    /// <summary>Writes a temporary file beside the path and renames it, so that the path always has the whole new file or the old one.</summary>
    /// <remarks>On Unix only the owner may read a new file; a file that replaces another keeps its permissions.</remarks>
    /// <param name="path">The path of the file.</param>
    /// <param name="write">Writes the file; an exception leaves the path as it was.</param>
    /// <exception cref="IOException">The file cannot be created, written or renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, because a permission is missing.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var target = Path.GetFullPath(path);
        if (IsDevice(target))
        {
            await WriteAsync(target, Options(FileMode.Open, FileShare.ReadWrite), write).ConfigureAwait(false);
            return;
        }
        var partial = $"{target}.{Path.GetRandomFileName()}.part";
        try
        {
            await WriteAsync(partial, ForOwnerOnly(Options(FileMode.CreateNew, FileShare.None)), ToDiskAsync).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(partial, File.GetUnixFileMode(target));
            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            Delete(partial);
        }

        // Flush before the rename, so that the file is whole after a power cut too.
        async Task ToDiskAsync(FileStream file)
        {
            await write(file).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share) =>
        new() { Mode = mode, Access = FileAccess.Write, Share = share, BufferSize = 0, Options = FileOptions.Asynchronous };

    // A bill names payers and amounts.
    private static FileStreamOptions ForOwnerOnly(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async Task WriteAsync(string path, FileStreamOptions options, Func<FileStream, Task> write)
    {
        var file = File.Open(path, options);
        await using (file.ConfigureAwait(false))
            await write(file).ConfigureAwait(false);
    }

    // A rename would replace /dev/stdout or /dev/null by a file.
    private static bool IsDevice(string target) => !OperatingSystem.IsWindows() && Path.GetDirectoryName(target) == "/dev" && File.Exists(target);

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
