namespace WeChatPay.Pipeline;

/// <summary>The body of a request: what goes out, and which bytes of it the signature covers.</summary>
/// <remarks>Bytes may be sent any number of times, from any thread. Content made from a stream is sent once.</remarks>
public sealed class RequestBody
{
    private readonly HttpContent? _content;

    private RequestBody(ReadOnlyMemory<byte> signed, HttpContent? content)
    {
        SignedBytes = signed;
        _content = content;
    }

    /// <summary>Gets the bytes that the signature covers: all that go out, or of an upload its JSON <c>meta</c>.</summary>
    public ReadOnlyMemory<byte> SignedBytes { get; }

    /// <summary>Gets whether the body can be sent once more, as a redirect or a new attempt needs.</summary>
    public bool IsReplayable => _content is null;

    /// <summary>Makes a body that goes out as it is signed.</summary>
    public static RequestBody FromBytes(ReadOnlyMemory<byte> bytes) => new(bytes, null);

    /// <summary>Makes a body whose signature covers a part of it.</summary>
    /// <param name="content">What goes out, with its own <c>Content-Type</c>.</param>
    /// <param name="signed">What the signature covers.</param>
    public static RequestBody FromContent(HttpContent content, ReadOnlyMemory<byte> signed)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(signed, content);
    }

    internal HttpContent ToContent() => _content ?? new ReadOnlyMemoryContent(SignedBytes);
}
