using WeChatPay.Basics;
using WeChatPay.Php.Files;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions for files. Source: https://www.php.net/manual/ref.filesystem.php.</content>
public static partial class Functions
{
    /// <summary>file_put_contents: adds at the end of the file.</summary>
    public const int FILE_APPEND = 8;

    /// <summary>file_put_contents: locks the file while it is written. Here a file that is written is always locked.</summary>
    public const int LOCK_EX = 2;

    /// <summary>Reads a file, <c>php://stdin</c>, or an address that begins with <c>http://</c> or <c>https://</c>.</summary>
    /// <param name="filename">The path, with or without <c>file://</c>, or the address.</param>
    /// <returns>The bytes as text; false where there is no such file, as PHP returns it with a warning.</returns>
    /// <exception cref="NotSupportedException">It is <c>php://input</c> outside of a <see cref="Web.WebRequest"/>, or another name
    /// that begins with <c>php://</c> and is not read in C#.</exception>
    public static dynamic file_get_contents(object? filename)
    {
        var name = Parameters.Text(filename, 1);
        try
        {
            using var stream = NamedStreams.Open(name, "r");
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return Bytes.Decode(memory.ToArray());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes a file, or adds to it.</summary>
    /// <param name="filename">The path, with or without <c>file://</c>; or <c>php://stdout</c>, <c>php://output</c>, <c>php://stderr</c>.</param>
    /// <param name="data">Text, bytes, or an array of texts.</param>
    /// <param name="flags"><see cref="FILE_APPEND"/>, <see cref="LOCK_EX"/>.</param>
    /// <returns>The number of bytes; false where the file cannot be written, as PHP returns it with a warning.</returns>
    public static dynamic file_put_contents(object? filename, object? data, long flags = 0)
    {
        var bytes = data is not (string or byte[] or ResponseBody) && Access.TryArray(data, out var parts) ? PhpText.Bytes(implode("", parts)) : Raw(data, 2);
        try
        {
            using var stream = NamedStreams.Open(Parameters.Text(filename, 1), (flags & FILE_APPEND) != 0 ? "a" : "w");
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush();
            return (long)bytes.Length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Opens a file by its name, or <c>php://memory</c>, <c>php://temp</c>, <c>php://stdin</c>, <c>php://stdout</c>, <c>php://output</c>,
    /// <c>php://stderr</c>.</summary>
    /// <param name="mode">A mode of <see cref="Psr7.Utils.tryFopen"/>.</param>
    /// <returns>A <see cref="Stream"/>; false where the file cannot be opened, as PHP returns it with a warning.</returns>
    public static dynamic fopen(object? filename, object? mode)
    {
        try
        {
            return NamedStreams.Open(Parameters.Text(filename, 1), Parameters.Text(mode, 2));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes bytes to a stream.</summary>
    /// <returns>The number of bytes.</returns>
    public static long fwrite(Stream stream, object? data)
    {
        var bytes = Raw(data, 2);
        stream.Write(bytes, 0, bytes.Length);
        stream.Flush();
        return bytes.Length;
    }

    /// <inheritdoc cref="fwrite"/>
    public static long fputs(Stream stream, object? data) => fwrite(stream, data);

    /// <summary>Reads at most so many bytes.</summary>
    /// <exception cref="ValueError">The number is below 1.</exception>
    public static string fread(Stream stream, object? length)
    {
        var size = Parameters.Integer(length, 2);
        if (size < 1)
            throw Parameters.Refuse(2, nameof(length), "must be greater than 0");
        var bytes = new byte[size];
        var count = 0;
        while (count < bytes.Length && stream.Read(bytes, count, bytes.Length - count) is > 0 and var read)
            count += read;
        return Bytes.Decode(bytes.AsSpan(0, count));
    }

    /// <summary>Reads the rest of a stream.</summary>
    public static string stream_get_contents(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Bytes.Decode(memory.ToArray());
    }

    /// <summary>Goes to the start of a stream.</summary>
    public static bool rewind(Stream stream)
    {
        stream.Position = 0;
        return true;
    }

    /// <summary>Closes a stream.</summary>
    public static bool fclose(Stream stream)
    {
        stream.Dispose();
        return true;
    }

    /// <summary>Tells whether a file or a folder exists.</summary>
    public static bool file_exists(object? filename) => FilePath.Parse(Parameters.Text(filename, 1)) is var path
        && (File.Exists(path) || Directory.Exists(path));

    /// <summary>Tells whether a file exists.</summary>
    public static bool is_file(object? filename) => File.Exists(FilePath.Parse(Parameters.Text(filename, 1)));

    /// <summary>Tells whether a folder exists.</summary>
    public static bool is_dir(object? filename) => Directory.Exists(FilePath.Parse(Parameters.Text(filename, 1)));

    /// <summary>Gets the size of a file in bytes; false where there is no such file.</summary>
    public static dynamic filesize(object? filename) => is_file(filename) ? new FileInfo(FilePath.Parse(strval(filename))).Length : false;

    /// <summary>Removes a file; false where there is no such file.</summary>
    public static bool unlink(object? filename)
    {
        if (!is_file(filename))
            return false;
        File.Delete(FilePath.Parse(strval(filename)));
        return true;
    }

    /// <summary>Gets a variable of the environment.</summary>
    /// <returns>The text; false where there is no such variable. Without a name, an array of all.</returns>
    public static dynamic getenv(object? name = null)
    {
        if (name is not null)
            return Environment.GetEnvironmentVariable(Parameters.Text(name, 1)) is { } value ? value : false;
        var all = new PhpArray();
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
            all[entry.Key] = entry.Value;
        return all;
    }

    /// <summary>Writes a line to the standard error stream, where PHP's command line writes its log.</summary>
    public static bool error_log(object? message)
    {
        Console.Error.WriteLine(Parameters.Text(message, 1));
        return true;
    }
}
