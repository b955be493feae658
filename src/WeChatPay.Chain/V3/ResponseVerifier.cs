using WeChatPay.Basics;
using System.Globalization;
using WeChatPay.Crypto;
using WeChatPay.Digests;
using WeChatPay.Protocol;
using WeChatPay.Telemetry;

namespace WeChatPay.V3;

/// <summary>A failed check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Why">What is wrong, as a clause of a message.</param>
internal readonly record struct VerificationFailure(VerificationCheck Check, string Why)
{
    /// <summary>Gets whether the kind of the signature is a wrong one, so that the body is not to blame.</summary>
    public bool IsOfType { get; init; }
}

/// <summary>Decides whether WeChat Pay sent a response or callback.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ResponseVerifier(PlatformKeys keys, TimeProvider time)
{
    // In seconds it is the year 5138.
    private const long FirstMillisecond = 100_000_000_000;

    /// <summary>How far a timestamp may be from this machine's clock, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const int MaxShown = 64;

    private static readonly VerificationFailure ChangedFile =
        new(VerificationCheck.Digest, "the file's SHA-1 is not the one that was signed: the file was changed on the way");

    /// <summary>Gets whether there is no key, so that nothing can be verified.</summary>
    public bool IsEmpty => keys.IsEmpty;

    /// <summary>Gets the serials and public key ids that can be verified.</summary>
    public IReadOnlyCollection<string> Serials => keys.Serials;

    /// <summary>Gets the counts of verified responses or callbacks; <see langword="null"/> where nothing is counted.</summary>
    public KeyUses? Uses { get; init; }

    /// <summary>Gets whether callbacks are verified, not responses.</summary>
    public bool IsForCallbacks { get; init; }

    /// <summary>Requires that WeChat Pay signed a response, whose body is in memory.</summary>
    /// <param name="response">The response.</param>
    /// <param name="call">Verb and path template, for the message.</param>
    /// <exception cref="WeChatPayVerificationException">Nothing proves that it did.</exception>
    public void Require(WeChatPayResponse response, CallName call)
    {
        if (TryProve(response, call, isStatement: false, isForBrand: false) is { } failure)
            throw Refuse(failure, response, call);
    }

    /// <summary>Proves that WeChat Pay signed a response: its body, or the SHA-1 of a statement's file.</summary>
    /// <remarks>A file that is not in memory is checked while it is read, since the signed digest is in the headers.</remarks>
    /// <param name="response">The response.</param>
    /// <param name="call">Verb and path template, for the message.</param>
    /// <param name="isStatement">Whether the digest is signed instead of the body.</param>
    /// <param name="isForBrand">Whether the signature may be of the brands' type.</param>
    /// <returns>The first check that failed, or <see langword="null"/>.</returns>
    public VerificationFailure? TryProve(WeChatPayResponse response, CallName call, bool isStatement, bool isForBrand)
    {
        var failure = FindFailure(response, call, isStatement, isForBrand);
        // A failure counts when the response is refused: a newer key may prove it.
        if (failure is null)
            Count.Proven(Count.Response);
        return failure;
    }

    private VerificationFailure? FindFailure(WeChatPayResponse response, CallName call, bool isStatement, bool isForBrand)
    {
        var headers = SignatureHeaders.From(response);
        if (!isStatement)
            return Check(headers, response.Bytes.Span, isForBrand);
        if (response.Body.IsBuffered)
            return CheckStatement(headers, response.Bytes.Span);
        if (CheckStatement(headers) is { } failure)
            return failure;
        response.Body.Wrap(file => new ProvenFile(file, headers.StatementSha1!, () => NotProven(ChangedFile, response, call)));
        return null;
    }

    /// <summary>Makes the exception of a response that is not proven, and closes its body.</summary>
    public WeChatPayVerificationException Refuse(VerificationFailure failure, WeChatPayResponse response, CallName call)
    {
        response.Body.Dispose();
        return NotProven(failure, response, call);
    }

    /// <summary>Checks in this order: headers, clock, serial, signature.</summary>
    /// <param name="headers">The headers of a response or callback.</param>
    /// <param name="body">The bytes as they were received.</param>
    /// <param name="isForBrand">Whether the signature may be of the brands' type.</param>
    /// <returns>The first check that failed, or <see langword="null"/>. The caller says why a body may have changed.</returns>
    public VerificationFailure? Check(SignatureHeaders headers, ReadOnlySpan<byte> body, bool isForBrand = false) =>
        Unusable(headers, headers.Missing()) ?? CheckSigned(headers, body, isForBrand);

    /// <summary>Checks a statement: the same as <see cref="Check"/>, and the digest of the file last.</summary>
    /// <param name="headers">The headers of the response.</param>
    /// <param name="file">The bytes as they were received.</param>
    /// <returns>The first check that failed, or <see langword="null"/>.</returns>
    public VerificationFailure? CheckStatement(SignatureHeaders headers, ReadOnlySpan<byte> file) =>
        CheckStatement(headers) ?? (FileDigest.Matches(file, headers.StatementSha1!) ? null : ChangedFile);

    // All but the file itself, before the file is read.
    private VerificationFailure? CheckStatement(SignatureHeaders headers) =>
        Unusable(headers, headers.MissingOfStatement())
            ?? CheckSigned(headers, System.Text.Encoding.UTF8.GetBytes($"{{\"sha1\":\"{headers.StatementSha1}\"}}"), isForBrand: false);

    private VerificationFailure? CheckSigned(SignatureHeaders headers, ReadOnlySpan<byte> signed, bool isForBrand)
    {
        if (!long.TryParse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp))
            return new(VerificationCheck.Clock, $"{WeChatPayHeaders.Timestamp} is {Quote(headers.Timestamp!)}, not a number of seconds");
        if (timestamp >= FirstMillisecond)
        {
            return new(
                VerificationCheck.Clock,
                $"{WeChatPayHeaders.Timestamp} is `{timestamp}`, which is in milliseconds or finer: "
                + "give the header as WeChat Pay sent it, Unix time in seconds");
        }
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        if (Math.Abs((decimal)now - timestamp) > (decimal)Tolerance.TotalSeconds)
        {
            return new(
                VerificationCheck.Clock,
                $"it was signed at {timestamp} and this machine's clock says {now}: more than {Tolerance.TotalSeconds} s apart. Check the clock (NTP)");
        }

        if (!keys.TryGet(headers.Serial!, out var key))
        {
            return new(
                VerificationCheck.Serial,
                $"{Quote(headers.Serial!)} signed it, and `certs` holds {keys}. Add the platform certificate or public key of that serial");
        }

        // The key alone would tell, but a signature says by itself of which kind it is: nothing is read in two ways.
        if (KeyAlgorithm.Find(headers.Type, isForBrand) != key.Algorithm)
        {
            return new(
                VerificationCheck.Signature,
                $"its {WeChatPayHeaders.SignatureType} is {Quote(headers.Type ?? "")}, and the key of {Quote(headers.Serial!)} in `certs` is an "
                + $"{key.Algorithm} key, whose signatures are `{key.Algorithm.Scheme}`")
            {
                IsOfType = true,
            };
        }

        if (!V3Signature.Verify(key, headers.Timestamp!, headers.Nonce!, signed, headers.Signature!))
            return new(VerificationCheck.Signature, $"the signature of {Quote(headers.Serial!)} does not match the body");
        Uses?.Count(headers.Serial!, IsForCallbacks, now, timestamp);
        return null;
    }

    private static VerificationFailure? Unusable(SignatureHeaders headers, string? missing) => headers.Fault is { } fault
        ? new(VerificationCheck.Headers, fault)
        : missing is null ? null : new(VerificationCheck.Headers, $"it is not signed: it has no {missing}");

    // The value of a header comes from outside: a line feed in it would forge a line of a log.
    private static string Quote(string value) => $"`{VisibleText.Escape(value, MaxShown)}`";

    private WeChatPayVerificationException NotProven(VerificationFailure failure, WeChatPayResponse response, CallName call)
    {
        Count.NotProven(failure.Check, Count.Response);
        return WeChatPayVerificationException.ForResponse(
            failure.Check,
            failure.Check == VerificationCheck.Signature && !failure.IsOfType
                ? $"{failure.Why}: it was changed on the way, or `certs` holds another key under this serial"
                : failure.Why,
            call,
            response,
            keys.Serials);
    }
}
