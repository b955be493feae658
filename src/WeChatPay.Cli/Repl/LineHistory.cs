using Newtonsoft.Json;
using WeChatPay.Cli.Profiles;

namespace WeChatPay.Cli.Repl;

/// <summary>The earlier inputs, of this session and of others. Only its owner can read the file.</summary>
/// <remarks>The file gets no input that begins with a space, as in shells, or that may hold a secret. Not thread-safe.</remarks>
internal sealed class LineHistory
{
    private const int Limit = 1000;

    private readonly List<string> _entries;
    private readonly string? _file;
    private int _at;
    private string _draft = "";

    /// <param name="file">The file that keeps the history; null keeps it for this session alone.</param>
    public LineHistory(string? file)
    {
        _file = file;
        _entries = file is null ? [] : ReadFile(file);
        _at = _entries.Count;
    }

    /// <summary>Gets the full path of the user's history file.</summary>
    public static string FullName => Path.Combine(UserFolders.State, "history");

    /// <summary>Adds an input and moves behind it.</summary>
    public void Add(string input)
    {
        if (input.Length > 0 && (_entries.Count == 0 || _entries[^1] != input))
        {
            _entries.Add(input);
            if (_file is not null && !IsPrivate(input))
                Write(_file, input);
        }
        _at = _entries.Count;
    }

    /// <summary>Moves to the input before.</summary>
    /// <param name="current">The unfinished input; <see cref="Newer"/> returns it at the end.</param>
    /// <returns>Null when there is none.</returns>
    public string? Older(string current)
    {
        if (_at == 0)
            return null;
        if (_at == _entries.Count)
            _draft = current;
        return _entries[--_at];
    }

    /// <summary>Moves to the input after.</summary>
    /// <returns>Null when there is none.</returns>
    public string? Newer()
    {
        if (_at == _entries.Count)
            return null;
        return ++_at == _entries.Count ? _draft : _entries[_at];
    }

    private static bool IsPrivate(string input) => input[0] == ' ' || SecretText.IsIn(input);

    private static List<string> ReadFile(string file)
    {
        try
        {
            return File.Exists(file) ? [.. File.ReadLines(file).TakeLast(Limit).Select(Parse).OfType<string>()] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? Parse(string line)
    {
        try
        {
            return JsonConvert.DeserializeObject<string>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // An input may span lines, so each is written as one line of JSON.
    private static void Write(string file, string input)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            }
            else
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            using var stream = new FileStream(file, options);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using var writer = new StreamWriter(stream);
            writer.WriteLine(JsonConvert.ToString(input));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A prompt without a history is better than no prompt.
        }
    }
}
