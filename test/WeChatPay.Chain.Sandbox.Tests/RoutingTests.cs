using System.Net;

namespace WeChatPay.Sandbox.Tests;

internal sealed class RoutingTests : SandboxFixture
{
    [TestCase("/v3/nothing")]
    [TestCase(Draft.Path + "/")]
    [TestCase(Draft.Path + "/1/2")]
    public async Task Path_Unknown_IsRefusedWithWhatThereIs(string path)
    {
        Reply reply = await SendAsync(Get(path));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotFound), reply.Text);
            Assert.That((string?)reply.Json["code"], Is.EqualTo("RESOURCE_NOT_EXISTS"));
            Assert.That((string?)reply.Json["message"], Does.Contain($"nothing at {path}.").And.Contain("POST " + Draft.Path));
        }
    }

    [TestCase("GET", Draft.Path, "POST")]
    [TestCase("DELETE", Draft.Path + "/1", "GET")]
    public async Task Method_Wrong_IsRefusedWithWhatIsAllowed(string method, string path, string allowed)
    {
        Reply reply = await SendAsync(Get(path) with { Method = new HttpMethod(method) });

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
        Reply reply = await SendAsync(Get("/v3/nothing").ToUnsigned());

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
