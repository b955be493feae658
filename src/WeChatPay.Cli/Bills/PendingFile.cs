using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Bills;

/// <summary>A file that is written beside its path, and takes its name when it is whole. Only its owner may read it: a bill names payers and amounts.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class PendingFile : IAsyncDisposable
{
    private readonly string _partial;

    private PendingFile(string path, string partial, FileStream stream) => (Path, _partial, Stream) = (path, partial, stream);

    /// <summary>Gets the path as it was given.</summary>
    public string Path { get; }

    /// <summary>Gets what takes the bytes.</summary>
    public FileStream Stream { get; }

    /// <summary>Opens the file beside the path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="option">The option that named it, for messages.</param>
    /// <exception cref="MisuseException">The file cannot be written.</exception>
    public static PendingFile Create(string path, string option)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new MisuseException(Message.Format($"{option}: `{path}` is a folder. Name a file. Nothing was sent."));
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(full)))
            throw new MisuseException(Message.Format($"{option}: the folder of `{path}` does not exist. Make it first. Nothing was sent."));
        var partial = $"{full}.{System.IO.Path.GetRandomFileName()}.part";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 1 << 16,
            Options = FileOptions.Asynchronous,
        };
        // Windows refuses the property; the file has the rights of its folder there.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new(path, partial, File.Open(partial, options));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException(Message.Format($"{option}: `{path}` cannot be written: {error.Message} Nothing was sent."));
        }
    }

    /// <summary>Gives the file its name, and replaces an older one.</summary>
    public async Task CommitAsync()
    {
        await Stream.DisposeAsync();
        File.Move(_partial, System.IO.Path.GetFullPath(Path), overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        // Without effect when the file has its name.
        File.Delete(_partial);
    }
}
