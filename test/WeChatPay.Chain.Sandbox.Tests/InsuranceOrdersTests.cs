using System.Net;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Tests;

internal sealed class InsuranceOrdersTests : SandboxFixture
{
    [Test]
    public async Task Post_NewOrder_AnswersEveryDocumentedField()
    {
        var reply = await SendAsync(Post(Order()));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        var order = reply.Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                string.Join(", ", order.Properties().Select(p => $"{p.Name}: {p.Value.Type}")),
                Is.EqualTo(
                    "order_id: String, out_order_no: String, openid: String, max_claim_count: Integer, claimed_count: Integer, "
                    + "order_receive_time: String, order_begin_time: String, order_end_time: String, order_receive_state: String"));
            Assert.That((string?)order["order_id"], Does.Match("^[0-9]{28}$"));
            Assert.That((string?)order["out_order_no"], Is.EqualTo("6e8369071cd942c0476613f9d1ce9ca3"));
            Assert.That((string?)order["openid"], Is.EqualTo("2323dfsdf342342"));
            Assert.That((string?)order["order_receive_time"], Is.EqualTo("2023-11-15T06:13:20+08:00"));
            Assert.That((string?)order["order_begin_time"], Is.EqualTo("2023-11-15T06:13:20+08:00"));
            Assert.That((string?)order["order_end_time"], Is.EqualTo("2023-11-16T06:13:20+08:00"));
            Assert.That((string?)order["order_receive_state"], Is.Not.Empty);
            Assert.That(reply.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
        }
    }

    [Test]
    public async Task Post_SameDataLater_GetsTheSameAnswer()
    {
        var first = await SendAsync(Post(Order()));
        Time.Advance(TimeSpan.FromHours(1));
        var second = await SendAsync(Post(new JObject(Order().Properties().Reverse())));

        Assert.That(second.Text, Is.EqualTo(first.Text));
    }

    [TestCase("openid", "other")]
    [TestCase("notify_url", "https://api.test.com/other")]
    [TestCase("service_id", "other")]
    public async Task Post_SameNumberOtherData_IsRefusedAndChangesNothing(string field, string value)
    {
        var first = await SendAsync(Post(Order()));
        var other = Order();
        other[field] = value;
        var second = await SendAsync(Post(other));
        var kept = await SendAsync(Get(Draft.Path + "/6e8369071cd942c0476613f9d1ce9ca3"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((string?)second.Json["code"], Is.EqualTo("INVALID_REQUEST"));
            Assert.That((string?)second.Json["message"], Does.Contain("6e8369071cd942c0476613f9d1ce9ca3").And.Contain("other data"));
            Assert.That(kept.Text, Is.EqualTo(first.Text));
        }
    }

    [Test]
    public async Task Post_ManyAtOnce_CreateOneOrder()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => SendAsync(Post(Order()))));

        Assert.That(replies.Select(r => r.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(replies.Select(r => r.Status), Is.All.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("out_order_no")]
    [TestCase("openid")]
    [TestCase("notify_url")]
    [TestCase("service_id")]
    public async Task Post_FieldAbsentEmptyOrOfAnotherType_IsNamed(string field)
    {
        async Task<Reply> SendWith(Action<JObject> change)
        {
            var order = Order();
            change(order);
            return await SendAsync(Post(order));
        }

        AssertParamError(await SendWith(o => o.Remove(field)), "/" + field, "body", "missing", $"{field} is missing");
        AssertParamError(await SendWith(o => o[field] = ""), "/" + field, "body", "empty", $"{field} is empty");
        AssertParamError(await SendWith(o => o[field] = 7), "/" + field, "body", "wrong type", "integer, not string");
        AssertParamError(await SendWith(o => o[field] = null), "/" + field, "body", "wrong type", "null, not string");
    }

    [Test]
    public async Task Post_TwoWrongFields_NamesTheFirst()
    {
        var reply = await SendAsync(Post("{}"));

        AssertParamError(reply, "/out_order_no", "body", "missing");
    }

    [TestCase("api.test.com")]
    [TestCase("/notify")]
    [TestCase("ftp://api.test.com/")]
    public async Task Post_NotifyUrlNotAbsolute_IsRefused(string url)
    {
        var order = Order();
        order["notify_url"] = url;
        var reply = await SendAsync(Post(order));

        AssertParamError(reply, "/notify_url", "body", "not an absolute URL", $"`{url}`", "https://example.com/notify");
    }

    [Test]
    public async Task Post_NotifyUrlOverHttp_Passes()
    {
        var order = Order();
        order["notify_url"] = "http://127.0.0.1:8080/notify";
        var reply = await SendAsync(Post(order));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task Post_UnknownField_IsIgnored()
    {
        var order = Order();
        order["appid"] = "wx1";
        var reply = await SendAsync(Post(order));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        Assert.That(reply.Json.ContainsKey("appid"), Is.False);
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("<xml/>")]
    [TestCase("{\"out_order_no\":")]
    [TestCase("{} {}")]
    [TestCase("{} /* more */")]
    public async Task Post_BodyNoJsonObject_IsRefused(string body)
    {
        var reply = await SendAsync(Post(body));

        AssertParamError(reply, "/", "body", "not a JSON object", "not a JSON object");
    }

    [Test]
    public async Task Post_BodyNotUtf8_IsRefused()
    {
        var reply = await SendAsync(Post("") with { Body = [(byte)'{', 0xB5, 0xA5, (byte)'}'] });

        AssertParamError(reply, "/", "body", "not a JSON object", "UTF-8");
    }

    [Test]
    public async Task Get_KnownOrder_AnswersAsThePostDid()
    {
        var posted = await SendAsync(Post(Order()));
        var got = await SendAsync(Get(Draft.Path + "/6e8369071cd942c0476613f9d1ce9ca3"));

        Assert.That(got.Status, Is.EqualTo(HttpStatusCode.OK), got.Text);
        Assert.That(got.Text, Is.EqualTo(posted.Text));
    }

    [Test]
    public async Task Get_NumberPercentEncoded_IsDecodedOnce()
    {
        await SendAsync(Post(Order("a/b %25单")));
        var got = await SendAsync(Get(Draft.Path + "/a%2Fb%20%2525%E5%8D%95"));

        Assert.That(got.Status, Is.EqualTo(HttpStatusCode.OK), got.Text);
        Assert.That((string?)got.Json["out_order_no"], Is.EqualTo("a/b %25单"));
    }

    [Test]
    public async Task Get_UnknownOrder_IsNotFound()
    {
        var reply = await SendAsync(Get(Draft.Path + "/nobody"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((string?)reply.Json["code"], Is.EqualTo("NOT_FOUND"));
            Assert.That((string?)reply.Json["message"], Does.Contain("`nobody`"));
        }
    }
}
