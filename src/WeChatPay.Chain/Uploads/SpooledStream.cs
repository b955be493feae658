namespace WeChatPay.Uploads;

/// <summary>Copies a stream that cannot seek to a temporary file, so that it can be digested and then sent.</summary>
/// <remarks>Only the owner may read the file, which is deleted when the stream is closed or finalized: uploads include people's identity papers.</remarks>
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
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return File.Open(Path.Combine(Path.GetTempPath(), $"wechatpay-{Path.GetRandomFileName()}"), options);
    }
}
