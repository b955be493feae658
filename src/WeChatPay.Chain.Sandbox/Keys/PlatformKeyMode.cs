namespace WeChatPay.Sandbox.Keys;

/// <summary>Which platform keys a merchant has.</summary>
internal enum PlatformKeyMode
{
    /// <summary>Both: the merchant moves from the certificate to the public key.</summary>
    Both,

    /// <summary>The public key alone.</summary>
    PublicKey,

    /// <summary>The certificate alone.</summary>
    Certificate,
}
