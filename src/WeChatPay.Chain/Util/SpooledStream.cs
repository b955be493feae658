namespace WeChatPay.Util;

/// <summary>Puts what comes from a stream that can be read once into a file, so that it can be digested and then sent.</summary>
/// <remarks>The file is the owner's alone and goes when the stream is closed or forgotten: what is uploaded may be a person's papers.</remarks>
internal static class SpooledStream
{
    public static Stream From(Stream once)
    {
        var file = Create();
        try
        {
            once.CopyTo(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public static async Task<Stream> OfAsync(Stream once, CancellationToken cancellationToken)
    {
        var file = Create();
        try
        {
            await once.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
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
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), $"wechatpay-{Path.GetRandomFileName()}"), options);
    }
}
