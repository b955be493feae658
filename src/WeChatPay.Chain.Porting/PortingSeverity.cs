namespace WeChatPay.Porting;

/// <summary>How much a <see cref="PortingDiagnostic"/> weighs.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public enum PortingSeverity
{
    /// <summary>The code is right, and something in it deserves a look.</summary>
    Warning,

    /// <summary>There is no code: the piece could not be ported, or is not PHP.</summary>
    Error,
}
