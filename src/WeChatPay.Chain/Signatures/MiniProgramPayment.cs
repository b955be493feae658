namespace WeChatPay;

/// <summary>The parameters of a mini program's <c>wx.requestPayment</c>.</summary>
/// <remarks>Its members have WeChat's names, so that every JSON serializer writes the names that WeChat reads. Use it for one payment. Immutable and
/// thread-safe.</remarks>
public class MiniProgramPayment
{
    internal MiniProgramPayment(string timestamp, string nonce, string package, string type, string signature)
    {
        timeStamp = timestamp;
        nonceStr = nonce;
        this.package = package;
        signType = type;
        paySign = signature;
    }

    /// <summary>Gets the time of the signature.</summary>
    /// <value>Unix time in seconds, as text: WeChat refuses a number.</value>
    public string timeStamp { get; }

    /// <summary>Gets the nonce.</summary>
    /// <value>Up to 32 characters.</value>
    public string nonceStr { get; }

    /// <summary>Gets the order.</summary>
    /// <value><c>prepay_id=wx…</c>.</value>
    public string package { get; }

    /// <summary>Gets the sign type.</summary>
    /// <value><c>RSA</c> for APIv3; for APIv2 <c>MD5</c> or <c>HMAC-SHA256</c>, as the order was placed with.</value>
    public string signType { get; }

    /// <summary>Gets the signature.</summary>
    /// <value>Base64 for APIv3, upper-case hex for APIv2.</value>
    public string paySign { get; }

    /// <summary>Shows the sign type, and neither order nor signature.</summary>
    public override string ToString() => $"{GetType().Name} signed with {signType}";
}
