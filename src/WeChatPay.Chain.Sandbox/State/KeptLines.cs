using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.State;

/// <summary>A file of things that are made and changed: a line for each change, the newest last.</summary>
/// <remarks>Mutable: who writes it is its lock. A line that was cut off, because the program was killed, counts as not written.</remarks>
internal sealed class KeptLines<T> : IDisposable
    where T : class
{
    // The things themselves are smaller: what is above is lines that newer ones replace.
    private const long RewriteAt = 128 << 20;

    private readonly string _path;
    private readonly LineForm<T> _form;
    private FileStream _file;

    private KeptLines(string path, LineForm<T> form) => (_path, _form, _file) = (path, form, PrivateStream.Open(path, FileMode.OpenOrCreate));

    /// <summary>Gets whether most of the file has to be lines that newer ones replaced.</summary>
    public bool IsLarge => _file.Length > RewriteAt;

    /// <summary>Opens the file, and reads what it has.</summary>
    /// <param name="path">The path.</param>
    /// <param name="form">How a thing is written.</param>
    /// <param name="kept">The things in the order in which they were made, each as it was last.</param>
    /// <exception cref="ArgumentException">A line is not one that a sandbox wrote.</exception>
    public static KeptLines<T> Open(string path, LineForm<T> form, out IReadOnlyList<T> kept)
    {
        var lines = new KeptLines<T>(path, form);
        try
        {
            kept = lines.Read();
            return lines;
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <summary>Writes a thing that was made or changed.</summary>
    /// <exception cref="IOException">It was not written, and nothing of it stays in the file.</exception>
    public void Write(T changed)
    {
        var end = _file.Length;
        try
        {
            _file.Position = end;
            WriteLine(_file, changed);
            _file.Flush();
        }
        catch (IOException)
        {
            _file.SetLength(end);
            throw;
        }
    }

    /// <summary>Writes a new file, which replaces the old one.</summary>
    public void Rewrite(IEnumerable<T> all)
    {
        _file.Dispose();
        try
        {
            PrivateStream.Replace(_path, file =>
            {
                foreach (var one in all)
                    WriteLine(file, one);
            });
        }
        finally
        {
            _file = PrivateStream.Open(_path, FileMode.OpenOrCreate);
        }
    }

    public void Dispose() => _file.Dispose();

    private void WriteLine(Stream file, T one) => file.Write(Encoding.UTF8.GetBytes(_form.Write(one).ToString(Formatting.None) + "\n"));

    private IReadOnlyList<T> Read()
    {
        var kept = new Dictionary<object, (int At, T One)>();
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var lines = reader.ReadToEnd().Split('\n');
        // Behind the last line break is nothing, or a line that was cut off.
        foreach (var (at, line) in lines[..^1].Index())
        {
            var one = ReadLine(line, at + 1);
            var key = _form.KeyOf(one);
            kept[key] = (kept.TryGetValue(key, out var before) ? before.At : at, one);
        }
        return [.. kept.Values.OrderBy(static one => one.At).Select(static one => one.One)];
    }

    private T ReadLine(string line, int number)
    {
        try
        {
            return _form.Read(StrictJson.Parse(line));
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            // The line holds what a merchant sent, so that no part of it is quoted.
            throw DataFolder.Damaged(
                _path, $"line {number} is not one that a sandbox of this version wrote. Delete the line, or the file to begin without its contents");
        }
    }
}

/// <summary>How a thing is written as a line.</summary>
/// <param name="Write">Writes it.</param>
/// <param name="Read">Reads it, or throws a <see cref="FormatException"/> that names the field.</param>
/// <param name="KeyOf">Tells which lines are of the same thing.</param>
internal sealed record LineForm<T>(Func<T, JObject> Write, Func<JToken, T> Read, Func<T, object> KeyOf);
