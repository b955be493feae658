namespace WeChatPay.Porting;

/// <summary>How the ported C# is written.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public enum PortingOutput
{
    /// <summary>Line for line, with the names of the PHP and the functions of <c>WeChatPay.Php</c>.</summary>
    Verbatim,

    /// <summary>As a C# developer would have written it: <c>await</c>, typed calls of the package <c>WeChatPay.Chain.OpenApi</c>, names of C# and the library
    /// of .NET. <see cref="PortingOptions.Style"/> does not matter. What has no such form with the same meaning is refused.</summary>
    Idiomatic,
}
