namespace WeChatPay.Sandbox.InsuranceOrders;

/// <summary>What a merchant says when an order is created. Two are equal when every field is: that decides what counts as the same call.</summary>
internal sealed record InsuranceOrderRequest(string OutOrderNo, string Openid, string NotifyUrl, string ServiceId);
