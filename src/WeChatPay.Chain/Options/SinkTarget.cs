namespace WeChatPay;

/// <summary>The place that the body of a response is written to: option <c>sink</c>.</summary>
/// <remarks>Assign a path, or a writable stream, which the user closes. Immutable and thread-safe, as far as the stream is.</remarks>
public sealed class SinkTarget
{
    private SinkTarget(object value) => Value = value;

    internal object Value { get; }

    /// <summary>Takes a path. Afterwards the file holds the whole body or, when the call failed, its old content.</summary>
    public static implicit operator SinkTarget?(string? path) => path is null ? null : new(path);

    /// <summary>Takes a writable stream, which the user closes.</summary>
    public static implicit operator SinkTarget?(Stream? stream) => stream is null ? null : new(stream);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static SinkTarget FromString(string path) => From(path);

    /// <inheritdoc cref="op_Implicit(Stream)"/>
    public static SinkTarget FromStream(Stream stream) => From(stream);

    /// <summary>Reads a loose value. A wrong one is refused when it is used.</summary>
    internal static SinkTarget From(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value as SinkTarget ?? new(value);
    }
}
