namespace WeChatPay.Testing;

/// <summary>By what WeChat Pay signs, and so by what it encrypts.</summary>
public enum PlatformAlgorithm
{
    /// <summary>RSA with SHA-256 signs, AES-256-GCM encrypts.</summary>
    Rsa,

    /// <summary>SM2 with SM3 signs, SM4-GCM encrypts.</summary>
    Sm2,
}
