using System.Globalization;
using WeChatPay.Digests;

namespace WeChatPay.V3;

/// <summary>The four headers that sign an answer, and the digest that stands for a statement's file.</summary>
/// <remarks>Each is <see langword="null"/> when the answer does not bear it.</remarks>
internal readonly record struct SignatureHeaders(string? Nonce, string? Serial, string? Signature, string? Timestamp, string? StatementSha1);

/// <summary>A failed check.</summary>
internal readonly record struct VerificationFailure(VerificationCheck Check, string Message);

/// <summary>Decides whether WeChat Pay sent an answer.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed class ResponseVerifier(PlatformKeys keys, TimeProvider time)
{
    /// <summary>How far a timestamp may be from this machine's clock, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    /// <summary>What is said of a file whose SHA-1 is another one.</summary>
    public static readonly VerificationFailure ChangedFile = new(VerificationCheck.Digest, "the file's SHA-1 is not the one that was signed: the file was changed on the way");

    /// <summary>Checks in this order: headers, clock, serial, signature; for a statement its digest comes last.</summary>
    /// <param name="headers">What the answer bears.</param>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="isStatement">Whether the signature covers the file's SHA-1 in place of the file.</param>
    /// <returns>The first check that failed, or <see langword="null"/>.</returns>
    public VerificationFailure? Verify(SignatureHeaders headers, ReadOnlySpan<byte> body, bool isStatement)
    {
        if (!isStatement)
            return VerifySigned(headers, body, isStatement);
        return VerifyStatement(headers) ?? (FileDigest.Matches(body, headers.StatementSha1!) ? null : ChangedFile);
    }

    /// <summary>Checks what stands for a statement's file, before that is read: all but the file itself.</summary>
    /// <inheritdoc cref="Verify"/>
    public VerificationFailure? VerifyStatement(SignatureHeaders headers) =>
        VerifySigned(headers, System.Text.Encoding.UTF8.GetBytes($"{{\"sha1\":\"{headers.StatementSha1}\"}}"), isStatement: true);

    private VerificationFailure? VerifySigned(SignatureHeaders headers, ReadOnlySpan<byte> signed, bool isStatement)
    {
        if (Missing(headers, isStatement) is { Length: > 0 } missing)
            return new(VerificationCheck.Headers, $"the answer is not signed: it bears no {missing}");

        if (!long.TryParse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp))
            return new(VerificationCheck.Clock, $"Wechatpay-Timestamp is `{headers.Timestamp}`, not a number of seconds");
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        if (Math.Abs((decimal)now - timestamp) > (decimal)Tolerance.TotalSeconds)
            return new(VerificationCheck.Clock, $"it was signed at {timestamp} and this machine's clock says {now}: more than {Tolerance.TotalSeconds} s apart. Check the clock (NTP)");

        if (!keys.TryGet(headers.Serial!, out var key))
            return new(VerificationCheck.Serial, $"`{headers.Serial}` signed it, and `certs` holds {Known()}. Add the platform certificate or public key of that serial");

        return V3Signature.Verify(key, headers.Timestamp!, headers.Nonce!, signed, headers.Signature!)
            ? null
            : new(VerificationCheck.Signature, $"the signature of `{headers.Serial}` does not fit the body: it was changed on the way, or `certs` holds another key under this serial");
    }

    private static string Missing(SignatureHeaders headers, bool isStatement)
    {
        if (headers is { Nonce: not null, Serial: not null, Signature: not null, Timestamp: not null } && (!isStatement || headers.StatementSha1 is not null))
            return "";
        var missing = new List<string>();
        if (headers.Nonce is null)
            missing.Add("Wechatpay-Nonce");
        if (headers.Serial is null)
            missing.Add("Wechatpay-Serial");
        if (headers.Signature is null)
            missing.Add("Wechatpay-Signature");
        if (headers.Timestamp is null)
            missing.Add("Wechatpay-Timestamp");
        if (isStatement && headers.StatementSha1 is null)
            missing.Add("Wechatpay-Statement-Sha1");
        return string.Join(", ", missing);
    }

    private string Known() => keys.IsEmpty ? "nothing" : string.Join(", ", keys.Serials.Select(serial => $"`{serial}`"));
}
