namespace WeChatPay.Sandbox;

/// <summary>A fault of a response, made on demand. On the wire each has a name in kebab-case, such as <c>wrong-signature</c>.</summary>
/// <remarks>Immutable and thread-safe. Only requests that pass every check get a fault, and faults of the signature only show on signed responses, 2xx.
/// They mean the same in APIv2, except where a member says otherwise.</remarks>
public enum SandboxFault
{
    /// <summary><c>none</c>: nothing goes wrong. As a header it overrides <see cref="SandboxFaults.Always"/> for one request.</summary>
    None,

    /// <summary><c>wrong-signature</c>: the call was carried out; one bit of the signature is wrong.</summary>
    WrongSignature,

    /// <summary><c>stale-timestamp</c>: the call was carried out; the response has a correct signature with a timestamp one hour old. APIv2 has no timestamp:
    /// such a request is refused.</summary>
    StaleTimestamp,

    /// <summary><c>missing-headers</c>: the call was carried out; the response lacks the headers of the signature, in APIv2 the field <c>sign</c>.</summary>
    MissingHeaders,

    /// <summary><c>unknown-serial</c>: the call was carried out; the response has a correct signature and names an unknown key. APIv2 names no key: such a
    /// request is refused.</summary>
    UnknownSerial,

    /// <summary><c>rate-limit</c>: 429 <c>RATELIMIT_EXCEEDED</c>, in APIv2 200 with <c>FREQUENCY_LIMITED</c>; the call was not carried out.</summary>
    RateLimit,

    /// <summary><c>server-error</c>: 500 <c>SYSTEM_ERROR</c>, in APIv2 200 with <c>SYSTEMERROR</c>; the call was not carried out, which a client cannot
    /// know.</summary>
    ServerError,

    /// <summary><c>slow</c>: the call was carried out; the response comes after <see cref="SandboxOptions.SlowResponse"/>.</summary>
    Slow,

    /// <summary><c>cut-off</c>: the call was carried out; the connection breaks in the middle of the body.</summary>
    CutOff,

    /// <summary><c>not-json</c>: the call was carried out; the response is 200 and HTML, with a correct signature; in APIv2 unsigned.</summary>
    NotJson,

    /// <summary><c>server-error-html</c>: the call was carried out; a gateway responds with 502 and HTML, unsigned.</summary>
    ServerErrorHtml,
}
