using System.Collections.Immutable;
using System.Dynamic;
using System.Text;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Calls;

public sealed class OptionsTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options with { Headers = new Dictionary<string, string?> { ["X-Shop"] = "7" } });

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    private static IEnumerable<TestCaseData> Shapes()
    {
        object json = new { out_trade_no = "A1", amount = new { total = 100, currency = "CNY" }, list = new object?[] { 1, "x", null, true } };
        var expando = (IDictionary<string, object?>)new ExpandoObject();
        (expando["json"], expando["id"], expando["query"]) = (json, "B/2", new { a = 1 });
        yield return Shape("anonymous", new { json, id = "B/2", query = new { a = 1 } });
        yield return Shape(
            "dictionary", new Dictionary<string, object?> { ["json"] = json, ["id"] = "B/2", ["query"] = new Dictionary<string, int> { ["a"] = 1 } });
        yield return Shape(
            "immutable dictionary", new Dictionary<string, object?> { ["json"] = json, ["id"] = "B/2", ["query"] = "a=1" }.ToImmutableDictionary());
        yield return Shape("ExpandoObject", expando);
        yield return Shape("JObject", JObject.FromObject(new { json, id = "B/2", query = new { a = 1 } }));
        yield return Shape(
            "dictionary of JToken",
            new Dictionary<string, JToken> { ["json"] = JToken.FromObject(json), ["id"] = "B/2", ["query"] = JToken.FromObject(new { a = 1 }) });
        yield return Shape(
            "RequestOptions", new RequestOptions { Json = json, Query = "?a=1", Variables = new Dictionary<string, object?> { ["id"] = "B/2" } });
        yield return Shape("class", new OwnOptions { json = json, id = "B/2", query = "a=1" });

        static TestCaseData Shape(string name, object options) => new TestCaseData(options).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Shapes))]
    public void Options_InEveryShape_SendTheSame(object options)
    {
        using var wire = new Wire().Answer();

        _client["v3/orders/{id}"].Post(options);

        Assert.That(wire.Request.Uri.PathAndQuery, Is.EqualTo("/v3/orders/B%2F2?a=1"));
        Assert.That(
            JToken.DeepEquals(
                JToken.Parse(wire.Request.Text), JToken.Parse("""{"out_trade_no":"A1","amount":{"total":100,"currency":"CNY"},"list":[1,"x",null,true]}""")),
            wire.Request.Text);
        Assert.That(wire.Request.IsSigned());
    }

    [TestCase(42)]
    [TestCase("json")]
    [TestCase(new[] { 1 })]
    public void Options_OfNoShape_AreRefused(object options) =>
        Assert.That(
            () => _client["v3/a"].Post(options),
            Throws.ArgumentException.With.Message.Contains("anonymous object").And.Message.Contains("Nothing was sent"));

    [Test]
    public void Json_WithDatesAndAmounts_KeepsThemExact()
    {
        using var wire = new Wire().Answer();

        _client["v3/a"].Post(new
        {
            json = new
            {
                time = "2018-06-08T10:34:56+08:00",
                big = 9007199254740993,
                at = new DateTimeOffset(2018, 6, 8, 10, 34, 56, TimeSpan.FromHours(8)),
                rate = 0.1,
                state = DayOfWeek.Monday,
            },
        });

        Assert.That(
            wire.Request.Text,
            Is.EqualTo("""{"time":"2018-06-08T10:34:56+08:00","big":9007199254740993,"at":"2018-06-08T10:34:56+08:00","rate":0.1,"state":"Monday"}"""));
        Assert.That(wire.Request.ContentType, Is.EqualTo("application/json"));
    }

    [Test]
    public void Query_OfEveryType_FollowsPhp()
    {
        using var wire = new Wire().Answer();

        _client["v3/a"].Get(new
        {
            query = new
            {
                t = true,
                f = false,
                n = (string?)null,
                e = "",
                list = new[] { "x", "y z" },
                map = new { k = 1.5, deep = new[] { 1 } },
            },
        });

        Assert.That(wire.Request.Uri.Query, Is.EqualTo("?t=1&f=0&e=&list%5B0%5D=x&list%5B1%5D=y%20z&map%5Bk%5D=1.5&map%5Bdeep%5D%5B0%5D=1"));
    }

    [Test]
    public void Query_BesideAQueryInThePath_IsRefused() =>
        Assert.That(() => _client["v3/a?x=1"].Get(new { query = new { y = 2 } }), Throws.ArgumentException.With.Message.Contains("put all of it into `query`"));

    [Test]
    public void Query_WithAnObjectThatIsNoValue_IsRefused() =>
        Assert.That(() => _client["v3/a"].Get(new { query = new { s = new MemoryStream() } }), Throws.ArgumentException.With.Message.Contains("`s`"));

    [Test]
    public void Headers_OfTheCall_OverrideTheClientsAndTheDefaults()
    {
        using var wire = new Wire().Answer().Answer().Answer();

        _client["v3/a"].Post(new
        {
            json = new { },
            headers = new { Wechatpay_Serial = "S", X_Shop = "8", Accept = "*/*", Content_Type = "application/json; x=1" },
        });
        _client["v3/a"].Post(new { headers = new Dictionary<string, object> { ["Idempotency-Key"] = "k_1", ["X-Many"] = new[] { "a", "b" } } });
        _client["v3/a"].Get();

        Assert.That(wire.Requests[0].Headers["Wechatpay-Serial"], Is.EqualTo("S"));
        Assert.That(wire.Requests[0].Headers["X-Shop"], Is.EqualTo("8"));
        Assert.That(wire.Requests[0].Headers["Accept"], Is.EqualTo("*/*"));
        Assert.That(wire.Requests[0].ContentType, Is.EqualTo("application/json; x=1"));
        Assert.That(wire.Requests[1].Headers["Idempotency-Key"], Is.EqualTo("k_1"));
        Assert.That(wire.Requests[1].Headers["X-Many"], Is.EqualTo("a, b"));
        Assert.That(wire.Requests[2].Headers["X-Shop"], Is.EqualTo("7"));
        Assert.That(wire.Requests[2].Headers["User-Agent"], Does.StartWith("WeChatPay.Chain/"));
        Assert.That(wire.Requests[2].ContentType, Is.EqualTo("application/json; charset=utf-8"));
    }

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Body("text", () => "租借 a=1");
        yield return Body("bytes", () => Encoding.UTF8.GetBytes("租借 a=1"));
        yield return Body("memory", () => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes("租借 a=1"));
        yield return Body("stream", () => new MemoryStream(Encoding.UTF8.GetBytes("租借 a=1")));
        yield return Body("content", () => new ByteArrayContent(Encoding.UTF8.GetBytes("租借 a=1")));

        static TestCaseData Body(string name, Func<object> body) => new TestCaseData(body).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Bodies))]
    public void Body_OfEveryKind_IsSentAndSignedAsItIs(Func<object> body)
    {
        using var wire = new Wire().Answer();

        _client["v3/a"].Post(new { body = body() });

        Assert.That(wire.Request.Text, Is.EqualTo("租借 a=1"));
        Assert.That(wire.Request.ContentType, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(wire.Request.IsSigned());
    }

    [Test]
    public void Body_AsContentWithItsOwnType_KeepsIt()
    {
        using var wire = new Wire().Answer();

        _client["v3/a"].Post(new { body = new StringContent("<a/>", Encoding.UTF8, "text/xml") });

        Assert.That(wire.Request.ContentType, Is.EqualTo("text/xml; charset=utf-8"));
    }

    [Test]
    public void FormParams_OfAnObject_AreAnUrlEncodedBody()
    {
        using var wire = new Wire().Answer();

        _client["v3/a"].Post(new { form_params = new { a = "x y", b = true } });

        Assert.That(wire.Request.Text, Is.EqualTo("a=x%20y&b=1"));
        Assert.That(wire.Request.ContentType, Is.EqualTo("application/x-www-form-urlencoded"));
        Assert.That(wire.Request.IsSigned());
    }

    [Test]
    public void Multipart_WithAMeta_SignsTheMetaAlone()
    {
        const string meta = """{"filename":"图.jpg","sha256":"ab"}""";
        using var wire = new Wire().Answer();

        _client["v3/merchant/media/upload"].Post(new
        {
            multipart = new object[]
            {
                new { name = "meta", contents = meta },
                new { name = "file", contents = new MemoryStream([1, 2, 3]), filename = "图\".jpg", headers = new { Content_Type = "image/jpeg" } },
            },
        });

        Assert.That(wire.Request.ContentType, Does.StartWith("multipart/form-data; boundary=").And.Not.Contains("\""));
        Assert.That(wire.Request.Text, Does.Contain("name=\"meta\"").And.Contain(meta).And.Contain("image/jpeg").And.Contain("\r\n\r\n\u0001\u0002\u0003\r\n"));
        Assert.That(wire.Request.Text, Does.Contain("%22.jpg\"").And.Not.Contain("\\\""));
        Assert.That(wire.Request.IsSigned(Encoding.UTF8.GetBytes(meta)));
    }

    [Test]
    public void Multipart_AsContent_SignsTheMetaAlone()
    {
        using var wire = new Wire().Answer();
        using var content = new MultipartFormDataContent { { new StringContent("{}"), "\"meta\"" }, { new ByteArrayContent([9]), "\"file\"", "\"a.jpg\"" } };

        _client["v3/merchant/media/upload"].Post(new { body = content });

        Assert.That(wire.Request.IsSigned("{}"u8.ToArray()));
    }

    [Test]
    public void Multipart_WithoutMeta_IsRefused() =>
        Assert.That(
            () => _client["v3/merchant/media/upload"].Post(new { multipart = new[] { new { name = "file", contents = "x" } } }),
            Throws.ArgumentException.With.Message.Contains("no part named `meta`"));

    [Test]
    public void BaseUri_OfTheCall_KeepsItsPath()
    {
        using var wire = new Wire().Answer().Answer().Answer();

        _client["v3/a"].Get(new { base_uri = "https://apihk.mch.weixin.qq.com/" });
        _client["v3/a"].Get(new { base_uri = "https://api.mch.weixin.qq.com/hk/" });
        _client["v3/a"].Get(new { base_uri = new Uri("https://api.mch.weixin.qq.com/hk") });

        Assert.That(wire.Requests.Select(request => request.Uri.AbsoluteUri), Is.EqualTo(new[]
        {
            "https://apihk.mch.weixin.qq.com/v3/a", "https://api.mch.weixin.qq.com/hk/v3/a", "https://api.mch.weixin.qq.com/hk/v3/a",
        }));
        Assert.That(wire.Requests.All(request => request.IsSigned()));
    }

    [TestCase("http_errors", "yes", "true or false")]
    [TestCase("stream", 1, "true or false")]
    [TestCase("timeout", -1, "seconds")]
    [TestCase("timeout", "soon", "seconds")]
    [TestCase("base_uri", "apihk", "https://api.mch")]
    [TestCase("handler", "verifier", "HandlerStack")]
    [TestCase("allow_redirects", "no", "new { max = 3 }")]
    [TestCase("debug", "yes", "TextWriter")]
    [TestCase("sink", 5, "path or a writable stream")]
    [TestCase("headers", "a: b", "names and values")]
    [TestCase("query", 5, "names and values")]
    [TestCase("multipart", "x", "list of parts")]
    [TestCase("body", 5, "json")]
    public void Option_WithAWrongValue_SaysWhatIsRight(string key, object value, string right) =>
        Assert.That(
            () => _client["v3/a"].Get(new Dictionary<string, object> { [key] = value }),
            Throws.ArgumentException.With.Message.Contains($"`{key}`").And.Message.Contains(right).And.Message.Contains("Nothing was sent"));

    [Test]
    public void Option_ThatIsNull_IsAbsent()
    {
        using var wire = new Wire().Answer();

        _client["v3/a"].Get(new { json = (object?)null, query = (object?)null, headers = (object?)null, timeout = (object?)null });

        Assert.That(wire.Request.Body, Is.Empty);
    }

    [Test]
    public void Xml_OnAV3Path_IsRefused() =>
        Assert.That(() => _client["v3/a"].Post(new { xml = new { a = 1 } }), Throws.ArgumentException.With.Message.Contains("v2/"));

    [Test]
    public void Debug_OfACall_WritesTheExchangeMasked()
    {
        using var wire = new Wire().Answer("""{"order_id":"O1","payer":{"openid":"o1","name":"张三"}}""");
        using var written = new StringWriter();

        _client["v3/a/{id_card}"].Post(new
        {
            id_card = "110101199003070000",
            json = new { out_order_no = "N1", id_card_number = "110101199003070000", bank = new { list = new[] { "6222020000000000" } } },
            query = new { phone_number = "13800138000", appid = "wx1" },
            debug = written,
        });

        var text = written.ToString();
        Assert.That(
            text,
            Does.Contain("> POST v3/a/{id_card}")
                .And.Contain("appid=wx1").And.Contain("\"out_order_no\": \"N1\"").And.Contain("< 200").And.Contain("\"order_id\": \"O1\"")
                .And.Contain("Request-ID: 08C0FFEE-TEST"));
        Assert.That(text, Does.Not.Contain("110101199003070000").And.Not.Contain("6222020000000000").And.Not.Contain("13800138000").And.Not.Contain("张三"));
        Assert.That(text, Does.Not.Contain(wire.Request.Authorization.Split("signature=\"")[1].TrimEnd('"')));
    }

    [Test]
    public void Debug_ToALogger_WritesAtLevelDebug()
    {
        using var wire = new Wire().Answer();
        var logger = new ListLogger();

        _client["v3/a"].Get(new { debug = logger });

        Assert.That(logger.Lines, Has.Count.EqualTo(2).And.All.StartsWith("Debug: "));
    }

    [Test]
    public void Debug_WithABodyThatIsNotJson_ShowsItsSizeOnly()
    {
        using var wire = new Wire().Answer();
        using var written = new StringWriter();

        _client["v3/a"].Post(new { body = "secret text", debug = written });

        Assert.That(written.ToString(), Does.Contain("(11 bytes of application/json; charset=utf-8)").And.Not.Contain("secret"));
    }

    [Test]
    public void Masking_EveryFieldThatTravelsEncrypted_IsCovered()
    {
        var fields = new[] { TestData.Facts, TestData.BrandFacts }
            .SelectMany(static file => JToken.Parse(TestData.ReadGzipped(file)).SelectTokens("$..[?(@.encrypted)].name"))
            .Select(static name => (string)name!).Distinct().ToList();

        Assert.That(fields, Is.Not.Empty);
        Assert.That(fields.Where(field => !WeChatPay.Pipeline.Masking.Covers(field)), Is.Empty);
    }

    private sealed class OwnOptions
    {
        public object? json { get; init; }

        public string? id { get; init; }

        public string? query { get; init; }
    }
}
