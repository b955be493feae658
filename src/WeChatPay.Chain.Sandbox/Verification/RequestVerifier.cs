using System.Globalization;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Verification;

/// <summary>Checks a request as WeChat Pay does. A refusal names the check that failed.</summary>
/// <remarks>Immutable and thread-safe. Signatures are checked with code of its own, so that a mistake of the client library is not repeated
/// here.</remarks>
internal sealed class RequestVerifier(SandboxKeys keys, SandboxOptions options)
{
    private readonly NonceRegister _nonces = new();

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="finding">What the check of the signature found, where it matches.</param>
    /// <returns>The refusal, or null when every check passed.</returns>
    public SandboxResponse? Refuse(SandboxRequest request, out SignatureFinding? finding)
    {
        finding = null;
        if (HeaderCheck.Refuse(request) is { } refusal)
            return refusal;
        if (AuthorizationHeader.Parse(request.FindHeader("Authorization"), request.IsBrand, out var problem) is not { } authorization)
            return ApiError.ForSignature("Authorization", "malformed", $"{problem} Expected: {AuthorizationHeader.ExampleFor(request.IsBrand)}.");

        var merchant = keys.SignerOf(request);
        if ((CheckMerchant(authorization, request) ?? CheckSerial(authorization, merchant) ?? CheckClock(authorization)) is { } mismatch)
            return mismatch;

        var (body, unreadable) = SignedBody.Select(request);

        // The nonce comes last: a request with a wrong signature must not use up a nonce.
        var parts = new SignedParts(request.Method, request.Target, authorization.Timestamp, authorization.Nonce, body);
        if ((unreadable ?? CheckSignature(authorization, merchant, request, parts)) is { } wrong)
            return wrong;
        finding = new SignatureFinding(true, SignedParts.ToText(parts.ToMessage()));
        return CheckNonce(authorization);
    }

    private SandboxResponse? CheckMerchant(AuthorizationHeader given, SandboxRequest request)
    {
        if (request.IsBrand)
        {
            return given.Number == options.BrandId
                ? null
                : ApiError.ForSignature("brand_id", "unknown brand", $"The brand_id `{given.Number}` is unknown; this sandbox knows {options.BrandId}.");
        }
        return given.Number == options.Mchid
            ? null
            : ApiError.ForSignature("mchid", "unknown merchant", $"The mchid `{given.Number}` is unknown; this sandbox knows {options.Mchid}.");
    }

    private SandboxResponse? CheckSerial(AuthorizationHeader given, SigningKey merchant)
    {
        if (IsSerialOf(merchant))
            return null;
        if (IsSerialOf(keys.Merchant) || IsSerialOf(keys.MerchantSm2) || IsSerialOf(keys.Brand))
        {
            return ApiError.ForSignature(
                "serial_no",
                "serial of another algorithm",
                $"The serial_no `{given.SerialNo}` is the certificate of another of this sandbox's keys; for this scheme and path expected is {merchant.Id}.");
        }

        var owner = merchant == keys.Brand ? $"brand {options.BrandId}" : $"merchant {options.Mchid}";
        var platform = given.SerialNo == keys.Platform.Id || keys.FindCertificate(given.SerialNo) is not null;
        return ApiError.ForSignature(
            "serial_no",
            "unknown serial",
            platform
                ? $"The serial_no `{given.SerialNo}` is the platform's, which verifies responses; requests name the merchant's own, {merchant.Id}."
                : $"The serial_no `{given.SerialNo}` is not a certificate of {owner}; expected is {merchant.Id}.");

        bool IsSerialOf(SigningKey key) => string.Equals(given.SerialNo, key.Id, StringComparison.OrdinalIgnoreCase);
    }

    private SandboxResponse? CheckClock(AuthorizationHeader given)
    {
        if (!TryReadSeconds(given, out var timestamp))
            return ApiError.ForSignature("timestamp", "malformed",
                $"The timestamp `{given.Timestamp}` is not a number of seconds since 1970, such as 1700000000.");

        var now = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        return Math.Abs(now - timestamp) <= options.ClockTolerance.TotalSeconds
            ? null
            : ApiError.ForSignature(
                "timestamp",
                "outside window",
                $"The timestamp {timestamp} is {Math.Abs(now - timestamp)} s {(timestamp < now ? "behind" : "ahead of")} this server's clock, {now}; "
                + $"{options.ClockTolerance.TotalSeconds:0} s are allowed. It is counted in seconds. Sign again for every attempt.");
    }

    private static SandboxResponse? CheckSignature(AuthorizationHeader given, SigningKey merchant, SandboxRequest request, SignedParts parts)
    {
        var signature = new byte[given.Signature.Length];
        if (!Convert.TryFromBase64String(given.Signature, signature, out var length))
            return ApiError.ForSignature("signature", "malformed", "The signature is not Base64.");

        if (merchant.Verifies(parts.ToMessage(), signature[..length]))
            return null;
        var (mistake, signed) = SignatureDiagnosis.Explain(merchant, parts, signature[..length], request.Bytes);
        return ApiError.ForSignature(
            "signature",
            "sign not match",
            "The signature does not match. Signed are five parts, each ended by a line feed: "
            + "method, path and query as on the wire, timestamp, nonce_str, body; "
            + $"by {merchant.Signing} and the private key of {merchant.Id}, written as Base64. "
            + mistake,
            parts.Describe()) with
        {
            Finding = new(false, SignedParts.ToText(parts.ToMessage()), signed is null ? null : SignedParts.ToText(signed)),
        };
    }

    private SandboxResponse? CheckNonce(AuthorizationHeader given)
    {
        _ = TryReadSeconds(given, out var timestamp);
        var expires = timestamp + (long)Math.Min(options.ClockTolerance.TotalSeconds, int.MaxValue);
        return _nonces.TryAdd(given.Nonce, options.TimeProvider.GetUtcNow().ToUnixTimeSeconds(), expires)
            ? null
            : ApiError.ForSignature(
                "nonce_str",
                "nonce used before",
                $"The nonce_str `{given.Nonce}` was used before. Use a new nonce for every attempt, and sign again.");
    }

    // No sign and no blanks: the signature covers the text, so only one way to write a number may pass.
    private static bool TryReadSeconds(AuthorizationHeader given, out long seconds) =>
        long.TryParse(given.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
}
