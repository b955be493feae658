using NUnit.Framework;

namespace WeChatPay.Tests.Sandbox;

/// <summary>What a merchant's program meets when it places and queries orders over HTTP.</summary>
public sealed class OrdersTests : Shop
{
    [Test]
    public async Task Post_SameOrderAgain_GetsTheSameAnswerAndIsSignedAnew()
    {
        var no = NewNumber();

        var first = await Client[Orders].PostAsync(new { json = Order(no) });
        var again = await Client[Orders].PostAsync(new { json = Order(no) });

        var sent = Server.Requests.Where(request => request.BodyText().Contains($"\"{no}\"", StringComparison.Ordinal)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Text, Is.EqualTo(first.Text));
            Assert.That(again.RequestId, Is.Not.EqualTo(first.RequestId));
            Assert.That(sent, Has.Count.EqualTo(2));
            Assert.That(sent.Select(request => request.Headers["Authorization"]), Is.Unique);
        }
    }

    [Test]
    public void Post_OtherDataUnderTheSameNumber_IsAnApiExceptionWithItsCode()
    {
        var no = NewNumber();
        Client[Orders].Post(new { json = Order(no) });

        var error = Assert.Throws<WeChatPayApiException>(() => Client[Orders].Post(new { json = Order(no, openid: "another") }))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.StatusCode, Is.EqualTo(400));
            Assert.That(error.Code, Is.EqualTo("INVALID_REQUEST"));
            Assert.That(error.Description, Does.Contain("was used before, with other data"));
            Assert.That(error.Message, Does.StartWith($"POST {Orders} was answered 400 Bad Request. INVALID_REQUEST: "));
            Assert.That(error.RequestId, Is.Not.Null.And.Not.Empty);
            Assert.That(error.ToString(), Does.Contain($"Request-ID: {error.RequestId}"));
            Assert.That(error.Response.Text, Does.Contain("INVALID_REQUEST"));
        }
    }

    [Test]
    public void Get_UnknownOrder_Is404()
    {
        var error = Assert.Throws<WeChatPayApiException>(() => Client[OneOrder].Get(new { out_order_no = "never placed" }))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.StatusCode, Is.EqualTo(404));
            Assert.That(error.Code, Is.EqualTo("NOT_FOUND"));
            Assert.That(error.Call, Is.EqualTo($"GET {OneOrder}"));
        }
    }

    [TestCase("out_order_no")]
    [TestCase("openid")]
    [TestCase("notify_url")]
    [TestCase("service_id")]
    public void Post_FieldMissing_IsAParamErrorThatNamesIt(string field)
    {
        var order = Newtonsoft.Json.Linq.JObject.FromObject(Order(NewNumber()));
        order.Remove(field);

        var error = Assert.Throws<WeChatPayApiException>(() => Client[Orders].Post(new { json = order }))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.StatusCode, Is.EqualTo(400));
            Assert.That(error.Code, Is.EqualTo("PARAM_ERROR"));
            Assert.That(error.Message, Does.EndWith($"(field /{field}, location body, issue missing). Nothing was changed."));
            Assert.That((string?)error.Detail?["field"], Is.EqualTo($"/{field}"));
        }
    }

    [Test]
    public void Get_PathThatTheServerDoesNotHave_Is404() =>
        Assert.That(
            () => Client["v3/hire-power-bank/insurance"].Get(),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("RESOURCE_NOT_EXISTS"));

    [Test]
    public void Delete_MethodThatThePathDoesNotHave_Is405() =>
        Assert.That(() => Client[Orders].Delete(), Throws.InstanceOf<WeChatPayApiException>().With.Property("StatusCode").EqualTo(405));

    [Test]
    public void Get_HttpErrorsFalse_GivesTheErrorBack()
    {
        var answer = Client[OneOrder].Get(new { out_order_no = "never placed", http_errors = false });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(404));
            Assert.That((string?)answer["code"], Is.EqualTo("NOT_FOUND"));
        }
    }

    [TestCase("a b")]
    [TestCase("a/b")]
    [TestCase("100%")]
    [TestCase("%2F")]
    [TestCase("a+b&c=d")]
    [TestCase("AbcdEF12345")]
    [TestCase("实例值")]
    [TestCase("😀")]
    [TestCase("a'(b)*!~")]
    [TestCase("{x}")]
    [TestCase("a#b?c")]
    [TestCase("a\"b\\c")]
    [TestCase("...")]
    public async Task Get_NumberThatNeedsPercentEncoding_ArrivesAndFitsTheSignature(string no)
    {
        var placed = await Client[Orders].PostAsync(new { json = Order(no) });

        var byVariable = await Client[OneOrder].GetAsync(new { out_order_no = no });
        var byInterpolation = await Client[$"v3/hire-power-bank/insurance-orders/{no}"].GetAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byVariable.Text, Is.EqualTo(placed.Text));
            Assert.That(byInterpolation.Text, Is.EqualTo(placed.Text));
            Assert.That((string?)byVariable["out_order_no"], Is.EqualTo(no));
        }
    }

    [Test]
    public async Task Get_Query_FitsTheSignature()
    {
        var no = NewNumber();
        await Client[Orders].PostAsync(new { json = Order(no) });

        var queried = await Client[OneOrder].GetAsync(new { out_order_no = no, query = new { note = "甲 & 乙/=?", empty = "" } });

        Assert.That((string?)queried["out_order_no"], Is.EqualTo(no));
    }

    [Test]
    public async Task Post_AsksForTheCertificate_IsVerifiedByIt()
    {
        var answer = await Client[Orders].PostAsync(new { json = Order(NewNumber()), headers = new { Wechatpay_Serial = Server.PlatformSerial } });

        Assert.That(answer.Header("Wechatpay-Serial"), Is.EqualTo(Server.PlatformSerial));
    }

    [Test]
    public async Task Post_BodyFromAStream_IsSignedAndArrives()
    {
        var no = NewNumber();
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Newtonsoft.Json.JsonConvert.SerializeObject(Order(no))));

        var placed = await Client[Orders].PostAsync(new { body });

        Assert.That((string?)placed["out_order_no"], Is.EqualTo(no));
    }

    [Test]
    public void Post_WithAnotherPrivateKey_IsRefusedAs401SignError()
    {
        using var other = System.Security.Cryptography.RSA.Create(2048);
        using var client = new WeChatPayClient(Options with { PrivateKey = other });

        var error = Assert.Throws<WeChatPayApiException>(() => client[Orders].Post(new { json = Order(NewNumber()) }))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.StatusCode, Is.EqualTo(401));
            Assert.That(error.Code, Is.EqualTo("SIGN_ERROR"));
            Assert.That(error.Message, Does.Contain("field signature, location authorization"));
        }
    }

    [Test]
    public void Post_WithAnotherSerial_IsRefusedAs401SignError()
    {
        using var client = new WeChatPayClient(Options with { Serial = "ABCDEF0123456789" });

        Assert.That(
            () => client[Orders].Post(new { json = Order(NewNumber()) }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("SIGN_ERROR").And.Message.Contains("ABCDEF0123456789"));
    }

    [Test]
    public void Get_WithThePlatformKeyOfAnother_IsNotProven()
    {
        using var other = System.Security.Cryptography.RSA.Create(2048);
        using var client = new WeChatPayClient(Options with { Certs = new Dictionary<string, KeySource> { [Server.PlatformKeyId] = other } });

        Assert.That(
            () => client[Orders].Post(new { json = Order(NewNumber()) }),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Signature));
    }

    [Test]
    public void Call_From8Threads50TimesEach_AreAllVerified()
    {
        var prefix = NewNumber();
        var answered = new System.Collections.Concurrent.ConcurrentBag<(string Asked, string? Got)>();
        var errors = new System.Collections.Concurrent.ConcurrentBag<Exception>();
        var threads = Enumerable.Range(0, 8).Select(thread => new Thread(() =>
        {
            try
            {
                for (var i = 0; i < 25; i++)
                {
                    var no = $"{prefix}-{thread}-{i}";
                    Client[Orders].Post(new { json = Order(no) });
                    answered.Add((no, (string?)Client[OneOrder].Get(new { out_order_no = no })["out_order_no"]));
                }
            }
            catch (WeChatPayException error)
            {
                errors.Add(error);
            }
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors, Is.Empty);
            Assert.That(answered, Has.Count.EqualTo(200));
            Assert.That(answered, Has.All.Matches<(string Asked, string? Got)>(pair => pair.Asked == pair.Got));
        }
    }
}
