using NUnit.Framework;
using WeChatPay.V3;

namespace WeChatPay.Tests.V3;

/// <summary>Every answer has to be signed, but for the files and images that WeChat Pay doesn't sign, and not a path more.</summary>
public sealed class AnswerKindsTests
{
    [TestCase("/v3/billdownload/file?token=x")]
    [TestCase("/v3/transferdownload/elecvoucherfile?token=x")]
    [TestCase("/v3/transferdownload/signfile?token=x")]
    [TestCase("/v3/new-tax-control-fapiao/download?token=x")]
    [TestCase("/v3/merchant-service/images/ChsyMDAwMDAwMTAwMDAwMDAwMDAw")]
    [TestCase("/v3/merchant-service/images/a%2Fb%3D")]
    [TestCase("/v3/merchant-service/images/uploaded")]
    [TestCase("/v3/global/merchant-service/images/ChsyMDAwMDAwMTAwMDAwMDAwMDAw")]
    public void Of_FileOrImage_IsUnsigned(string target) => Assert.That(Of(target), Is.EqualTo(ResponseKind.Unsigned));

    [TestCase("/v3/statements?date=2024-01-01")]
    [TestCase("/v3/global/statements?date=2024-01-01")]
    [TestCase("/hk/v3/statements?date=2024-01-01")]
    public void Of_Statement_IsSignedByItsDigest(string target) => Assert.That(Of(target), Is.EqualTo(ResponseKind.Statement));

    [TestCase("/v3/merchant-service/images/upload")]
    [TestCase("/v3/merchant-service/images/upload?x=1")]
    [TestCase("/v3/merchant-service/images/upload/")]
    [TestCase("/v3/merchant-service/images/upload//")]
    [TestCase("/v3/merchant-service/images/upload/x")]
    [TestCase("/v3/merchant-service/images/Ch4Z/upload")]
    [TestCase("/v3/merchant-service/images/Ch4Z/")]
    [TestCase("/v3/merchant-service/images/%2F")]
    [TestCase("/v3/merchant-service/images//")]
    [TestCase("/v3/merchant-service/images/%75pload")]
    [TestCase("/v3/global/merchant-service/images/upload")]
    [TestCase("/v3/merchant-service/images/")]
    [TestCase("/v3/merchant-service/images")]
    [TestCase("/v3/merchant/media/upload")]
    [TestCase("/v3/marketing/favor/media/image-upload")]
    [TestCase("/v3/bill/tradebill")]
    [TestCase("/v3/billdownload/file/")]
    [TestCase("/v3/billdownload/files")]
    [TestCase("/v3/billdownload/FILE")]
    [TestCase("/x/v3/billdownload/file")]
    [TestCase("/v3/pay/transactions/native?x=/v3/billdownload/file")]
    [TestCase("/v3/pay/transactions/id/v3%2Fbilldownload%2Ffile")]
    [TestCase("/v3/certificates")]
    [TestCase("/v3/statements/1")]
    public void Of_AnythingElse_IsSigned(string target) => Assert.That(Of(target), Is.EqualTo(ResponseKind.Signed));

    [TestCase("POST", "/v3/billdownload/file")]
    [TestCase("POST", "/v3/merchant-service/images/Ch4Z")]
    [TestCase("PUT", "/v3/transferdownload/signfile")]
    [TestCase("DELETE", "/v3/global/merchant-service/images/Ch4Z")]
    public void Classify_OtherMethodAtThePathOfAFile_IsSigned(string method, string target) =>
        Assert.That(Of(target, method), Is.EqualTo(ResponseKind.Signed));

    private static ResponseKind Of(string target, string method = "GET") =>
        ResponseKinds.Classify(method, new Uri("https://api.mch.weixin.qq.com" + target));
}
