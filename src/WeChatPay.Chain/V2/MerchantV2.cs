namespace WeChatPay.V2;

/// <summary>Who signs APIv2 requests.</summary>
/// <param name="Mchid">The merchant number; <see langword="null"/> when the client names none, and then the data's is not compared.</param>
/// <param name="Secret">The APIv2 key.</param>
internal sealed record MerchantV2(string? Mchid, string Secret)
{
    /// <summary>Shows the merchant number, and not the key.</summary>
    public override string ToString() => $"APIv2 merchant {Mchid ?? "(any)"}";
}
