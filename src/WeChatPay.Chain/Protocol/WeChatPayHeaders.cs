namespace WeChatPay.Protocol;

/// <summary>The names of WeChat Pay's own headers.</summary>
internal static class WeChatPayHeaders
{
    public const string Nonce = "Wechatpay-Nonce";

    /// <summary>In a response or callback the key that signed; in a request the key of its encrypted fields.</summary>
    public const string Serial = "Wechatpay-Serial";

    public const string Signature = "Wechatpay-Signature";

    /// <summary>The algorithms of the signature; absent or empty for RSA.</summary>
    public const string SignatureType = "Wechatpay-Signature-Type";

    /// <summary>The SHA-1 of a statement's file, which the signature covers instead of the file.</summary>
    public const string StatementSha1 = "Wechatpay-Statement-Sha1";

    /// <summary>Unix time in seconds.</summary>
    public const string Timestamp = "Wechatpay-Timestamp";
}
