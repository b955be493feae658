using WeChatPay.Basics;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>The body of a call as it is to be sent: option <c>body</c>.</summary>
/// <remarks>Assign text (sent as UTF-8), bytes, a stream, a <see cref="MediaUtil"/> or an <see cref="HttpContent"/>.
/// Immutable and thread-safe, as far as that object is.</remarks>
public sealed class BodySource
{
    private BodySource(object value) => Value = value;

    internal object Value { get; }

    /// <summary>Takes text, which is sent as UTF-8.</summary>
    public static implicit operator BodySource?(string? text) => text is null ? null : new(text);

    /// <summary>Takes bytes.</summary>
    public static implicit operator BodySource?(byte[]? bytes) => bytes is null ? null : new(bytes);

    /// <summary>Takes bytes.</summary>
    public static implicit operator BodySource(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>Takes a stream, which the user closes.</summary>
    public static implicit operator BodySource?(Stream? stream) => stream is null ? null : new(stream);

    /// <summary>Takes an upload.</summary>
    public static implicit operator BodySource?(MediaUtil? media) => media is null ? null : new(media);

    /// <summary>Takes content with its own headers.</summary>
    public static implicit operator BodySource?(HttpContent? content) => content is null ? null : new(content);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static BodySource FromString(string text) => From(text);

    /// <inheritdoc cref="op_Implicit(byte[])"/>
    public static BodySource FromBytes(byte[] bytes) => From(bytes);

    /// <inheritdoc cref="op_Implicit(ReadOnlyMemory{byte})"/>
    public static BodySource FromBytes(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <inheritdoc cref="op_Implicit(Stream)"/>
    public static BodySource FromStream(Stream stream) => From(stream);

    /// <inheritdoc cref="op_Implicit(MediaUtil)"/>
    public static BodySource FromMedia(MediaUtil media) => From(media);

    /// <inheritdoc cref="op_Implicit(HttpContent)"/>
    public static BodySource FromContent(HttpContent content) => From(content);

    /// <summary>Shows the kind of the body, never its content.</summary>
    public override string ToString() => $"body: {Refusal.Describe(Value)}";

    /// <summary>Reads a loose value.</summary>
    /// <exception cref="ArgumentException">It cannot be sent.</exception>
    internal static BodySource Read(object value) => value switch
    {
        BodySource source => source,
        string or byte[] or ReadOnlyMemory<byte> or System.IO.Stream or MediaUtil or HttpContent => new(value),
        _ => throw Refusal.Create("The option `body`", value, "text, bytes, a stream, a MediaUtil or an HttpContent, or use `json` for an object")
            .On(HelpPage.Body),
    };

    private static BodySource From(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value);
    }
}
