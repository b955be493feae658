using System.Diagnostics.CodeAnalysis;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using WeChatPay.Crypto;
using WeChatPay.Util;
using WeChatPay.V2;

namespace WeChatPay;

public sealed partial class ClientSignature
{
    /// <summary>Signs a payment on a page in WeChat's browser, for an order of APIv2.</summary>
    /// <param name="appId">The application that the order was placed for.</param>
    /// <param name="prepayId">The <c>prepay_id</c> of the order's response, valid for two hours.</param>
    /// <param name="signType"><see cref="Hash.ALGO_MD5"/> or <see cref="Hash.ALGO_HMAC_SHA256"/>: the type that the order was placed with.</param>
    /// <exception cref="ArgumentException">A value is empty or has another form.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The client was built without <c>secret</c>.</exception>
    public JsapiPayment JsapiV2(string appId, string prepayId, string signType = Hash.ALGO_MD5)
    {
        var (timestamp, nonce, package) = Fresh(prepayId);
        return new JsapiPayment(appId, timestamp, nonce, package, signType, SignedV2(appId, timestamp, nonce, package, signType));
    }

    /// <summary>Signs a payment in a mini program, for an order of APIv2.</summary>
    /// <param name="appId">The mini program that the order was placed for; it is signed, and <c>wx.requestPayment</c> does not take it.</param>
    /// <param name="prepayId">The <c>prepay_id</c> of the order's response, valid for two hours.</param>
    /// <param name="signType"><see cref="Hash.ALGO_MD5"/> or <see cref="Hash.ALGO_HMAC_SHA256"/>: the type that the order was placed with.</param>
    /// <exception cref="ArgumentException">A value is empty or has another form.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The client was built without <c>secret</c>.</exception>
    public MiniProgramPayment MiniProgramV2(string appId, string prepayId, string signType = Hash.ALGO_MD5)
    {
        var (timestamp, nonce, package) = Fresh(prepayId);
        return new MiniProgramPayment(timestamp, nonce, package, signType, SignedV2(appId, timestamp, nonce, package, signType));
    }

    /// <summary>Signs a payment in an app, for an order of APIv2.</summary>
    /// <param name="appId">The app that the order was placed for.</param>
    /// <param name="prepayId">The <c>prepay_id</c> of the order's response, valid for two hours.</param>
    /// <param name="partnerId">The merchant number: a service provider gives the sub-merchant's. Default: the client's.</param>
    /// <param name="signType"><see cref="Hash.ALGO_MD5"/> or <see cref="Hash.ALGO_HMAC_SHA256"/>: the type that the order was placed with. The app does not
    /// get it.</param>
    /// <exception cref="ArgumentException">A value is empty or has another form.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The client was built without <c>secret</c>.</exception>
    public AppPayment AppV2(string appId, string prepayId, string? partnerId = null, string signType = Hash.ALGO_MD5)
    {
        var (timestamp, nonce, _) = Fresh(prepayId);
        var partnerid = CheckedPartnerId(partnerId);
        var fields = new Dictionary<string, object?>
        {
            ["appid"] = CheckedAppId(appId),
            ["partnerid"] = partnerid,
            ["prepayid"] = prepayId,
            ["package"] = AppPackage,
            ["noncestr"] = nonce,
            ["timestamp"] = timestamp,
        };
        return new AppPayment(appId, partnerid, prepayId, nonce, timestamp, SignedV2(fields, signType));
    }

    /// <summary>Signs coupons that a mini program gives away by the plug-in <c>send-coupon</c>.</summary>
    /// <param name="sendCouponMerchant">The merchant that gives the coupons away; for a service provider the provider's number.</param>
    /// <param name="sendCouponParams">For each coupon names and values, <c>new { stock_id = "…", out_request_no = "…" }</c>, with <c>coupon_code</c> and the
    /// like where the stock needs them. Empty values are left out.</param>
    /// <exception cref="ArgumentException">The merchant is empty, there is no coupon, or a coupon is not names and plain values.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The client was built without <c>secret</c>.</exception>
    /// <remarks>Source: https://pay.weixin.qq.com/doc/v3/merchant/4012285674.</remarks>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public MiniProgramCoupons MiniProgramCoupons(string sendCouponMerchant, params object[] sendCouponParams)
    {
        ArgumentNullException.ThrowIfNull(sendCouponParams);
        CheckNumber(sendCouponMerchant, "sendCouponMerchant", "the merchant number that gives the coupons away, for example \"10016226\"");
        if (sendCouponParams.Length == 0)
            throw new ArgumentException("`sendCouponParams` is empty: give a coupon, new { stock_id = \"…\", out_request_no = \"…\" }. Nothing was signed.")
                .On(HelpPage.Signatures);
        var coupons = sendCouponParams.Select(static (coupon, index) => PlainCoupon(coupon, $"sendCouponParams[{index}]")).ToArray();
        var signed = new Dictionary<string, string> { ["send_coupon_merchant"] = sendCouponMerchant };
        for (var index = 0; index < coupons.Length; index++)
        {
            foreach (var (name, value) in coupons[index])
                signed[$"{name}{index}"] = value;
        }
        return new MiniProgramCoupons(coupons, sendCouponMerchant, SignedV2(signed, Hash.ALGO_HMAC_SHA256));
    }

    /// <summary>Signs a coupon that a page gives away: the query of <c>https://action.weixin.qq.com/busifavor/getcouponinfo</c>.</summary>
    /// <param name="fields">Names and values: <c>stock_id</c>, <c>out_request_no</c>, <c>send_coupon_merchant</c>, <c>open_id</c>, and <c>coupon_code</c> and
    /// the like where the stock needs them. Empty values are left out.</param>
    /// <exception cref="ArgumentException">They are not names and plain values.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The client was built without <c>secret</c>.</exception>
    /// <remarks>Source: https://pay.weixin.qq.com/docs/merchant/apis/offer-coupons-by-h5/h5-coupon.html. The address ends in
    /// <c>#wechat_pay&amp;wechat_redirect</c>.</remarks>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public SignedFields H5Coupon(object fields) => WithSign(Plain(Entries(fields, nameof(fields)), nameof(fields)));

    /// <inheritdoc cref="H5Coupon(object)"/>
    public SignedFields H5Coupon<TValue>(IEnumerable<KeyValuePair<string, TValue>> fields) => WithSign(Plain(Entries(fields, nameof(fields)), nameof(fields)));

    /// <summary>Signs the fields that open WeChat's payment score: the query of <c>openBusinessView</c>, or its <c>extraData</c> in a mini program.</summary>
    /// <param name="fields">Names and values: for <c>wxpayScoreDetail</c> <c>service_id</c> and <c>out_order_no</c>, for <c>wxpayScoreUse</c> <c>package</c>,
    /// for <c>wxpayScoreEnable</c> <c>service_id</c> and <c>out_request_no</c>. <c>mch_id</c>, <c>timestamp</c> and <c>nonce_str</c> are added where they
    /// are absent.</param>
    /// <exception cref="ArgumentException">They are not names and plain values.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The client was built without <c>secret</c>, or neither the client nor the fields name a
    /// merchant.</exception>
    /// <remarks>Source: https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_1_24.shtml; it signs with HMAC-SHA256 only.</remarks>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public SignedFields PayScore(object fields) => Score(Plain(Entries(fields, nameof(fields)), nameof(fields)));

    /// <inheritdoc cref="PayScore(object)"/>
    public SignedFields PayScore<TValue>(IEnumerable<KeyValuePair<string, TValue>> fields) => Score(Plain(Entries(fields, nameof(fields)), nameof(fields)));

    private SignedFields Score(OrderedDictionary<string, string> given)
    {
        var all = new OrderedDictionary<string, string>(StringComparer.Ordinal) { ["mch_id"] = given.GetValueOrDefault("mch_id") ?? Mchid() };
        foreach (var (name, value) in given)
            all[name] = value;
        all.TryAdd("timestamp", ScalarText.TryFormat(Formatter.Timestamp(_time))!);
        all.TryAdd("nonce_str", _nonce());
        all["sign_type"] = Hash.ALGO_HMAC_SHA256;
        return WithSign(all);
    }

    private SignedFields WithSign(OrderedDictionary<string, string> fields)
    {
        var sign = SignedV2(fields, Hash.ALGO_HMAC_SHA256);
        fields.Add(V2Signature.Field, sign);
        return new SignedFields(fields);
    }

    private string SignedV2(string appId, string timeStamp, string nonceStr, string package, string signType)
    {
        var fields = new Dictionary<string, object?>
        {
            ["appId"] = CheckedAppId(appId),
            ["timeStamp"] = timeStamp,
            ["nonceStr"] = nonceStr,
            ["package"] = package,
            ["signType"] = signType,
        };
        return SignedV2(fields, signType);
    }

    private string SignedV2<TValue>(IEnumerable<KeyValuePair<string, TValue>> fields, string signType) =>
        Hash.Sign(signType, Formatter.QueryStringLike(Formatter.Ksort(fields)), _keys.Current.MerchantV2?.Secret ?? throw Missing("secret"));

    private static List<KeyValuePair<string, object?>> Entries(object fields, string name)
    {
        ArgumentNullException.ThrowIfNull(fields, name);
        return LooseObject.TryRead(fields, out var entries)
            ? entries
            : throw new ArgumentException($"`{name}` is a {fields.GetType().Name}: give names and values, new {{ stock_id = \"…\" }}. Nothing was signed.")
                .On(HelpPage.Signatures);
    }

    private static List<KeyValuePair<string, object?>> Entries<TValue>(IEnumerable<KeyValuePair<string, TValue>> fields, string name)
    {
        ArgumentNullException.ThrowIfNull(fields, name);
        return LooseObject.ReadPairs(fields);
    }

    private static OrderedDictionary<string, string> PlainCoupon(object coupon, string name) => Plain(Entries(coupon, name), name);

    // Fields that a signature does not cover are left out: an earlier signature, and empty ones.
    private static OrderedDictionary<string, string> Plain(List<KeyValuePair<string, object?>> entries, string name)
    {
        var plain = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            if (key == V2Signature.Field || value is null)
                continue;
            var text = ScalarText.TryFormatField(value, $"{TextShape.QuoteField(key)} of `{name}`", isV2: true)
                ?? throw new ArgumentException(
                    $"{TextShape.QuoteField(key)} of `{name}` is a {value.GetType().Name}: give text or a number. Nothing was signed.").On(HelpPage.Signatures);
            if (text.Length > 0 && key is ("mch_id" or "send_coupon_merchant"))
                CheckNumber(text, $"{key}` of `{name}", "a merchant number, for example \"1900000109\"");
            if (text.Length > 0)
                plain[key] = text;
        }
        return plain;
    }
}
