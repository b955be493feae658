namespace WeChatPay.Pipeline;

/// <summary>The body of a request, and the bytes of it that the signature covers.</summary>
/// <remarks>Bytes are sent again after a redirect or in a new attempt, and so is content that a function makes. Content that is given is sent once.
/// Immutable and thread-safe, as far as the content is.</remarks>
public sealed class RequestBody
{
    private readonly Func<HttpContent>? _content;

    private RequestBody(ReadOnlyMemory<byte> signed, Func<HttpContent>? content, bool isReplayable)
    {
        SignedBytes = signed;
        _content = content;
        IsReplayable = isReplayable;
    }

    /// <summary>Gets the bytes that the signature covers: the whole body, or the JSON <c>meta</c> of an upload.</summary>
    public ReadOnlyMemory<byte> SignedBytes { get; }

    /// <summary>Gets whether the body can be sent again, as a redirect or a new attempt needs.</summary>
    public bool IsReplayable { get; }

    /// <summary>Makes a body of bytes, all of which are signed.</summary>
    public static RequestBody FromBytes(ReadOnlyMemory<byte> bytes) => new(bytes, null, isReplayable: true);

    /// <summary>Makes a body whose signature covers a part of it, and that is sent once.</summary>
    /// <param name="content">The content, with its own <c>Content-Type</c>.</param>
    /// <param name="signed">The bytes that the signature covers.</param>
    public static RequestBody FromContent(HttpContent content, ReadOnlyMemory<byte> signed)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(signed, () => content, isReplayable: false);
    }

    /// <summary>Makes a body whose signature covers a part of it, and that can be sent again.</summary>
    /// <param name="content">Makes the content, with its own <c>Content-Type</c>, for each attempt.</param>
    /// <param name="signed">The bytes that the signature covers.</param>
    public static RequestBody FromContent(Func<HttpContent> content, ReadOnlyMemory<byte> signed)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(signed, content, isReplayable: true);
    }

    /// <summary>Gets whether the body is bytes in memory, all of them signed.</summary>
    internal bool IsBytes => _content is null;

    internal HttpContent ToContent() => _content?.Invoke() ?? new BytesContent(SignedBytes);
}
