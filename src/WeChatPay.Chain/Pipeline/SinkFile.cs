namespace WeChatPay.Pipeline;

/// <summary>Writes a file that is there whole, or not at all.</summary>
internal static class SinkFile
{
    /// <summary>Writes another file beside it first, then renames that: whoever looks at the path sees the whole file or what was there before.</summary>
    /// <param name="path">Where the file is to be.</param>
    /// <param name="write">Writes it; what it raises leaves the path as it was.</param>
    /// <exception cref="IOException">The file cannot be made, written or renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of a permission.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var target = Path.GetFullPath(path);
        if (IsDevice(target))
        {
            await WriteAsync(target, FileMode.Open, FileShare.ReadWrite, write).ConfigureAwait(false);
            return;
        }
        var partial = $"{target}.{Path.GetRandomFileName()}.part";
        try
        {
            await WriteAsync(partial, FileMode.CreateNew, FileShare.None, write).ConfigureAwait(false);
            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            Delete(partial);
        }
    }

    private static async Task WriteAsync(string path, FileMode mode, FileShare share, Func<Stream, Task> write)
    {
        var file = new FileStream(path, mode, FileAccess.Write, share, bufferSize: 0, FileOptions.Asynchronous);
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
