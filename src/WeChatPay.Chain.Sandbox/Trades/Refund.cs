namespace WeChatPay.Sandbox.Trades;

/// <summary>Money that went back, of one order.</summary>
/// <param name="OutRefundNo">The merchant's number.</param>
/// <param name="RefundId">WeChat Pay's number.</param>
/// <param name="Fee">Fen.</param>
/// <param name="At">When: at once, unlike in life.</param>
internal sealed record Refund(string OutRefundNo, string RefundId, int Fee, DateTimeOffset At);
