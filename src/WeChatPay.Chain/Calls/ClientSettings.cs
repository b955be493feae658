using WeChatPay.Keys;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Telemetry;

namespace WeChatPay.Calls;

/// <summary>The settings that all calls of a client share.</summary>
/// <param name="Keys">The keys of the client.</param>
/// <param name="V3">The settings of APIv3.</param>
/// <param name="V2">The settings of APIv2.</param>
/// <param name="BaseUri">The base address.</param>
/// <param name="Timeout">The limit for an exchange whose options set none.</param>
/// <param name="AllowEmptyPathValues">Whether a path variable may be empty.</param>
/// <param name="Time">The clock of the limit.</param>
/// <param name="MaxResponseBytes">How many bytes a response may have that is read into memory.</param>
/// <param name="Documented">The use of the API facts; <see langword="null"/> when no option asks for them.</param>
/// <param name="Retry">Which failures are repeated; <see langword="null"/> when the configuration says nothing.</param>
/// <param name="Telemetry">Tells listeners what the client does.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record ClientSettings(
    KeyRing Keys,
    ProtocolSettings V3,
    ProtocolSettings V2,
    Uri BaseUri,
    TimeSpan Timeout,
    bool AllowEmptyPathValues,
    TimeProvider Time,
    long MaxResponseBytes,
    DocumentedCalls? Documented,
    RetryOptions? Retry,
    ClientTelemetry Telemetry);

/// <summary>The settings that the calls of one protocol share.</summary>
/// <param name="Handlers">The handlers between a call and the wire.</param>
/// <param name="Common">The headers of every request, but for the id of the platform's public key.</param>
/// <param name="NamesPublicKey">Whether a request names the platform's public key, if the client has one.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record ProtocolSettings(HandlerStack Handlers, HeaderMap Common, bool NamesPublicKey)
{
    /// <summary>Makes the headers of a request, before those of the call.</summary>
    /// <remarks>While a merchant moves to the public key, WeChat Pay signs by the certificate unless the request names the key.</remarks>
    public HeaderMap CreateHeaders(KeySet keys, bool isBrand)
    {
        var headers = Common.Clone();
        if (NamesPublicKey && keys.Platform.FindPublicKey(keys.AlgorithmOf(isBrand)) is { } id)
            headers[WeChatPayHeaders.Serial] = id;
        return headers;
    }
}
