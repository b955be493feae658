using WeChatPay.Sandbox.Desk;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.State;

/// <summary>What was made in a sandbox and sent by it: in a folder from one start to the next, or in memory where there is none.</summary>
internal sealed class SandboxState : IDisposable
{
    private DataFolder? _folder;

    private SandboxState(SandboxOptions options)
    {
        Book = new ResourceBook(options.TimeProvider);
        Callbacks = new CallbackDesk(options.TimeProvider);
    }

    /// <summary>Gets what was made.</summary>
    public ResourceBook Book { get; }

    /// <summary>Gets the callbacks.</summary>
    public CallbackDesk Callbacks { get; }

    /// <summary>Gets the full path of the folder; null for none.</summary>
    public string? Folder => _folder?.FullName;

    /// <summary>Gets the keys; null where they are thrown away.</summary>
    public StoredKeys? Keys { get; private set; }

    /// <summary>Opens the folder that the options name.</summary>
    /// <exception cref="ArgumentException">The folder cannot be used, or a file of it is damaged.</exception>
    public static SandboxState Open(SandboxOptions options)
    {
        var state = new SandboxState(options);
        try
        {
            if (options.DataFolder is { } path)
                state.Open(path, options);
            return state;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            state.Dispose();
            throw DataFolder.Unreadable(options.DataFolder!);
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Callbacks.Dispose();
        Book.Dispose();
        _folder?.Dispose();
    }

    private void Open(string path, SandboxOptions options)
    {
        _folder = DataFolder.Open(path);
        Keys = StoredKeys.Open(_folder, options);
        Book.Open(_folder.BookFile);
        Callbacks.Open(_folder.CallbackFile);
    }
}
