using WeChatPay.Basics;

namespace WeChatPay.Bills;

/// <summary>The temporary file of a bill.</summary>
internal static class BillSpool
{
    /// <summary>Creates the file. It is deleted when the stream is closed.</summary>
    /// <param name="folder">The folder; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">The folder does not exist.</exception>
    public static FileStream Create(string? folder)
    {
        RequireFolder(folder);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose | FileOptions.SequentialScan,
        };
        // A bill names payers and amounts.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return File.Open(Path.Combine(folder ?? Path.GetTempPath(), $"wechatpay-bill-{Path.GetRandomFileName()}"), options);
    }

    /// <exception cref="ArgumentException">The folder does not exist.</exception>
    public static void RequireFolder(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
            throw new ArgumentException("`SpoolFolder` is not a folder that exists: give one, or leave it out. Nothing was sent.").On(HelpPage.Bills);
    }
}
