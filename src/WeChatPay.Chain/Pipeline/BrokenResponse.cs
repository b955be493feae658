namespace WeChatPay.Pipeline;

/// <summary>Makes the exception of a response that is not complete.</summary>
internal static class BrokenResponse
{
    /// <param name="request">The request.</param>
    /// <param name="cause">The exception of the connection.</param>
    public static WeChatPayTransportException Exception(WeChatPayRequest request, Exception cause) => new(
        $"{request.Call} had no complete response from `{request.Uri.Authority}`: {cause.Message} "
        + "Query the order before trying again: it may have taken effect.",
        request.Call,
        cause);
}
