namespace WeChatPay;

/// <summary>What <c>PayReq</c> of WeChat's SDK for apps takes.</summary>
/// <remarks>Its members bear the documentation's own names (Android's <c>PayReq</c> calls <c>package</c> <c>packageValue</c>). It is for one payment. Immutable and thread-safe.</remarks>
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

    /// <summary>Gets the order's number, which is good for two hours.</summary>
    public string prepayid { get; }

    /// <summary>Gets a constant: <c>Sign=WXPay</c>.</summary>
    public string package { get; } = ClientSignature.AppPackage;

    /// <summary>Gets the nonce.</summary>
    /// <value>Up to 32 characters.</value>
    public string noncestr { get; }

    /// <summary>Gets when it was signed.</summary>
    /// <value>Unix time in seconds, as text.</value>
    public string timestamp { get; }

    /// <summary>Gets the signature.</summary>
    /// <value>Base64 for APIv3, upper-case hex for APIv2.</value>
    public string sign { get; }

    /// <summary>Shows the app, and neither order nor signature.</summary>
    public override string ToString() => $"{nameof(AppPayment)} in {appid}";
}
