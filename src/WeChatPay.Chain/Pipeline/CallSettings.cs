using Microsoft.Extensions.Logging;
using WeChatPay.Sinks;

namespace WeChatPay.Pipeline;

/// <summary>What the options of a call ask of the handlers.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record CallSettings
{
    public static readonly CallSettings Default = new();

    /// <summary>Whether an answer outside 200–299 is an exception.</summary>
    public bool HttpErrors { get; init; } = true;

    /// <summary>How many redirects are followed; 0 for none.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Whether the body is handed over as a stream.</summary>
    public bool Stream { get; init; }

    /// <summary>Where the body is written to: a path or a stream.</summary>
    public Sink? Sink { get; init; }

    /// <summary>Whether the body counts for nothing until it was read to its end without an exception.</summary>
    public bool ReadsToEnd { get; init; }

    /// <summary>Reads an answer that is needed whole, where there are limits to keep to meanwhile; otherwise it is just read.</summary>
    public Func<Stream, CancellationToken, Task<byte[]>>? ReadWhole { get; init; }

    /// <summary>Whether the digest of the file is known from an answer before, and checked by whoever asks for it.</summary>
    public bool HasDigest { get; init; }

    /// <summary>Whether the merchant's client certificate is presented.</summary>
    public bool Security { get; init; }

    /// <summary>Whether an APIv2 request bears no <c>nonce_str</c>.</summary>
    public bool Nonceless { get; init; }

    /// <summary>Where the exchange is written to, masked.</summary>
    public DebugOutput? Debug { get; init; }
}

/// <summary>Where the masked exchange is written to: one of the two.</summary>
internal sealed record DebugOutput(TextWriter? Writer, ILogger? Logger);
