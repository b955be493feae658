namespace WeChatPay.Pipeline;

/// <summary>Passes a request on to the next handler, changed or not, and returns the response, checked or not.</summary>
/// <param name="request">The request. It belongs to this call alone.</param>
/// <param name="cancellationToken">Fires when the user cancels, and at the end of the option <c>timeout</c>.</param>
public delegate Task<WeChatPayResponse> CallHandler(WeChatPayRequest request, CancellationToken cancellationToken);
