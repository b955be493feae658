namespace WeChatPay.Sandbox.Verification;

/// <summary>What the check of a request's signature found. It has no key, and of APIv2's text not the end with the key.</summary>
/// <param name="IsRight">Whether the signature matches.</param>
/// <param name="Expected">The text that the signature must cover.</param>
/// <param name="Signed">The text that it covers instead; null where it matches, or where no usual mistake explains it.</param>
internal sealed record SignatureFinding(bool IsRight, string Expected, string? Signed = null);
