namespace WeChatPay.Pipeline;

/// <summary>The body of a request: what goes out, and which bytes of it the signature covers.</summary>
/// <remarks>Bytes may be sent any number of times, from any thread; content that is made anew, as often as it can be. Content that is given is sent once.</remarks>
public sealed class RequestBody
{
    private readonly Func<HttpContent>? _content;

    private RequestBody(ReadOnlyMemory<byte> signed, Func<HttpContent>? content, bool isReplayable)
    {
        SignedBytes = signed;
        _content = content;
        IsReplayable = isReplayable;
    }

    /// <summary>Gets the bytes that the signature covers: all that go out, or of an upload its JSON <c>meta</c>.</summary>
    public ReadOnlyMemory<byte> SignedBytes { get; }

    /// <summary>Gets whether the body can be sent once more, as a redirect or a new attempt needs.</summary>
    public bool IsReplayable { get; }

    /// <summary>Makes a body that goes out as it is signed.</summary>
    public static RequestBody FromBytes(ReadOnlyMemory<byte> bytes) => new(bytes, null, isReplayable: true);

    /// <summary>Makes a body whose signature covers a part of it, and that is sent once.</summary>
    /// <param name="content">What goes out, with its own <c>Content-Type</c>.</param>
    /// <param name="signed">What the signature covers.</param>
    public static RequestBody FromContent(HttpContent content, ReadOnlyMemory<byte> signed)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(signed, () => content, isReplayable: false);
    }

    /// <summary>Makes a body whose signature covers a part of it, and that can be sent again.</summary>
    /// <param name="content">Makes what goes out, with its own <c>Content-Type</c>, for each attempt anew.</param>
    /// <param name="signed">What the signature covers.</param>
    public static RequestBody FromContent(Func<HttpContent> content, ReadOnlyMemory<byte> signed)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(signed, content, isReplayable: true);
    }

    /// <summary>Gets whether the body is bytes in memory, all of them signed.</summary>
    internal bool IsBytes => _content is null;

    internal HttpContent ToContent() => _content?.Invoke() ?? new ReadOnlyMemoryContent(SignedBytes);
}
