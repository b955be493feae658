namespace WeChatPay;

/// <summary>Whether requests are compared with the documentation before they are sent: <see cref="WeChatPayOptions.Validate"/>.</summary>
/// <remarks>A request of a brand (<c>brand/…</c>) that is not as documented is sent in every mode, and logged unless the mode is <see cref="Off"/>: which of
/// its fields are required is partly inferred. Immutable and thread-safe.</remarks>
public enum ValidationMode
{
    /// <summary>Requests are not compared: <c>off</c>.</summary>
    Off,

    /// <summary>A request that is not as documented is logged, and sent: <c>warn</c>.</summary>
    Warn,

    /// <summary>A request that is not as documented is an <see cref="ArgumentException"/>, and nothing is sent: <c>throw</c>.</summary>
    Throw,

    /// <summary>As <see cref="Throw"/>, and an operation or a field that is not documented is an <see cref="ArgumentException"/> too: <c>strict</c>.</summary>
    Strict,
}
