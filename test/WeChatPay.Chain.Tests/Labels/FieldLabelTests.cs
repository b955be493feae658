using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Labels;

/// <summary>The Chinese and English names of fields.</summary>
public sealed class FieldLabelTests
{
    private static readonly string[] Pieces = ["out", "trade", "No", "ID", "sub", "_", "-", "$n", "7", "金", "Mchid"];

    [TestCase("out_trade_no", "商户订单号", "merchant's order number")]
    [TestCase("transaction_id", "微信支付订单号", "WeChat Pay order number")]
    [TestCase("mchid", "商户号", "merchant number")]
    [TestCase("sub_mch_id", "子商户号", "sub-merchant's number")]
    [TestCase("notify_url", "回调通知地址", "callback URL")]
    [TestCase("total_fee", "总金额", "total amount")]
    [TestCase("nonce_str", "随机字符串", "nonce")]
    [TestCase("spbill_create_ip", "终端IP", "terminal's IP")]
    [TestCase("out_refund_no", "商户退款单号", "merchant's refund number")]
    [TestCase("coupon_id_$n", "优惠券ID", "coupon ID")]
    [TestCase("payAuthNo", "支付授权号", "payment authorization number")]
    [TestCase("Wechatpay-Serial", "微信支付公钥或证书序列号", "WeChat Pay key serial")]
    [TestCase("max_count_per_day", "每日最大数量", "most per day")]
    public void Find_NameOfTheGlossary_HasItsOwnLabel(string name, string chinese, string english) =>
        Assert.That(FieldLabel.Find(name), Is.EqualTo(new FieldLabel(chinese, english)));

    [TestCase("refund_begin_time", "退款开始时间", "refund start time")]
    [TestCase("brand_logo", "品牌标识图", "brand logo")]
    [TestCase("legal_representative_issue_authority", "法定代表人签发机关", "legal representative issuing authority")]
    [TestCase("vehicle_event_type", "车辆事件类型", "vehicle event type")]
    [TestCase("sub_order_no_$n", "子订单号", "sub-order number")]
    [TestCase("coupon_refund_fee_$n_$m", "代金券退款金额", "coupon refund")]
    [TestCase("image07", "图片07", "image 07")]
    [TestCase("sub_contract_id", "子协议ID", "sub-contract ID")]
    [TestCase("ccc_sn_code", "CCC SN码", "CCC serial number")]
    [TestCase("payer _currency", "用户支付币种", "payer's currency")]
    public void Find_NameOfKnownWords_IsComposedInTheirOrder(string name, string chinese, string english) =>
        Assert.That(FieldLabel.Find(name), Is.EqualTo(new FieldLabel(chinese, english)));

    [TestCase("outTradeNo")]
    [TestCase("OutTradeNo")]
    [TestCase("out-trade-no")]
    [TestCase("OUT_TRADE_NO")]
    public void Find_AnotherSpelling_IsTheSameLabel(string name) => Assert.That(FieldLabel.Find(name), Is.EqualTo(FieldLabel.Find("out_trade_no")));

    // A label that is wrong is worse than none.
    [TestCase("frobnicated_amount")]
    [TestCase("amount_of_goods")]
    [TestCase("amount金额")]
    [TestCase("")]
    [TestCase("_")]
    [TestCase("$n")]
    [TestCase("42")]
    [TestCase("sub")]
    [TestCase("order_sub")]
    public void Find_UnknownWord_HasNoLabel(string name)
    {
        Assert.That(FieldLabel.Find(name), Is.Null);
        Assert.That(new Field(name, FieldType.String, IsList: false, IsRequired: false).Label, Is.Null);
    }

    [Test]
    public void Find_LongText_IsNotSearched() => Assert.That(FieldLabel.Find(string.Join('_', Enumerable.Repeat("amount", 10_000))), Is.Null);

    [Test]
    [Category(Cases.Category)]
    public void Find_AnyText_HasAWholeLabelOrNone() => Cases.Check(
        Gen.OneOf(Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<string?>().Select(static text => text ?? "")).ListOf().Select(string.Concat),
        static name =>
        {
            if (FieldLabel.Find(name) is not { } label)
                return;
            Assert.That(label.Chinese, Is.Not.Empty.And.Not.Contains('\t'));
            Assert.That(label.English.Trim('-', ' '), Is.Not.Empty.And.EqualTo(label.English));
        });

    [Test]
    public void Label_OfAField_IsThatOfItsName() =>
        Assert.That(
            OperationTable.Default.Find("POST", "v3/pay/transactions/native")!.Option("json")!.Find("out_trade_no")!.Label!.Chinese,
            Is.EqualTo("商户订单号"));

    [Test]
    public void ToString_OfALabel_HasBothNames() => Assert.That(new FieldLabel("商户号", "merchant number").ToString(), Is.EqualTo("商户号 merchant number"));
}
