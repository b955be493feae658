using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Syntax;

namespace WeChatPay.Porting.Emit;

/// <summary>An error or a warning about a piece of the PHP.</summary>
/// <param name="Severity">Whether the piece prevents any output.</param>
/// <param name="Rule">The kind of the diagnostic.</param>
/// <param name="At">The token that the message points to.</param>
/// <param name="Message">The problem.</param>
/// <param name="Hint">The PHP to write instead.</param>
/// <param name="Piece">The piece; null when the piece is the token.</param>
internal sealed record Finding(PortingSeverity Severity, PortingRule Rule, Token At, Wording Message, Wording? Hint, string? Piece);
