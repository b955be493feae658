using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Cli.Terminal;

/// <summary>Reads text of the user as UTF-8, and refuses anything else: a replaced character would go over the wire.</summary>
internal static class StrictText
{
    /// <summary>Reads a file. A byte order mark says that the file is UTF-16, as some editors on Windows write it.</summary>
    /// <exception cref="MisuseException">The file is not UTF-8.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string ReadFile(string path) => Decode(File.ReadAllBytes(path), $"`{path}`", path);

    /// <summary>Decodes the bytes of a whole text.</summary>
    /// <param name="subject">The name of the text in messages.</param>
    /// <param name="file">The file name in the command that helps; null when there is no file.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string subject, string? file = null)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]);
        bytes = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Refuse(subject, FindLine(bytes), file);
        }
    }

    /// <summary>Makes the exception for a text that is not UTF-8.</summary>
    public static MisuseException Refuse(string subject, int line, string? file)
    {
        var command = file is null ? "iconv -f GB18030 -t UTF-8" : $"iconv -f GB18030 -t UTF-8 '{file}' > '{file}.utf8'";
        return new(Message.Format($"{subject} is not UTF-8: look at line {line}. If the text is GBK, convert it: {command}. Nothing was sent."));
    }

    // UTF-8 has the byte of a line feed in no other character.
    private static int FindLine(ReadOnlySpan<byte> bytes)
    {
        for (var line = 1; ; line++)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0 || !System.Text.Unicode.Utf8.IsValid(bytes[..end]))
                return line;
            bytes = bytes[(end + 1)..];
        }
    }
}
