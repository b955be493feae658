namespace WeChatPay;

/// <summary>The parameters of a mini program's plug-in <c>send-coupon</c>.</summary>
/// <remarks>Its members have the plug-in's names, so that every JSON serializer writes the names that the plug-in reads. Immutable and thread-safe.</remarks>
public sealed class MiniProgramCoupons
{
    internal MiniProgramCoupons(IReadOnlyList<IReadOnlyDictionary<string, string>> coupons, string merchant, string signature)
    {
        send_coupon_params = coupons;
        send_coupon_merchant = merchant;
        sign = signature;
    }

    /// <summary>Gets the coupons, each with its <c>stock_id</c>, <c>out_request_no</c> and the other fields that were given.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> send_coupon_params { get; }

    /// <summary>Gets the merchant that gives them away.</summary>
    public string send_coupon_merchant { get; }

    /// <summary>Gets the signature.</summary>
    /// <value>HMAC-SHA256, upper-case hex.</value>
    public string sign { get; }

    /// <summary>Shows how many coupons there are, and no signature.</summary>
    public override string ToString() => $"{send_coupon_params.Count} coupons of {send_coupon_merchant}";
}
