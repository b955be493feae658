using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Values;

/// <summary>A marked field never goes out in clear, however the path or the value is written.</summary>
public sealed class EncryptedPathTests : ValueFixture
{
    private const string Transfers = "v3/fund-app/mch-transfer/transfer-bills";
    private const string Name = "张三";

    private static readonly (string Path, object Variables, string? BaseUri)[] Spellings =
    [
        (Transfers, new { }, null),
        ("{+p}", new { p = Transfers }, null),
        ("{+p}", new { p = "/" + Transfers }, null),
        ("{+p}", new { p = $"https://api.mch.weixin.qq.com/{Transfers}" }, null),
        ("v3/fund-app/mch-transfer/{x}", new { x = "transfer-bills" }, null),
        ("v3/fund-app/mch-transfer/{+x}", new { x = "transfer%2dbills" }, null),
        ("v3/{a}/{b}/transfer-{c}", new { a = "fund-app", b = "mch-transfer", c = "bills" }, null),
        ("v3{/list*}", new { list = new[] { "fund-app", "mch-transfer", "transfer-bills" } }, null),
        ("v3/fund-app/mch-transfer/transfer%2Dbills", new { }, null),
        ("{+p}", new { p = "v3/fund-app/mch-transfer/transfer%2Dbill%73" }, null),
        ("{+p}", new { p = "v3/fund-app//mch-transfer/transfer-bills" }, null),
        ("{+p}", new { p = "v3/fund-app/mch-transfer/transfer-bills/" }, null),
        ("{+p}", new { p = "v3/fund-app%2Fmch-transfer/transfer-bills" }, null),
        ("{+p}", new { p = "V3/Fund-App/mch-transfer/transfer-bills;x=1" }, null),
        ("{+p}", new { p = $"{Transfers}?a=1" }, null),
        ("fund-app/mch-transfer/transfer-bills", new { }, "https://api.mch.weixin.qq.com/v3/"),
        ("mch-transfer/transfer-bills", new { }, "https://api.mch.weixin.qq.com/v3/fund-app"),
        (Transfers, new { }, "https://apihk.mch.weixin.qq.com/hk/"),
        (Transfers, new { }, "https://api.mch.weixin.qq.com/global/"),
    ];

    [TestCaseSource(nameof(Spellings))]
    public void Post_PathSpelledInAnyWay_EncryptsTheMarkedField((string Path, object Variables, string? BaseUri) call)
    {
        using var wire = new Wire().Answer();
        var options = JObject.FromObject(call.Variables);
        options["json"] = new JObject { ["user_name"] = Name };
        if (call.BaseUri is not null)
            options["base_uri"] = call.BaseUri;

        Client[call.Path].Post(options);

        Assert.That(Opened((string)JObject.Parse(wire.Request.Text)["user_name"]!), Is.EqualTo(Name));
        Assert.That(wire.Request.Headers["Wechatpay-Serial"], Is.EqualTo(TestKeys.PlatformKeyId));
    }

    [Test]
    public void Post_TwinsThatDifferByTheNamesOfVariables_TakesTheWrittenOne()
    {
        var operation = Documented.DocumentedOperation.Find(
            "GET", "v3/merchant-service/complaints-v2/{complaint_id}", "v3/merchant-service/complaints-v2/1",
            new Uri("https://api.mch.weixin.qq.com/v3/merchant-service/complaints-v2/1"), isV2: false);

        Assert.That(operation?.Path, Is.EqualTo("v3/merchant-service/complaints-v2/{complaint_id}"));
    }

    private static readonly object[] Values =
    [
        new { user_name = new JRaw($"\"{Name}\"") },
        new Dictionary<string, object> { ["user_name"] = new JRaw($"\"{Name}\"") },
        new Raw(),
        new { user_name = new RawName() },
        new Dictionary<string, object> { ["user_name"] = new RawName() },
        System.Text.Json.JsonDocument.Parse($$"""{"user_name":"{{Name}}"}"""),
        System.Text.Json.Nodes.JsonNode.Parse($$"""{"user_name":"{{Name}}"}""")!,
    ];

    [TestCaseSource(nameof(Values))]
    public void Post_JsonThatIsWrittenAsText_EncryptsTheMarkedField(object json) => Assert.That(
        Opened((string)JObject.Parse(SendJson(json, Transfers))["user_name"]!), Is.EqualTo(Name));

    [Test]
    public void Post_RawTextThatIsNotJson_IsRefused() =>
        AssertRefused(() => SendJson(new { user_name = new JRaw("张三") }, Transfers), "`user_name`", "not JSON");

    [Test]
    public void Post_TextInPlaceOfAnObjectWithMarkedFields_IsRefused() => AssertRefused(
        () => SendJson(
            new { transfer_detail_list = new[] { "{\"user_name\":\"张三\"}" } }, "v3/partner-transfer/batches"), "transfer_detail_list[0]",
        "give an object");

    [Test]
    public void Post_MarkedFieldInAForm_IsEncrypted()
    {
        using var wire = new Wire().Answer();

        Client[Transfers].Post(new { form_params = new { user_name = Name, openid = "o" } });

        var form = System.Web.HttpUtility.ParseQueryString(wire.Request.Text);
        Assert.That((Opened(form["user_name"]!), form["openid"]), Is.EqualTo((Name, "o")));
    }

    [JsonConverter(typeof(RawWriter))]
    private sealed class Raw;

    [JsonConverter(typeof(RawNameWriter))]
    private sealed class RawName;

    private sealed class RawWriter : JsonConverter<Raw>
    {
        public override void WriteJson(JsonWriter writer, Raw? value, JsonSerializer serializer) => writer.WriteRawValue($$"""{"user_name":"{{Name}}"}""");

        public override Raw ReadJson(JsonReader reader, Type objectType, Raw? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }

    private sealed class RawNameWriter : JsonConverter<RawName>
    {
        public override void WriteJson(JsonWriter writer, RawName? value, JsonSerializer serializer) => writer.WriteRawValue($"\"{Name}\"");

        public override RawName ReadJson(JsonReader reader, Type objectType, RawName? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
