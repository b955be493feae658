using System.Net.Sockets;
using WeChatPay.Basics;

namespace WeChatPay.Php.Files;

/// <summary>Streams by PHP's names.</summary>
internal static class NamedStreams
{
    /// <summary>Opens a stream.</summary>
    /// <exception cref="ArgumentException">The mode is not known.</exception>
    /// <exception cref="NotSupportedException">C# has no such stream.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="ValueError">No file can have this name.</exception>
    public static Stream Open(string name, string mode)
    {
        if (name.Length == 0)
            throw new ValueError("Path cannot be empty");
        if (name.Contains('\0'))
            throw new ValueError("Path must not contain any null bytes");
        var at = name.IndexOf("://", StringComparison.Ordinal);
        var scheme = at < 0 ? "" : name[..at].ToLowerInvariant();
        return scheme switch
        {
            "" or "file" => OpenFile(FilePath.Parse(name), mode),
            "php" => OpenBuiltIn(name[(at + 3)..].ToLowerInvariant()),
            "http" or "https" => Download(name),
            _ => throw new NotSupportedException($"A stream by the name {scheme}:// is not offered: give a path, or an https address."),
        };
    }

    private static Stream OpenBuiltIn(string name) => name.Split('/')[0] switch
    {
        "memory" or "temp" => new MemoryStream(),
        "stdin" => Console.OpenStandardInput(),
        "stdout" or "output" => Console.OpenStandardOutput(),
        "stderr" => Console.OpenStandardError(),
        "input" when Web.WebRequest.IsThere => new MemoryStream(Web.WebRequest.Current.Bytes.ToArray()),
        "input" => throw new NotSupportedException(
            "php://input is the body of a web request: run the code inside of `new WebRequest(headers, body).Handle(() => …)`."),
        _ => throw new NotSupportedException($"php://{name} is not offered: give a path, php://memory, php://stdin, php://stdout or php://stderr."),
    };

    private static FileStream OpenFile(string path, string mode)
    {
        var (how, access) = mode.Replace("b", "", StringComparison.Ordinal).Replace("t", "", StringComparison.Ordinal) switch
        {
            "r" => (FileMode.Open, FileAccess.Read),
            "r+" => (FileMode.Open, FileAccess.ReadWrite),
            "w" => (FileMode.Create, FileAccess.Write),
            "w+" => (FileMode.Create, FileAccess.ReadWrite),
            "a" => (FileMode.Append, FileAccess.Write),
            "x" => (FileMode.CreateNew, FileAccess.Write),
            "c" => (FileMode.OpenOrCreate, FileAccess.Write),
            "c+" => (FileMode.OpenOrCreate, FileAccess.ReadWrite),
            _ => throw new ArgumentException($"The mode `{mode}` is not known: give rb to read, wb to write.", nameof(mode)),
        };
        // Without a buffer, what is written is in the file at once, as in PHP, and needs no flush.
        return new FileStream(path, how, access, FileShare.ReadWrite, access == FileAccess.Read ? 4096 : 1);
    }

    // PHP reads the whole body too, and takes a status outside 200-299 as a failure.
    private static MemoryStream Download(string address)
    {
        using var client = new HttpClient();
        try
        {
            return new MemoryStream(Task.Run(() => client.GetByteArrayAsync(new Uri(address))).GetAwaiter().GetResult());
        }
        // A server that resets while the connection opens raises the socket's own exception.
        catch (Exception error) when (error is HttpRequestException or SocketException or OperationCanceledException or UriFormatException)
        {
            throw new IOException(error.Message, error);
        }
    }
}
