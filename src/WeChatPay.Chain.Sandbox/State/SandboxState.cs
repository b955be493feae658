namespace WeChatPay.Sandbox.State;

/// <summary>What a sandbox keeps from one start to the next; nothing where it has no folder.</summary>
internal sealed class SandboxState : IDisposable
{
    private readonly DataFolder? _folder;

    private SandboxState(DataFolder? folder, StoredKeys? keys) => (_folder, Keys) = (folder, keys);

    /// <summary>Gets the full path of the folder; null for none.</summary>
    public string? Folder => _folder?.FullName;

    /// <summary>Gets the path of the file of the book; null for none.</summary>
    public string? BookFile => _folder?.BookFile;

    /// <summary>Gets the keys; null where they are thrown away.</summary>
    public StoredKeys? Keys { get; }

    /// <summary>Opens the folder that the options name.</summary>
    /// <exception cref="ArgumentException">The folder cannot be used, or a file of it is damaged.</exception>
    public static SandboxState Open(SandboxOptions options)
    {
        if (options.DataFolder is not { } path)
            return new(null, null);
        var folder = DataFolder.Open(path);
        try
        {
            return new(folder, StoredKeys.Open(folder, options));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder?.Dispose();
}
