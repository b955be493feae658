namespace WeChatPay;

/// <summary>What the plug-in <c>send-coupon</c> of a mini program takes.</summary>
/// <remarks>Its members bear the plug-in's own names, so that every JSON serializer writes what it reads. Immutable and thread-safe.</remarks>
public sealed class MiniProgramCoupons
{
    internal MiniProgramCoupons(IReadOnlyList<IReadOnlyDictionary<string, string>> coupons, string merchant, string signature)
    {
        send_coupon_params = coupons;
        send_coupon_merchant = merchant;
        sign = signature;
    }

    /// <summary>Gets the coupons, each with its <c>stock_id</c>, <c>out_request_no</c> and what else was given.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> send_coupon_params { get; }

    /// <summary>Gets the merchant that gives them away.</summary>
    public string send_coupon_merchant { get; }

    /// <summary>Gets the signature.</summary>
    /// <value>HMAC-SHA256, upper-case hex.</value>
    public string sign { get; }

    /// <summary>Shows how many coupons there are, and no signature.</summary>
    public override string ToString() => $"{send_coupon_params.Count} coupons of {send_coupon_merchant}";
}
