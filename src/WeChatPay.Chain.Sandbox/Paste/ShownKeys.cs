namespace WeChatPay.Sandbox.Paste;

/// <summary>Which keys of a sandbox are shown.</summary>
/// <param name="IsSm2">Whether the merchant's SM2 keys are shown instead of its RSA keys.</param>
/// <param name="HasBrand">Whether the brand's keys are shown too.</param>
/// <param name="HasPublicKey">Whether the platform's public key is shown.</param>
/// <param name="HasCertificate">Whether the platform's certificate is shown.</param>
internal sealed record ShownKeys(bool IsSm2, bool HasBrand, bool HasPublicKey = true, bool HasCertificate = true)
{
    /// <summary>Gets the name of their folder among the data that a sandbox keeps.</summary>
    public string FolderName => "keys" + (IsSm2 ? "-sm2" : "") + (HasBrand ? "-brand" : "") + ((HasPublicKey, HasCertificate) switch
    {
        (true, true) => "",
        (true, false) => "-public-key",
        _ => "-certificate",
    });
}
