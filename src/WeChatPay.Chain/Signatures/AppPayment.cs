namespace WeChatPay;

/// <summary>The fields of <c>PayReq</c> in WeChat's SDK for apps.</summary>
/// <remarks>Its members have the documentation's names (Android's <c>PayReq</c> calls <c>package</c> <c>packageValue</c>). Use it for one payment. Immutable
/// and thread-safe.</remarks>
public sealed class AppPayment
{
    internal AppPayment(string appId, string partnerId, string prepayId, string nonce, string timestamp, string signature)
    {
        appid = appId;
        partnerid = partnerId;
        prepayid = prepayId;
        noncestr = nonce;
        this.timestamp = timestamp;
        sign = signature;
    }

    /// <summary>Gets the app that the order was placed for.</summary>
    public string appid { get; }

    /// <summary>Gets the merchant number.</summary>
    public string partnerid { get; }

    /// <summary>Gets the id of the order, which is valid for two hours.</summary>
    public string prepayid { get; }

    /// <summary>Gets a constant: <c>Sign=WXPay</c>.</summary>
    public string package { get; } = ClientSignature.AppPackage;

    /// <summary>Gets the nonce.</summary>
    /// <value>Up to 32 characters.</value>
    public string noncestr { get; }

    /// <summary>Gets the time of the signature.</summary>
    /// <value>Unix time in seconds, as text.</value>
    public string timestamp { get; }

    /// <summary>Gets the signature.</summary>
    /// <value>Base64 for APIv3, upper-case hex for APIv2.</value>
    public string sign { get; }

    /// <summary>Shows the app, and neither order nor signature.</summary>
    public override string ToString() => $"{nameof(AppPayment)} in {appid}";
}
