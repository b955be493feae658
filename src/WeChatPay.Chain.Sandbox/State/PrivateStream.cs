namespace WeChatPay.Sandbox.State;

/// <summary>Opens files that only their owner may read, and that no other program may open meanwhile.</summary>
internal static class PrivateStream
{
    // Without a buffer, what could not be written is not written later either.
    public static FileStream Open(string path, FileMode mode, FileOptions behavior = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = behavior, BufferSize = 0 };
        // Windows refuses the property; the file has the rights of its folder there.
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Writes a whole file beside its path, and then gives it its name: a program that is killed leaves the old file.</summary>
    public static void Replace(string path, Action<Stream> write)
    {
        var next = path + ".next";
        using (var file = Open(next, FileMode.Create))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }
        File.Move(next, path, overwrite: true);
    }
}
