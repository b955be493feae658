namespace WeChatPay.Pipeline;

/// <summary>The names of a client's handlers, for <see cref="HandlerStack"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static class HandlerNames
{
    /// <summary>Writes the verified body to the option <c>sink</c>.</summary>
    public const string Sink = "sink";

    /// <summary>Decrypts the sensitive fields of a verified response.</summary>
    public const string SensitiveFields = "sensitive_fields";

    /// <summary>Sends a request again after a failure, by the option <c>retry</c>.</summary>
    public const string Retry = "retry";

    /// <summary>Moves to another host when the host of a request cannot be reached; only with <see cref="WeChatPayOptions.Standby"/>.</summary>
    public const string Standby = "standby";

    /// <summary>Verifies APIv3's signature over a response.</summary>
    public const string Verifier = "verifier";

    /// <summary>Makes an exception of a response outside 200–299.</summary>
    public const string HttpErrors = "http_errors";

    /// <summary>Follows redirects.</summary>
    public const string AllowRedirects = "allow_redirects";

    /// <summary>Signs an APIv3 request.</summary>
    public const string Signer = "signer";

    /// <summary>Refuses a request to a host that the merchant's signature must not go to.</summary>
    public const string Hosts = "hosts";

    /// <summary>Writes request and response, masked, to the option <c>debug</c>.</summary>
    public const string Debug = "debug";

    /// <summary>Signs an APIv2 request and writes it as XML.</summary>
    public const string TransformRequest = "transform_request";

    /// <summary>Checks the codes and the signature of an APIv2 response.</summary>
    public const string TransformResponse = "transform_response";
}
