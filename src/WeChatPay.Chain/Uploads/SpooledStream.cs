namespace WeChatPay.Uploads;

/// <summary>Copies a stream that cannot seek to a temporary file, so that it can be digested and then sent.</summary>
/// <remarks>Uploads include people's identity papers. Only the owner may read the file, and the call closes it. On Unix the file has no name from the
/// beginning, so nothing of it is left behind by a process that is killed; on Windows the system deletes it with its last handle.</remarks>
internal static class SpooledStream
{
    public static Stream Spool(Stream source)
    {
        var file = Create();
        try
        {
            source.CopyTo(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public static async Task<Stream> SpoolAsync(Stream source, CancellationToken cancellationToken)
    {
        var file = Create();
        try
        {
            await source.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"wechatpay-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            options.Options |= FileOptions.DeleteOnClose;
            return File.Open(path, options);
        }
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = File.Open(path, options);
        File.Delete(path);
        return file;
    }
}
