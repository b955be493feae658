namespace WeChatPay.Pipeline;

/// <summary>Says that an answer did not come whole.</summary>
internal static class BrokenAnswer
{
    /// <param name="request">What was asked.</param>
    /// <param name="cause">What the connection raised.</param>
    public static WeChatPayTransportException Exception(WeChatPayRequest request, Exception cause) =>
        new($"{request.Call} had no complete answer from `{request.Uri.Authority}`: {cause.Message} Query the order before trying again: it may have taken effect.", request.Call, cause);
}
