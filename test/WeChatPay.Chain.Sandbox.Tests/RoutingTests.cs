using System.Net;

namespace WeChatPay.Sandbox.Tests;

internal sealed class RoutingTests : SandboxFixture
{
    [TestCase("/v3/nothing", "GET /v3/certificates")]
    [TestCase(Draft.Path + "/", "POST " + Draft.Path)]
    [TestCase(Draft.Path + "/1/2", "POST " + Draft.Path)]
    public async Task Path_Unknown_IsRefusedWithWhatIsNear(string path, string near)
    {
        var reply = await SendAsync(Get(path));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotFound), reply.Text);
            Assert.That((string?)reply.Json["code"], Is.EqualTo("RESOURCE_NOT_EXISTS"));
            Assert.That((string?)reply.Json["message"], Does.Contain($"nothing at {path}.").And.Contain(near));
        }
    }

    [TestCase("GET", Draft.Path, "POST")]
    [TestCase("DELETE", Draft.Path + "/1", "GET")]
    public async Task Method_Wrong_IsRefusedWithWhatIsAllowed(string method, string path, string allowed)
    {
        var reply = await SendAsync(Get(path) with { Method = new HttpMethod(method) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed), reply.Text);
            Assert.That(reply.Headers["Allow"], Is.EqualTo(allowed));
            Assert.That((string?)reply.Json["code"], Is.EqualTo("METHOD_NOT_ALLOWED"));
            Assert.That((string?)reply.Json["message"], Does.Contain($"takes {allowed}, not {method}"));
        }
    }

    [Test]
    public async Task Path_Unknown_IsCheckedForItsSignatureFirst()
    {
        var reply = await SendAsync(Get("/v3/nothing").ToUnsigned());

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
