using System.Text;

namespace WeChatPay.Sandbox.Tests;

internal sealed class UploadVerificationTests : SandboxFixture
{
    private const string Meta = """{"filename":"图.png","sha256":"00"}""";

    [Test]
    public async Task Upload_SignedOverMeta_PassesTheChecks()
    {
        var reply = await SendAsync(Upload(Parts("meta")) with { Sign = (m, t, s, n, _) => Draft.Message(m, t, s, n, Encoding.UTF8.GetBytes(Meta)) });

        AssertParamError(reply, "/meta/sha256", "body", "digest mismatch", "`00`");
    }

    [Test]
    public async Task Upload_SignedOverTheWholeBody_IsDiagnosed()
    {
        var reply = await SendAsync(Upload(Parts("meta")));

        AssertSignError(reply, "signature", "sign not match", "only the JSON in the part meta is signed");
    }

    [Test]
    public async Task Upload_WithoutMeta_IsRefused()
    {
        var reply = await SendAsync(Upload(Parts("data")));

        AssertParamError(reply, "/meta", "body", "missing", "no part is named meta");
    }

    [Test]
    public async Task Upload_WithoutBoundary_IsReadByItsFirstLine()
    {
        var reply = await SendAsync(Upload(Parts("meta")) with { ContentType = "multipart/form-data" });

        AssertSignError(reply, "signature", "sign not match", "only the JSON in the part meta is signed");
    }

    [Test]
    public async Task Upload_CutShort_IsRefused()
    {
        var reply = await SendAsync(Upload(Parts("meta")[..60]));

        AssertParamError(reply, "/meta", "body", "missing", "not multipart/form-data");
    }

    private static string Parts(string name) =>
        $"--b0\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: application/json\r\n\r\n{Meta}\r\n"
        + "--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--b0--\r\n";

    private Draft Upload(string body) => Post(body) with { Target = "/v3/merchant/media/upload", ContentType = "multipart/form-data; boundary=\"b0\"" };
}
