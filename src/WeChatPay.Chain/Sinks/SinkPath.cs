using System.Text;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using WeChatPay.Util;

namespace WeChatPay.Sinks;

/// <summary>Checks the path of a <c>sink</c> before the request is sent, and follows it to the file that is written.</summary>
internal static class SinkPath
{
    // The longest name that the usual file systems take, on Unix in bytes.
    private const int LongestName = 255;

    // Opened and written directly: a rename would replace /dev/stdout or /dev/null by a file.
    private static readonly string[] Devices = ["/dev/", "/proc/self/fd/"];

    /// <summary>Refuses a path that no file can have, or that is something else than a file.</summary>
    /// <exception cref="ArgumentException">It is such a path.</exception>
    public static void Require(string path)
    {
        if (path.Trim().Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            throw Refuse(path.Replace('\0', '?'), "not the path of a file");
        RequireName(path, path);
        var target = TryFollow(path) ?? throw Refuse(path, SymbolicLinks.Fault);
        if (Directory.Exists(target))
            throw Refuse(path, "a folder: give the path of a file in it", isAdvice: true);
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw RefuseFolder(path);
        RequireName(target, path);
        if (Path.GetFileName(target).Length == 0)
            throw Refuse(path, "not the path of a file");
        if (!IsDevice(target) && IsPipe(target))
            throw Refuse(path, "a pipe or a socket: open it, and give the stream", isAdvice: true);
    }

    /// <summary>Tells whether a name may be made longer by so many bytes.</summary>
    public static bool HasRoom(string path, int more) => LengthOf(Path.GetFileName(path)) + more <= LongestName;

    /// <summary>Gives the file that a path leads to through symbolic links, whether the file exists or not.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Follow(string path) => IsDevice(path) ? path : SymbolicLinks.Follow(path);

    /// <summary>Tells whether a path is a device, or an open file of this process.</summary>
    public static bool IsDevice(string target) =>
        !OperatingSystem.IsWindows() && Array.Exists(Devices, folder => target.StartsWith(folder, StringComparison.Ordinal)) && File.Exists(target)
        && !target.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static void RequireName(string path, string given)
    {
        if (Path.GetFileName(path).IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
            throw Refuse(given, "not the path of a file");
        if (!HasRoom(path, 0))
            throw Refuse(given, $"a path whose last part has more than {LongestName} bytes, and a file's name may have {LongestName}");
    }

    private static int LengthOf(string name) => OperatingSystem.IsWindows() ? name.Length : Encoding.UTF8.GetByteCount(name);

    private static string? TryFollow(string path)
    {
        try
        {
            return Follow(Path.GetFullPath(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Opened for reading and writing, a pipe does not wait for its other end; a socket is not opened at all.
    private static bool IsPipe(string target)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(target))
            return false;
        try
        {
            var options = new FileStreamOptions { Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
            using var file = File.Open(target, options);
            return !file.CanSeek;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return new FileInfo(target).Length == 0;
        }
    }

    // The path of a new file does not exist, so no message quotes it; the folder of it that exists may be shown.
    private static ArgumentException RefuseFolder(string path)
    {
        var existing = FilePath.FindFolder(path);
        return new ArgumentException(
            $"The `sink` is {TextShape.Describe(path)}, and the folder of that path does not exist"
            + $"{(existing is null ? "" : $"; `{VisibleText.Escape(existing)}` does")}: give a path in a folder that exists. {Refusal.NothingSent}")
                .On(HelpPage.Files);
    }

    private static ArgumentException Refuse(string path, string what, bool isAdvice = false)
    {
        var shown = File.Exists(path) || Directory.Exists(path) ? $"`{VisibleText.Escape(path)}` is {what}" : $"is {TextShape.Describe(path)}, which is {what}";
        return new ArgumentException($"The `sink` {shown}{(isAdvice ? "" : ": give the path of a file")}. {Refusal.NothingSent}").On(HelpPage.Files);
    }
}
