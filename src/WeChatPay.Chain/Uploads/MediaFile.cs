using WeChatPay.Basics;
using WeChatPay.Util;

namespace WeChatPay.Uploads;

/// <summary>The file of an upload: at a path, or in a stream.</summary>
/// <remarks>A file at a path may be open several times at once. Mutable: use it from one thread.</remarks>
internal sealed class MediaFile : IDisposable
{
    private readonly string? _path;
    private Stream? _stream;
    private bool _wasTaken;
    private Stream? _spooled;
    private bool _isClosed;

    private MediaFile(string? path, Stream? stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Gets whether the file can be read again.</summary>
    public bool CanReopen => _stream is null or { CanSeek: true };

    /// <summary>Gets the length in bytes; <see langword="null"/> for a stream that cannot seek.</summary>
    /// <exception cref="ArgumentException">The file is gone.</exception>
    public long? Length
    {
        get
        {
            if (_stream is not null)
                return CanReopen ? _stream.Length : null;
            using var file = OpenPath();
            return file.Length;
        }
    }

    /// <summary>Takes the file at a path, with or without <c>file://</c>.</summary>
    /// <exception cref="ArgumentException">It is missing, unreadable or empty.</exception>
    public static MediaFile FromPath(string path) => new MediaFile(path, null).RequireContent();

    /// <summary>Takes a stream; a stream that seeks is taken from its first byte, whatever its position.</summary>
    /// <exception cref="ArgumentException">It cannot be read, or is known to be empty.</exception>
    public static MediaFile FromStream(Stream stream) => new MediaFile(null, stream).RequireContent();

    /// <summary>Opens the file at its first byte; <see cref="Close"/> the stream afterwards.</summary>
    /// <exception cref="ArgumentException">The file is gone, or the stream is closed, or cannot seek and was read.</exception>
    public Stream Open()
    {
        if (_stream is null)
            return OpenPath();
        RequireUnread();
        if (_stream.CanSeek)
            _stream.Position = 0;
        else
            _wasTaken = true;
        return _stream;
    }

    /// <summary>Refuses a stream that is closed, and one that cannot seek and was read.</summary>
    /// <exception cref="ArgumentException">It is such a stream.</exception>
    public void RequireUnread()
    {
        if (_isClosed)
        {
            throw new ArgumentException(
                $"The stream of the upload cannot seek and was already uploaded. Give a path or a stream that seeks to upload it again. {Refusal.NothingSent}")
                    .On(HelpPage.Files);
        }
        if (_stream is { CanRead: false })
        {
            throw new ArgumentException(
                "The stream of the upload is closed or cannot be read. Give one that is open for reading, and leave it open until the response is there. " +
                Refusal.NothingSent).On(HelpPage.Files);
        }
        if (_wasTaken && !CanReopen)
        {
            throw new ArgumentException(
                $"The stream of the upload cannot seek and was already read. Give a path or a stream that seeks to upload it again. {Refusal.NothingSent}")
                    .On(HelpPage.Files);
        }
    }

    /// <summary>Closes a stream that this class opened, and leaves the user's own stream open.</summary>
    public void Close(Stream stream)
    {
        if (!ReferenceEquals(stream, _stream))
            stream.Dispose();
    }

    /// <summary>Closes the temporary copy of a stream that cannot seek, which deletes it. The user's own stream stays open.</summary>
    public void Dispose()
    {
        if (_spooled is null)
            return;
        _spooled.Dispose();
        _isClosed = true;
    }

    /// <summary>Digests the whole file; a stream that cannot seek is copied to a temporary file for that.</summary>
    /// <exception cref="ArgumentException">The file cannot be read, or is empty.</exception>
    public string Digest(Func<Stream, string> digest)
    {
        var digested = DigestAsync(
            static (source, _) => Task.FromResult(SpooledStream.Spool(source)), (stream, _) => Task.FromResult(digest(stream)), CancellationToken.None);
        // Both parts are synchronous, so the task has ended and nothing blocks.
        return digested.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Digest"/>
    public Task<string> DigestAsync(Func<Stream, CancellationToken, Task<string>> digest, CancellationToken cancellationToken) =>
        DigestAsync(SpooledStream.SpoolAsync, digest, cancellationToken);

    private async Task<string> DigestAsync(
        Func<Stream, CancellationToken, Task<Stream>> spool, Func<Stream, CancellationToken, Task<string>> digest, CancellationToken cancellationToken)
    {
        Stream? stream = null;
        try
        {
            if (!CanReopen)
                _stream = _spooled = await spool(Open(), cancellationToken).ConfigureAwait(false);
            stream = Open();
            return stream.Length > 0 ? await digest(stream, cancellationToken).ConfigureAwait(false) : throw RefuseEmpty();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RefuseUnreadable(error);
        }
        finally
        {
            if (stream is not null)
                Close(stream);
        }
    }

    private MediaFile RequireContent()
    {
        RequireUnread();
        return Length == 0 ? throw RefuseEmpty() : this;
    }

    private FileStream OpenPath()
    {
        try
        {
            return FilePath.OpenRead(
                _path!,
                "uploaded",
                new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.Read, BufferSize = 0 });
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"{error.Message} {Refusal.NothingSent}", error.InnerException).On(HelpPage.Files);
        }
    }

    private ArgumentException RefuseEmpty() =>
        new ArgumentException($"{(_path is null ? "The stream of the upload" : $"The file `{VisibleText.Escape(FilePath.Parse(_path))}`")} is empty, "
            + $"and WeChat Pay does not accept empty files. {Refusal.NothingSent}").On(HelpPage.Files);

    private ArgumentException RefuseUnreadable(Exception error) => _path is null
        ? new($"The stream of the upload cannot be read: {VisibleText.Escape(error.Message)} {Refusal.NothingSent}", error)
        : new($"{FilePath.RefuseUnreadable(_path, "uploaded", error).Message} {Refusal.NothingSent}");
}
