namespace WeChatPay.Sandbox.State;

/// <summary>The folder in which a sandbox keeps its keys, and what was made in it, from one start to the next.</summary>
/// <remarks>One sandbox at a time has the folder: another one is refused at its start. Only the owner may read it.</remarks>
internal sealed class DataFolder : IDisposable
{
    private const string NotStarted = "The sandbox was not started.";
    private const string LockFile = "sandbox.lock";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream file) => (FullName, _lock) = (path, file);

    /// <summary>Gets the full path.</summary>
    public string FullName { get; }

    /// <summary>Gets the path of the file with the keys.</summary>
    public string KeysFile => Path.Combine(FullName, "keys.json");

    /// <summary>Gets the path of the file with what was made: a line for each change.</summary>
    public string BookFile => Path.Combine(FullName, "book.jsonl");

    /// <summary>Gets the path of the file with the callbacks.</summary>
    public string CallbackFile => Path.Combine(FullName, "callbacks.jsonl");

    /// <summary>Opens the folder, and makes it where it does not exist.</summary>
    /// <param name="path">The path, as the option has it.</param>
    /// <exception cref="ArgumentException">The path is that of a file, cannot be written, or belongs to another sandbox.</exception>
    public static DataFolder Open(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            throw Refuse(path, "is a file. Name a folder; one that does not exist is made");
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(full);
            else if (!Directory.Exists(full))
                Directory.CreateDirectory(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using var probe = PrivateStream.Open(Path.Combine(full, $"{Path.GetRandomFileName()}.probe"), FileMode.CreateNew, FileOptions.DeleteOnClose);
        }
        // The message of the system quotes the path, and a key may stand in its place: only what exists is quoted.
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw Refuse(FindExisting(full), "is where the folder cannot be made or written. Give yourself the right to write there, or name another folder");
        }
        try
        {
            return new(full, PrivateStream.Open(Path.Combine(full, LockFile), FileMode.OpenOrCreate));
        }
        catch (UnauthorizedAccessException)
        {
            throw Unreadable(path);
        }
        catch (IOException)
        {
            throw Refuse(path, "belongs to another sandbox that runs. End that one, or choose another folder");
        }
    }

    /// <summary>Makes the refusal of a file in the folder.</summary>
    public static ArgumentException Damaged(string file, string problem) => Refuse(file, $"is damaged: {problem}");

    /// <summary>Makes the refusal of a folder with a file that the system does not give.</summary>
    public static ArgumentException Unreadable(string path) => Refuse(
        path,
        "has a file that cannot be read and written: another user owns it, a folder is in its place, or the disk is full. Mend that, or name another folder");

    public void Dispose() => _lock.Dispose();

    private static string FindExisting(string path)
    {
        while (!Path.Exists(path))
            path = Path.GetDirectoryName(path)!;
        return path;
    }

    private static ArgumentException Refuse(string path, string problem, string option = nameof(SandboxOptions.DataFolder)) =>
        new($"{nameof(SandboxOptions)}.{option}: `{path}` {problem}. {NotStarted}", option);
}
