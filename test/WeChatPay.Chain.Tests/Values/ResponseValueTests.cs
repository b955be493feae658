using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Values;

/// <summary>What a response gives where it has nothing, or not what was expected.</summary>
[NonParallelizable]
public sealed class ResponseValueTests : ValueFixture
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    [TestCase(200, "")]
    [TestCase(202, "")]
    [TestCase(204, "")]
    [TestCase(200, " \r\n")]
    public void Response_WithoutABody_IsNullWhereverFieldsAreRead(int status, string body)
    {
        using var wire = new Wire().Answer(SignedAnswer.Of(body, (System.Net.HttpStatusCode)status));

        var response = Client[Path].Get();

        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(new object?[] { response["x"], response.As<Order>(), response.As<JObject>() }, Has.All.Null);
        Assert.That((response.TryGetJson(out var json), json), Is.EqualTo((false, (JToken?)null)));
        Assert.That(() => response.Json, Throws.TypeOf<FormatException>().With.Message.StartsWith($"The response has status {status} and no body"));
        Assert.That(() => ((dynamic)response).order_id, Throws.InstanceOf<MissingMemberException>().With.Message.Contains("no body"));
    }

    [TestCase("""{"a":1}""", true)]
    [TestCase("null", true)]
    [TestCase("[]", true)]
    [TestCase("<html></html>", false)]
    [TestCase("""{"a":""", false)]
    public void TryGetJson_OfABody_TellsWhetherItIsJson(string body, bool isJson)
    {
        var response = new WeChatPayResponse(200, body);

        Assert.That((response.TryGetJson(out var json), json), Is.EqualTo((isJson, isJson ? response.Json : null)));
        Assert.That(json?.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(isJson ? body : null));
    }

    [Test]
    public void Indexer_OfAFieldThatIsJsonNull_IsNull()
    {
        var response = new WeChatPayResponse(200, """{"promotion_detail":null,"a":{"b":1}}""");

        Assert.That((response["promotion_detail"]?["x"], (int?)response["a"]?["b"]), Is.EqualTo(((JToken?)null, (int?)1)));
    }

    [Test]
    public void Response_WithAByteOrderMark_IsRead()
    {
        byte[] body = [.. Mark, .. Encoding.UTF8.GetBytes("""{"code":"PARAM_ERROR","message":"错"}""")];

        Assert.That((string?)new WeChatPayResponse(200, [], body)["code"], Is.EqualTo("PARAM_ERROR"));
        using var wire = new Wire().Answer(SignedAnswer.Of(body))
            .Answer(SignedAnswer.Unsigned("\uFEFF{\"code\":\"PARAM_ERROR\"}", System.Net.HttpStatusCode.BadRequest));
        Assert.That((string?)Client[Path].Get()["code"], Is.EqualTo("PARAM_ERROR"));
        Assert.That(Assert.Throws<WeChatPayApiException>(() => Client[Path].Get())!.Code, Is.EqualTo("PARAM_ERROR"));
    }

    [Test]
    public void Resource_WithAByteOrderMark_IsRead() =>
        Assert.That((string?)new Callback("TRANSACTION.SUCCESS", "\uFEFF{\"out_trade_no\":\"N1\"}").Resource["out_trade_no"], Is.EqualTo("N1"));

    [Test]
    public void Response_UnderGlobalSettings_IsReadAndWrittenAsWithoutThem()
    {
        var before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = static () => new JsonSerializerSettings
        {
            ContractResolver = new CamelCasePropertyNamesContractResolver(),
            NullValueHandling = NullValueHandling.Ignore,
            DateParseHandling = DateParseHandling.DateTimeOffset,
            Formatting = Formatting.Indented,
        };
        try
        {
            var xml = new WeChatPayResponse(200, "<xml><Return_Code>SUCCESS</Return_Code><Total>1</Total></xml>");
            var json = new WeChatPayResponse(200, """{"Time":"2018-06-08T10:34:56+08:00"}""");
            Assert.That((string?)xml["Return_Code"], Is.EqualTo("SUCCESS"));
            Assert.That((string)((dynamic)xml).Total, Is.EqualTo("1"));
            Assert.That(json.As<Dictionary<string, object>>()!["Time"], Is.EqualTo("2018-06-08T10:34:56+08:00"));
            Assert.That(SendJson(new Upper { Name = "a" }), Is.EqualTo("""{"Name":"a","None":null}"""));
            Assert.That(SendJson(new { Name = new Upper() }), Is.EqualTo("""{"Name":{"Name":null,"None":null}}"""));
            Assert.That(JsonConvert.SerializeObject(xml, Formatting.None), Is.EqualTo("""{"Return_Code":"SUCCESS","Total":"1"}"""));
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }
    }

    private static readonly object[][] Misfits =
    [
        ["""{"trade_state":"BRAND_NEW"}""", "trade_state", typeof(State), "`trade_state` is `BRAND_NEW`, and the type there is `State`"],
        ["""{"trade_state":"张三 11010119900101001X"}""", "trade_state", typeof(State), "`trade_state` is text, and"],
        ["""{"system_state":"BRAND_NEW"}""", "system_state", typeof(SystemState), "`system_state` is `BRAND_NEW`"],
        ["""{"amount":{"total":"11010119900101001X"}}""", "amount.total", typeof(long), "`amount.total` is text, and the type there is `Int64`"],
        ["""{"amount":"11010119900101001X"}""", "amount", typeof(Money), "`amount` is text"],
        ["""{"list":[{"total":1},{"total":"x11010119900101001X"}]}""", "list[1].total", typeof(long), "`list[1].total`"],
        ["""[11010119900101]""", "", typeof(Order), "the JSON is a list"],
        ["\"11010119900101001X\"", "", typeof(Order), "the JSON is text"],
        ["""{"checked":"11010119900101001X"}""", "checked", typeof(Checked), "`checked` is text"],
    ];

    [TestCaseSource(nameof(Misfits))]
    public void As_ThatDoesNotFit_SaysThatTheCallSucceededAndWhichField(string json, string field, Type type, string says)
    {
        using var wire = new Wire().Answer(json);
        var response = Client["v3/a/{id}"].Get(new { id = 1 });

        var error = Assert.Throws<WeChatPayConversionException>(() => response.As<Order>())!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.StartWith("GET v3/a/{id} succeeded").And.Contains("`Order`").And.Contains(says));
            Assert.That((error.Field, error.TargetType, error.Response), Is.EqualTo((field, type, response)));
            Assert.That((error.Call, error.RequestId), Is.EqualTo(("GET v3/a/{id}", "08C0FFEE-TEST")));
            Assert.That(error.ToString(), Does.Not.Contain("11010119900101"));
            Assert.That(error.InnerException, Is.Null);
        });
    }

    [Test]
    public void As_RequiredFieldThatIsAbsent_NamesIt() => Assert.That(
        Assert.Throws<WeChatPayConversionException>(static () => new WeChatPayResponse(200, """{"a":"张三"}""").As<Required>())!.Field, Is.EqualTo("trade_no"));

    [Test]
    public void As_OfACallback_ThatDoesNotFit_NamesTheFieldAndNoValue()
    {
        var callback = new Callback("TRANSACTION.SUCCESS", """{"amount":{"total":"11010119900101001X"}}""") { Id = "EV-1" };

        var error = Assert.Throws<WeChatPayConversionException>(() => callback.As<Order>())!;

        Assert.That(error.Message, Does.Contain("TRANSACTION.SUCCESS (EV-1)").And.Contain("`amount.total`").And.Not.Contain("11010119900101"));
    }

    private enum State
    {
        SUCCESS,
    }

    [System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<SystemState>))]
    private enum SystemState
    {
        SUCCESS,
    }

    private sealed class Order
    {
        public State? trade_state { get; set; }

        public SystemState system_state { get; set; }

        public Money? amount { get; set; }

        public List<Money>? list { get; set; }

        public Checked? @checked { get; set; }
    }

    private sealed class Money
    {
        public long total { get; set; }
    }

    private sealed class Required
    {
        [JsonProperty("trade_no", Required = Newtonsoft.Json.Required.Always)]
        public string? No { get; set; }
    }

    private sealed class Upper
    {
        public string? Name { get; set; }

        public string? None { get; set; }
    }

    [JsonConverter(typeof(Reader))]
    private sealed class Checked;

    private sealed class Reader : JsonConverter<Checked>
    {
        public override void WriteJson(JsonWriter writer, Checked? value, JsonSerializer serializer) => throw new NotSupportedException();

        public override Checked ReadJson(JsonReader reader, Type objectType, Checked? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new InvalidOperationException($"This converter quotes {reader.Value}.");
    }
}
