#if NETSTANDARD2_0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace System.IO;

/// <summary>How a file is opened.</summary>
[Embedded]
internal sealed class FileStreamOptions
{
    public FileMode Mode { get; set; } = FileMode.Open;

    public FileAccess Access { get; set; } = FileAccess.Read;

    public FileShare Share { get; set; } = FileShare.Read;

    public FileOptions Options { get; set; }

    public int BufferSize { get; set; } = 4096;

    public UnixFileMode? UnixCreateMode { get; set; }
}

[Embedded]
internal static class FileMembers
{
    extension(File)
    {
        // On Unix the permissions are set while the file is still empty.
        public static FileStream Open(string path, FileStreamOptions options)
        {
            var file = new FileStream(path, options.Mode, options.Access, options.Share, Math.Max(options.BufferSize, 1), options.Options);
            if (options.UnixCreateMode is { } mode && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                File.SetUnixFileMode(path, mode);
            return file;
        }
    }

    extension(Stream stream)
    {
        public ConfiguredStream ConfigureAwait(bool continueOnCapturedContext) => new(stream, continueOnCapturedContext);
    }

    /// <summary>A stream for <c>await using</c>.</summary>
    internal readonly struct ConfiguredStream(Stream stream, bool continueOnCapturedContext)
    {
        public ConfiguredValueTaskAwaitable DisposeAsync() => stream.DisposeAsync().ConfigureAwait(continueOnCapturedContext);
    }
}
#endif
