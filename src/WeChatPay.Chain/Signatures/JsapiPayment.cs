namespace WeChatPay;

/// <summary>What <c>WeixinJSBridge.invoke('getBrandWCPayRequest', …)</c> takes, on a page in WeChat's browser.</summary>
/// <remarks>Its members bear the client's own names, so that every JSON serializer writes what the client reads. It is for one payment. Immutable and thread-safe.</remarks>
public sealed class JsapiPayment : MiniProgramPayment
{
    internal JsapiPayment(string appId, string timestamp, string nonce, string package, string type, string signature)
        : base(timestamp, nonce, package, type, signature) => this.appId = appId;

    /// <summary>Gets the application that the order was placed for.</summary>
    public string appId { get; }
}
