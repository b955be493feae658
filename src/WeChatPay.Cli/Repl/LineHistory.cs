using Newtonsoft.Json;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Profiles;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Repl;

/// <summary>What was typed before, in this session and earlier ones. The file is the owner's alone.</summary>
/// <remarks>Not written are inputs that begin with a space, as shells have it, and those that speak of a key, a secret or a passphrase. For one thread.</remarks>
internal sealed class LineHistory
{
    private const int Kept = 1000;

    private static readonly string[] Telling = ["-----BEGIN", "secret", "privateKey", "passphrase", "password"];

    private readonly List<string> _entries;
    private readonly string? _file;
    private int _at;
    private string _draft = "";

    /// <param name="file">Where to keep it; null for this session only.</param>
    public LineHistory(string? file)
    {
        _file = file;
        _entries = file is null ? [] : Read(file);
        _at = _entries.Count;
    }

    /// <summary>Gets where the history of prompts is kept.</summary>
    public static string FullName => Path.Combine(UserFolders.State, "history");

    /// <summary>Adds an input, and goes behind it.</summary>
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

    /// <summary>Gives the input before; null when there is none.</summary>
    /// <param name="current">What stands there now: it is found again behind the last one.</param>
    public string? Older(string current)
    {
        if (_at == 0)
            return null;
        if (_at == _entries.Count)
            _draft = current;
        return _entries[--_at];
    }

    /// <summary>Gives the input after; null when there is none.</summary>
    public string? Newer()
    {
        if (_at == _entries.Count)
            return null;
        return ++_at == _entries.Count ? _draft : _entries[_at];
    }

    private static bool IsPrivate(string input) =>
        input[0] == ' ' || Array.Exists(Telling, word => input.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static List<string> Read(string file)
    {
        try
        {
            return File.Exists(file) ? [.. File.ReadLines(file).TakeLast(Kept).Select(Parse).OfType<string>()] : [];
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

    // An input may span lines: each is a line of JSON.
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
            // A prompt without a memory is better than none.
        }
    }
}
