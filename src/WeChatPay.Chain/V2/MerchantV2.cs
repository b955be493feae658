namespace WeChatPay.V2;

/// <summary>The signer of APIv2 requests.</summary>
/// <param name="Mchid">The merchant number; <see langword="null"/> where the client has none: then the number in the data is not compared.</param>
/// <param name="Secret">The APIv2 key.</param>
internal sealed record MerchantV2(string? Mchid, string Secret)
{
    /// <summary>Shows the merchant number, and not the key.</summary>
    public override string ToString() => $"APIv2 merchant {Mchid ?? "(any)"}";
}
