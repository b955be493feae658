namespace WeChatPay.Sandbox.Operations;

/// <summary>Money that went back to the payer of an order.</summary>
/// <param name="OutTradeNo">The merchant's number of the order; in a combination, of one of its orders.</param>
/// <param name="OutRefundNo">The merchant's number of the refund.</param>
/// <param name="RefundId">WeChat Pay's number of the refund.</param>
/// <param name="Fen">The amount, in fen.</param>
/// <param name="At">When: at once, where WeChat Pay takes a while.</param>
internal sealed record OrderRefund(string OutTradeNo, string OutRefundNo, string RefundId, long Fen, DateTimeOffset At);
