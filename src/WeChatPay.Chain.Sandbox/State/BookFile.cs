using System.Text;
using Newtonsoft.Json;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.State;

/// <summary>What was made in a sandbox, as a file: a line for each change, the newest last.</summary>
/// <remarks>Mutable: the book that writes it is its lock. A line that was cut off, because the program was killed, counts as not written.</remarks>
internal sealed class BookFile : IDisposable
{
    // The book itself is smaller: what is above is lines that newer ones replace.
    private const long RewriteAt = 128 << 20;

    private readonly string _path;
    private FileStream _file;

    private BookFile(string path) => (_path, _file) = (path, PrivateStream.Open(path, FileMode.OpenOrCreate));

    /// <summary>Gets whether most of the file has to be lines that newer ones replaced.</summary>
    public bool IsLarge => _file.Length > RewriteAt;

    /// <summary>Opens the file, and reads what it has.</summary>
    /// <param name="path">The path.</param>
    /// <param name="kept">The resources in the order in which they were made, each as it was last.</param>
    /// <exception cref="ArgumentException">A line is not one that a sandbox wrote.</exception>
    public static BookFile Open(string path, out IReadOnlyList<Resource> kept)
    {
        var book = new BookFile(path);
        try
        {
            kept = book.Read();
            return book;
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }

    /// <summary>Writes a resource that was made or changed.</summary>
    /// <exception cref="IOException">It was not written, and nothing of it stays in the file.</exception>
    public void Write(Resource resource)
    {
        var end = _file.Length;
        try
        {
            _file.Position = end;
            WriteLine(_file, resource);
            _file.Flush();
        }
        catch (IOException)
        {
            _file.SetLength(end);
            throw;
        }
    }

    /// <summary>Writes a new file, which replaces the old one.</summary>
    public void Rewrite(IEnumerable<Resource> resources)
    {
        _file.Dispose();
        try
        {
            PrivateStream.Replace(_path, file =>
            {
                foreach (var resource in resources)
                    WriteLine(file, resource);
            });
        }
        finally
        {
            _file = PrivateStream.Open(_path, FileMode.OpenOrCreate);
        }
    }

    public void Dispose() => _file.Dispose();

    private static void WriteLine(Stream file, Resource resource) =>
        file.Write(Encoding.UTF8.GetBytes(ResourceLine.Write(resource).ToString(Formatting.None) + "\n"));

    private IReadOnlyList<Resource> Read()
    {
        var kept = new Dictionary<(string, string, string), (int At, Resource Resource)>();
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var lines = reader.ReadToEnd().Split('\n');
        // Behind the last line break is nothing, or a line that was cut off.
        foreach (var (at, line) in lines[..^1].Index())
        {
            var resource = ReadLine(line, at + 1);
            var key = (resource.Maker.ToString(), resource.Name, resource.Number);
            kept[key] = (kept.TryGetValue(key, out var before) ? before.At : at, resource);
        }
        return [.. kept.Values.OrderBy(static one => one.At).Select(static one => one.Resource)];
    }

    private Resource ReadLine(string line, int number)
    {
        try
        {
            return ResourceLine.Read(StrictJson.Parse(line));
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            // The line holds what a merchant sent, so that no part of it is quoted.
            throw DataFolder.Damaged(_path, $"line {number} is not one that a sandbox of this version wrote. Delete the line, or the file for an empty book");
        }
    }
}
