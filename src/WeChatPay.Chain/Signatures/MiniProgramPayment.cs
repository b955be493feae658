namespace WeChatPay;

/// <summary>What <c>wx.requestPayment</c> of a mini program takes.</summary>
/// <remarks>Its members bear the client's own names, so that every JSON serializer writes what the client reads. It is for one payment. Immutable and thread-safe.</remarks>
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

    /// <summary>Gets when it was signed.</summary>
    /// <value>Unix time in seconds, as text: the client refuses a number.</value>
    public string timeStamp { get; }

    /// <summary>Gets the nonce.</summary>
    /// <value>Up to 32 characters.</value>
    public string nonceStr { get; }

    /// <summary>Gets the order.</summary>
    /// <value><c>prepay_id=wx…</c>.</value>
    public string package { get; }

    /// <summary>Gets the way of signing.</summary>
    /// <value><c>RSA</c> for APIv3; for APIv2 <c>MD5</c> or <c>HMAC-SHA256</c>, the one that the order was placed with.</value>
    public string signType { get; }

    /// <summary>Gets the signature.</summary>
    /// <value>Base64 for APIv3, upper-case hex for APIv2.</value>
    public string paySign { get; }

    /// <summary>Shows the way of signing, and neither order nor signature.</summary>
    public override string ToString() => $"{GetType().Name} signed with {signType}";
}
