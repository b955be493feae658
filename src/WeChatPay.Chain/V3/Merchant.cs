using WeChatPay.Crypto;

namespace WeChatPay.V3;

/// <summary>The signer of APIv3 requests.</summary>
/// <param name="Mchid">The merchant number.</param>
/// <param name="Serial">The serial of the merchant's API certificate, upper-case hex.</param>
/// <param name="PrivateKey">The key of that certificate.</param>
internal sealed record Merchant(string Mchid, string Serial, RsaKey PrivateKey);
