namespace WeChatPay;

/// <summary>Whether requests are held against the documentation before they are sent: <see cref="WeChatPayOptions.Validate"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public enum ValidationMode
{
    /// <summary>They are not: <c>off</c>.</summary>
    Off,

    /// <summary>What is not as documented is logged, and sent: <c>warn</c>.</summary>
    Warn,

    /// <summary>What is not as documented is an <see cref="ArgumentException"/>, and nothing is sent: <c>throw</c>.</summary>
    Throw,
}
