namespace WeChatPay.Porting;

/// <summary>The receiver that the ported code calls.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public enum PortingStyle
{
    /// <summary><c>var instance</c>: the static type of the client. A chain of names becomes <c>instance["v3/pay/…"]</c>, which compiles without the
    /// package of typed nodes, and a closure becomes a plain lambda.</summary>
    Static,

    /// <summary><c>dynamic instance</c>: chains of names stay as written, and <c>WeChatPay.Php.Functions</c>'s
    /// <c>function(…)</c> wraps a closure, because C# requires a type for a lambda on such a receiver.</summary>
    Dynamic,
}
