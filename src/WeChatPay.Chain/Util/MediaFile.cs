namespace WeChatPay.Util;

/// <summary>The file of an upload: at a path, or in a stream.</summary>
/// <remarks>For one thread; a file at a path may be open several times at once.</remarks>
internal sealed class MediaFile
{
    private readonly string _name;
    private readonly string? _path;
    private Stream? _stream;
    private bool _wasTaken;

    private MediaFile(string name, string? path, Stream? stream)
    {
        _name = name;
        _path = path;
        _stream = stream;
    }

    /// <summary>Gets whether it can be read as often as one likes.</summary>
    public bool CanReopen => _stream is null or { CanSeek: true };

    /// <summary>Gets how many bytes it has; <see langword="null"/> for a stream that can be read once.</summary>
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

    /// <summary>Takes the file at a path.</summary>
    /// <exception cref="ArgumentException">It is missing, unreadable or empty.</exception>
    public static MediaFile At(string path) => new MediaFile(path, path, null).CheckedForBytes();

    /// <summary>Takes what is in a stream, all of it if the stream seeks, wherever it stands.</summary>
    /// <exception cref="ArgumentException">It cannot be read, or is known to be empty.</exception>
    public static MediaFile FromStream(Stream stream, string name) => new MediaFile(name, null, stream).CheckedForBytes();

    /// <summary>Gives a stream that stands at the beginning; <see cref="Close"/> it.</summary>
    /// <exception cref="ArgumentException">The file is gone, or the stream is closed or was read already.</exception>
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

    /// <summary>Refuses a stream that is closed, or that can be read once and was.</summary>
    /// <exception cref="ArgumentException">It is such a stream.</exception>
    public void RequireUnread()
    {
        if (_stream is { CanRead: false })
            throw new ArgumentException($"The stream of `{_name}` is closed or cannot be read. Give one that is open for reading, and leave it open until the answer is there. Nothing was sent.");
        if (_wasTaken && !CanReopen)
            throw new ArgumentException($"The stream of `{_name}` can be read once, and was. Give a path or a stream that seeks to upload it again. Nothing was sent.");
    }

    /// <summary>Closes what was opened here, not what the user opened.</summary>
    public void Close(Stream stream)
    {
        if (!ReferenceEquals(stream, _stream))
            stream.Dispose();
    }

    /// <summary>Digests the whole file; what can be read once is put aside for that.</summary>
    /// <exception cref="ArgumentException">It cannot be read, or is empty.</exception>
    public string Digest(Func<Stream, string> digest)
    {
        var digested = DigestAsync(static (once, _) => Task.FromResult(SpooledStream.From(once)), (stream, _) => Task.FromResult(digest(stream)), CancellationToken.None);
        // Both steps are synchronous: it has ended, and nothing is waited for.
        return digested.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Digest"/>
    public Task<string> DigestAsync(Func<Stream, CancellationToken, Task<string>> digest, CancellationToken cancellationToken) =>
        DigestAsync(SpooledStream.OfAsync, digest, cancellationToken);

    private async Task<string> DigestAsync(
        Func<Stream, CancellationToken, Task<Stream>> spool, Func<Stream, CancellationToken, Task<string>> digest, CancellationToken cancellationToken)
    {
        Stream? stream = null;
        try
        {
            if (!CanReopen)
                _stream = await spool(Open(), cancellationToken).ConfigureAwait(false);
            stream = Open();
            return stream.Length > 0 ? await digest(stream, cancellationToken).ConfigureAwait(false) : throw Empty();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(error);
        }
        finally
        {
            if (stream is not null)
                Close(stream);
        }
    }

    private MediaFile CheckedForBytes()
    {
        RequireUnread();
        return Length == 0 ? throw Empty() : this;
    }

    private FileStream OpenPath()
    {
        try
        {
            return new FileStream(_path!, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.Read, BufferSize = 0 });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(error);
        }
    }

    private ArgumentException Empty() => new($"The file `{_name}` is empty, and WeChat Pay takes no empty file. Nothing was sent.");

    private ArgumentException Unreadable(Exception error) => new($"The file `{_name}` cannot be read: {error.Message} Nothing was sent.", error);
}
