namespace WeChatPay.Cli.Sandboxes;

/// <summary>Which keys of a sandbox are shown.</summary>
/// <param name="IsSm2">Whether the merchant's SM2 keys stand in the place of its RSA keys.</param>
/// <param name="HasBrand">Whether the brand's keys are shown too.</param>
internal sealed record ShownKeys(bool IsSm2, bool HasBrand);
