namespace WeChatPay.Sandbox;

/// <summary>What goes wrong with an answer, on demand. On the wire each has a name in kebab-case, such as <c>wrong-signature</c>.</summary>
/// <remarks>Thread-safe: a value. Only requests that pass every check meet a fault, and faults of the signature show on answers that carry one, 2xx.
/// In APIv2 they mean the same as far as they can; where that differs it is said.</remarks>
public enum SandboxFault
{
    /// <summary><c>none</c>: nothing goes wrong. As a header it overrides <see cref="SandboxFaults.Always"/> for one request.</summary>
    None,

    /// <summary><c>wrong-signature</c>: the call was carried out; one bit of the signature is wrong.</summary>
    WrongSignature,

    /// <summary><c>stale-timestamp</c>: the call was carried out; the answer is rightly signed, with a timestamp one hour old. APIv2 has none: such a request is refused.</summary>
    StaleTimestamp,

    /// <summary><c>missing-headers</c>: the call was carried out; the answer carries none of the headers that make up a signature, in APIv2 no <c>sign</c>.</summary>
    MissingHeaders,

    /// <summary><c>unknown-serial</c>: the call was carried out; the answer is rightly signed and names a key that nobody has. APIv2 names none: such a request is refused.</summary>
    UnknownSerial,

    /// <summary><c>rate-limit</c>: 429 <c>RATELIMIT_EXCEEDED</c>, in APIv2 200 with <c>FREQUENCY_LIMITED</c>; the call was not carried out.</summary>
    RateLimit,

    /// <summary><c>server-error</c>: 500 <c>SYSTEM_ERROR</c>, in APIv2 200 with <c>SYSTEMERROR</c>; the call was not carried out, which a client cannot know.</summary>
    ServerError,

    /// <summary><c>slow</c>: the call was carried out; the answer comes after <see cref="SandboxOptions.SlowResponse"/>.</summary>
    Slow,

    /// <summary><c>cut-off</c>: the call was carried out; the connection breaks in the middle of the body.</summary>
    CutOff,

    /// <summary><c>not-json</c>: the call was carried out; the answer is 200, rightly signed, and HTML; in APIv2 unsigned.</summary>
    NotJson,

    /// <summary><c>server-error-html</c>: the call was carried out; a gateway answers 502 with HTML, unsigned.</summary>
    ServerErrorHtml,
}
