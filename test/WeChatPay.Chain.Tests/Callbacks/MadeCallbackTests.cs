using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Certificates;
using WeChatPay.Tests.Crypto;

namespace WeChatPay.Tests.Callbacks;

/// <summary>Users test their own code with callbacks and certificates that they make, without a wire.</summary>
public sealed class MadeCallbackTests
{
    private sealed record Trade(string out_trade_no);

    [Test]
    public void Callback_MadeByHand_ReadsAsAParsedOne()
    {
        var callback = new Callback("TRANSACTION.SUCCESS", """{"out_trade_no":"N1"}""") { Id = "EV-1", OriginalType = "transaction" };

        Assert.That($"{callback}", Is.EqualTo("TRANSACTION.SUCCESS (EV-1)"));
        Assert.That((string)((dynamic)callback).out_trade_no, Is.EqualTo("N1"));
        Assert.That(callback.As<Trade>(), Is.EqualTo(new Trade("N1")));
        Assert.That((callback.OriginalType, callback.Summary), Is.EqualTo(("transaction", "")));
    }

    [Test]
    public void CallbackV2_MadeByHand_ShowsTheFieldsThatAreProven()
    {
        var fields = new Dictionary<string, object?> { ["out_trade_no"] = "N1" };
        var info = new Dictionary<string, object?> { ["out_refund_no"] = "R1" };

        Assert.That((string)((dynamic)new CallbackV2(fields)).out_trade_no, Is.EqualTo("N1"));
        Assert.That(new CallbackV2(fields).RequestInfo, Is.Empty);
        dynamic refund = new CallbackV2(fields, info, isSigned: false);
        Assert.That((string)refund.out_refund_no, Is.EqualTo("R1"));
        Assert.That(() => (string)refund.out_trade_no, Throws.InstanceOf<MissingMemberException>());
    }

    [Test]
    public void PlatformCertificate_FromPem_NamesSerialAndValidity()
    {
        var certificate = PlatformCertificate.FromPem(KeyForms.CertificatePem);

        Assert.That((certificate.Serial, certificate.Pem), Is.EqualTo((KeyForms.CertificateSerial, KeyForms.CertificatePem)));
        Assert.That(certificate.IsValidAt(DateTimeOffset.UnixEpoch.AddYears(50)));
        Assert.That(() => PlatformCertificate.FromPem("pasted badly"), Throws.ArgumentException.With.Message.Not.Contains("pasted"));
    }
}
