using WeChatPay.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V2;

/// <summary>A sandbox and an APIv2 client of it, over TLS.</summary>
public abstract class XmlShop : ShopFixture
{
    protected override WeChatPayOptions OptionsFor(SandboxServer server) => new()
    {
        BaseUri = server.SecureBaseUri,
        TrustedRoots = [server.ServerCertificatePem],
        Mchid = server.Mchid,
        ApiV2Key = server.ApiV2Key,
        Merchant = ClientCertificateSource.FromPem(server.MerchantCertificatePem, server.MerchantPrivateKeyPem),
    };

    private protected object Order(string number, string signType = "MD5", int totalFee = 100) => new
    {
        appid = "wx8888888888888888",
        mch_id = Server.Mchid,
        body = "QQ公仔 <1> & 'more'",
        out_trade_no = number,
        total_fee = totalFee,
        spbill_create_ip = "127.0.0.1",
        notify_url = "https://example.com/notify/a&b",
        trade_type = "NATIVE",
        attach = "深圳分店",
        device_info = "",
        sign_type = signType,
    };

    private protected object Of(string number, string signType = "MD5") =>
        new { appid = "wx8888888888888888", mch_id = Server.Mchid, out_trade_no = number, sign_type = signType };

    private protected object RefundOf(string number, string refund, int fee, string signType = "MD5") => new
    {
        appid = "wx8888888888888888",
        mch_id = Server.Mchid,
        out_trade_no = number,
        out_refund_no = refund,
        total_fee = 100,
        refund_fee = fee,
        sign_type = signType,
    };

    private protected object MicroPayment(string number) => new
    {
        appid = "wx8888888888888888",
        mch_id = Server.Mchid,
        body = "茶, \"green\"\nno. 1",
        out_trade_no = number,
        total_fee = 1,
        spbill_create_ip = "127.0.0.1",
        auth_code = "120061098828009406",
    };
}
