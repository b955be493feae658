namespace WeChatPay;

/// <summary>The parameters of <c>WeixinJSBridge.invoke('getBrandWCPayRequest', …)</c>, on a page in WeChat's browser.</summary>
/// <remarks>Its members have WeChat's names, so that every JSON serializer writes the names that WeChat reads. Use it for one payment. Immutable and
/// thread-safe.</remarks>
public sealed class JsapiPayment : MiniProgramPayment
{
    internal JsapiPayment(string appId, string timestamp, string nonce, string package, string type, string signature)
        : base(timestamp, nonce, package, type, signature) => this.appId = appId;

    /// <summary>Gets the application that the order was placed for.</summary>
    public string appId { get; }
}
