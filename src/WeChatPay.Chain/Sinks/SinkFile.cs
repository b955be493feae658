namespace WeChatPay.Sinks;

/// <summary>Writes a file that is there whole, or not at all.</summary>
internal static class SinkFile
{
    /// <summary>Writes another file beside it first, then renames that: whoever looks at the path sees the whole file or what was there before.</summary>
    /// <remarks>On Unix a new file is its owner's alone, and one that takes another's place has the permissions of that.</remarks>
    /// <param name="path">Where the file is to be.</param>
    /// <param name="write">Writes it; what it raises leaves the path as it was.</param>
    /// <exception cref="IOException">The file cannot be made, written or renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of a permission.</exception>
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
            await WriteAsync(partial, OwnersAlone(Options(FileMode.CreateNew, FileShare.None)), ToDiskAsync).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(partial, File.GetUnixFileMode(target));
            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            Delete(partial);
        }

        // Before the rename: what is seen at the path after a power cut is whole as well.
        async Task ToDiskAsync(FileStream file)
        {
            await write(file).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share) =>
        new() { Mode = mode, Access = FileAccess.Write, Share = share, BufferSize = 0, Options = FileOptions.Asynchronous };

    // A bill names who paid what.
    private static FileStreamOptions OwnersAlone(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async Task WriteAsync(string path, FileStreamOptions options, Func<FileStream, Task> write)
    {
        var file = new FileStream(path, options);
        await using (file.ConfigureAwait(false))
            await write(file).ConfigureAwait(false);
    }

    // A rename would put a file in the place of /dev/stdout or /dev/null.
    private static bool IsDevice(string target) => !OperatingSystem.IsWindows() && Path.GetDirectoryName(target) == "/dev" && File.Exists(target);

    // What went wrong before says more than that there is nothing to delete.
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
