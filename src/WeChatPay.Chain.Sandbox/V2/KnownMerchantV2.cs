namespace WeChatPay.Sandbox.V2;

/// <summary>The merchant of APIv2, and the key that both sides sign with.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record KnownMerchantV2(string Mchid, string ApiV2Key)
{
    /// <summary>Shows the merchant number, and not the key.</summary>
    public override string ToString() => $"APIv2 merchant {Mchid}";
}
