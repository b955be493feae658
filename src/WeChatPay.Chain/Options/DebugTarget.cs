using Microsoft.Extensions.Logging;

namespace WeChatPay;

/// <summary>The place that a call's request and response are written to, with secrets and personal data masked: option <c>debug</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class DebugTarget
{
    private DebugTarget(TextWriter? writer, ILogger? logger)
    {
        Writer = writer;
        Logger = logger;
    }

    /// <summary>Gets the console's error stream.</summary>
    public static DebugTarget Console => new(System.Console.Error, null);

    internal TextWriter? Writer { get; }

    internal ILogger? Logger { get; }

    /// <summary>Writes to a writer.</summary>
    public static DebugTarget To(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return new(writer, null);
    }

    /// <summary>Writes to a logger, at the level Debug.</summary>
    public static DebugTarget To(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return new(null, logger);
    }

    /// <summary>Writes to a writer: <see cref="To(TextWriter)"/>.</summary>
    public static implicit operator DebugTarget?(TextWriter? writer) => writer is null ? null : To(writer);

    /// <summary>Makes <c>Debug = true</c> the console's error stream; false means none.</summary>
    public static implicit operator DebugTarget?(bool isOn) => FromBoolean(isOn);

    /// <summary>Gives the console's error stream for true, <see langword="null"/> for false.</summary>
    public static DebugTarget? FromBoolean(bool isOn) => isOn ? Console : null;

    /// <summary>Gives the target for a writer: the conversion as a method.</summary>
    public static DebugTarget FromTextWriter(TextWriter writer) => To(writer);
}
