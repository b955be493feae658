namespace WeChatPay.Porting;

/// <summary>The severity of a <see cref="PortingDiagnostic"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public enum PortingSeverity
{
    /// <summary>The code is right, but should be reviewed here.</summary>
    Warning,

    /// <summary>The piece could not be ported, or is not PHP. The result has no code.</summary>
    Error,
}
