using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Json;
using WeChatPay.Tests.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>Every row of docs/en/porting-from-php.md is run: it sends what the guide says, and prints what stands below it.</summary>
[NonParallelizable]
public sealed partial class PortingGuideTests
{
    private const string Guide = "docs/en/porting-from-php.md";
    private const string ApiV3Key = "0123456789abcdef0123456789abcdef";

    /// <summary>The merchant of the guide.</summary>
    private const string Mchid = "1900000109";

    private string _files = null!;

    private static readonly Dictionary<int, (string Call, Func<HttpResponseMessage> Answer)[]> Expected = new()
    {
        [2] = [("GET /v3/certificates", static () => SignedAnswer.Of("""{"data":[]}"""))],
        [3] =
        [
            (
                "POST /v3/pay/transactions/native",
                static () => SignedAnswer.Unsigned("""{"code":"NO_AUTH","message":"商户号没有该产品的权限"}""", HttpStatusCode.Forbidden)
            ),
        ],
        [4] = [("POST /v3/refund/domestic/refunds", static () => SignedAnswer.Of("""{"refund_id":"50000000382026112400000000001","status":"PROCESSING"}"""))],
        [5] = [.. Enumerable.Repeat<(string, Func<HttpResponseMessage>)>(("GET /v3/merchant-service/complaints-v2", Empty), 4)],
        [6] =
        [
            ("GET /v3/pay/transactions/id/4200000000202611240000000001?mchid=1900000109", Empty),
            ("POST /v3/pay/transactions/out-trade-no/native202611240001/close", static () => SignedAnswer.Of("", HttpStatusCode.NoContent)),
        ],
        [7] = [.. Enumerable.Repeat<(string, Func<HttpResponseMessage>)>(("GET /v3/marketing/favor/users/AbcdEF12345/coupons", Empty), 4)],
        [8] = [("POST /v3/merchant/media/video_upload", static () => SignedAnswer.Of("""{"media_id":"jTpGmxUXqRTvDujqhThn4ReFxikqJ5YW6zFQ"}"""))],
        [9] = [("POST /v3/marketing/favor/media/image-upload", static () => SignedAnswer.Of("""{"media_url":"https://qpic.cn/xxx"}"""))],
        [10] = [("POST /v3/applyment4sub/applyment/", static () => SignedAnswer.Of("""{"applyment_id":2000002124775691}"""))],
        [13] =
        [
            (
                "GET /v3/pay/transactions/id/42",
                static () => SignedAnswer.Unsigned("""{"code":"ORDER_NOT_EXIST","message":"订单不存在"}""", HttpStatusCode.NotFound)
            ),
        ],
        [14] = [("GET /v3/certificates", static () => SignedAnswer.Of("""{"data":[]}"""))],
        [15] = [("GET /v3/certificates", static () => SignedAnswer.Of(Certificates()))],
        [18] = [("POST /mmpaymkttransfers/promotion/transfers", static () => XmlAnswer.Of(new { payment_no = "10101261124000000001" }, signed: false))],
        [19] = [("POST https://fraud.mch.weixin.qq.com/risk/getpublickey", static () => XmlAnswer.Of(new { pub_key = "…" }, signed: false))],
        [20] = [("POST /mmpaysptrans/pay_bank", static () => XmlAnswer.Of(new { payment_no = "10101261124000000002" }, signed: false))],
        [21] =
            [("POST https://payapp.weixin.qq.com/face/get_wxpayface_authinfo", static () => XmlAnswer.Of(new { authinfo = "q0wd0x" }, Hash.ALGO_HMAC_SHA256))],
        [22] = [("POST /xdc/apiv2getsignkey/sign/getsignkey", static () => XmlAnswer.Of(new { sandbox_signkey = "…" }, signed: false))],
    };

    private static IEnumerable<TestCaseData> Rows =>
        from row in RowsOf(Repository.Read(Guide))
        select new TestCaseData(row.Number).SetArgDisplayNames(row.Title);

    [OneTimeSetUp]
    public void WriteFiles()
    {
        _files = Directory.CreateTempSubdirectory("wechatpay-guide-").FullName;
        Directory.CreateDirectory(Path.Combine(_files, "merchant"));
        Directory.CreateDirectory(Path.Combine(_files, "wechatpay"));
        using var merchant = XmlAnswer.Certificate.GetRSAPrivateKey()!;
        Write("merchant/apiclient_key.pem", merchant.ExportPkcs8PrivateKeyPem());
        Write("merchant/apiclient_cert.pem", XmlAnswer.Certificate.ExportCertificatePem());
        Write("wechatpay/pub_key.pem", TestKeys.PlatformPem);
        using var platform = KeyForms.Certify(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100), TestKeys.Platform);
        Write("wechatpay/cert.pem", platform.ExportCertificatePem());
        Write("image.jpg", "not really an image");
        Write("video.mp4", "not really a video");
    }

    [OneTimeTearDown]
    public void DeleteFiles() => Directory.Delete(_files, recursive: true);

    [TestCaseSource(nameof(Rows))]
    public async Task Row_Run_SendsAndPrintsWhatTheGuideSays(int number)
    {
        var row = RowsOf(Repository.Read(Guide)).Single(row => row.Number == number);
        var blocks = MarkdownFile.Parse(Guide, row.Text).Fences;
        var code = blocks.Single(static block => block.Language == "csharp");
        var output = blocks.SingleOrDefault(static block => block.Language == "text")?.Text;
        var exchanges = Expected.GetValueOrDefault(number, []);
        using var wire = new Wire();
        foreach (var (_, answer) in exchanges)
            wire.Answer(answer());
        using var instance = Client();

        var written = await SampleRunner.RunAsync([code with { Text = code.Text.Replace("/path/to/", $"{_files}/", StringComparison.Ordinal) }], instance);

        Assert.That(
            wire.Requests.Select(static request => $"{request.Method} {request.Uri}"),
            Is.EqualTo(exchanges.Select(static exchange => Absolute(exchange.Call))));
        if (output is null)
            Assert.That(written, Is.Empty);
        else if (output.EndsWith(" …", StringComparison.Ordinal))
            Assert.That(written, Does.StartWith(output[..^2]));
        else
            Assert.That(written.TrimEnd('\n'), Is.EqualTo(output.TrimEnd('\n')));
    }

    [Test]
    public void Table_OfTheGuide_NamesEveryRow()
    {
        var text = Repository.Read(Guide);
        var linked = Link().Matches(text).Select(static link => int.Parse(link.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))
            .Distinct().Order();

        Assert.That(linked, Is.EqualTo(RowsOf(text).Select(static row => row.Number)));
    }

    private static HttpResponseMessage Empty() => SignedAnswer.Of("{}");

    private static WeChatPayClient Client() => new(TestKeys.Options with
    {
        Mchid = Mchid,
        Certs = new Dictionary<string, KeySource> { [TestKeys.PlatformKeyId] = TestKeys.PlatformPem },
        ApiV2Key = XmlAnswer.ApiV2Key,
        Merchant = XmlAnswer.Certificate,
    });

    private static string Certificates()
    {
        const string nonce = "fdasflkja484";
        var ciphertext = WeChatPay.Crypto.AesGcm.Encrypt(XmlAnswer.Certificate.ExportCertificatePem(), ApiV3Key, nonce, "certificate");
        return JsonText.Write(new { data = new[] { new { encrypt_certificate = new { ciphertext, nonce, associated_data = "certificate" } } } });
    }

    private static string Absolute(string call) =>
        call.Contains("://", StringComparison.Ordinal) ? call : call.Replace(" /", " https://api.mch.weixin.qq.com/", StringComparison.Ordinal);

    private static IEnumerable<(int Number, string Title, string Text)> RowsOf(string guide) =>
        from part in Heading().Split(guide).Skip(1).Chunk(2)
        select (int.Parse(part[0].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture), part[0], part[1]);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_files, file), text);

    [GeneratedRegex(@"^### (\d+\. .+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(#(\d+)-")]
    private static partial Regex Link();
}
