namespace WeChatPay.Porting;

/// <summary>Which receiver the ported code calls.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public enum PortingStyle
{
    /// <summary><c>var instance</c>: the client's own type. A chain of names becomes <c>instance["v3/pay/…"]</c>, which compiles without the
    /// package of typed nodes, and a closure becomes a plain lambda.</summary>
    Static,

    /// <summary><c>dynamic instance</c>: chains of names stay as they were written, and a closure is wrapped in
    /// <c>WeChatPay.Php.Functions</c>'s <c>function(…)</c>, which C# asks for on such a receiver.</summary>
    Dynamic,
}
