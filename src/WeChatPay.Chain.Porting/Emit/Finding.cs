using WeChatPay.Porting.Syntax;

namespace WeChatPay.Porting.Emit;

/// <summary>Something to say about a piece.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="At">Where.</param>
/// <param name="Message">What.</param>
/// <param name="Hint">What to do.</param>
/// <param name="Piece">The piece, where it is not the token.</param>
internal sealed record Finding(PortingSeverity Severity, Token At, string Message, string? Hint, string? Piece);
