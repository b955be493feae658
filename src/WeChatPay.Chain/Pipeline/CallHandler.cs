namespace WeChatPay.Pipeline;

/// <summary>One step on the way of a request: it passes it on, changed or not, and has a look at what comes back.</summary>
/// <param name="request">The request; belongs to this call alone.</param>
/// <param name="cancellationToken">Ends at the user's wish and when the time allowed is over.</param>
public delegate Task<WeChatPayResponse> CallHandler(WeChatPayRequest request, CancellationToken cancellationToken);
