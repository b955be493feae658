using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Values;

/// <summary>A program that is trimmed or compiled ahead of time has reflection switched off: what needs it is refused, and nothing is left out.</summary>
[NonParallelizable]
public sealed class WithoutReflectionTests : ValueFixture
{
    private const string Switch = "System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault";

    private static readonly object[] Bodies =
    [
        new JObject { ["a"] = 1, ["b"] = new JObject { ["c"] = "张三" } },
        new JsonObject { ["a"] = 1, ["b"] = new JsonObject { ["c"] = "张三" } },
        JsonDocument.Parse("""{"a":1,"b":{"c":"张三"}}""").RootElement,
        new Dictionary<string, object?> { ["a"] = 1, ["b"] = new Dictionary<string, string> { ["c"] = "张三" } },
        new Own { ["a"] = 1, ["b"] = new Own { ["c"] = "张三" } },
    ];

    [OneTimeSetUp]
    public void SwitchOff()
    {
        // System.Text.Json reads the switch once for all, and is to read it before.
        Assert.That(JsonSerializer.IsReflectionEnabledByDefault);
        AppContext.SetSwitch(Switch, false);
    }

    [OneTimeTearDown]
    public void SwitchOn() => AppContext.SetSwitch(Switch, true);

    [TestCaseSource(nameof(Bodies))]
    public void Json_WithNamesOfItsOwn_IsWritten(object json)
    {
        using var wire = new Wire().Answer();

        Client[Path].Post(new RequestOptions { Json = json, Query = new Dictionary<string, object?> { ["d"] = new[] { 1, 2 } } });

        Assert.That((wire.Request.Text, wire.Request.Uri.Query), Is.EqualTo(("""{"a":1,"b":{"c":"张三"}}""", "?d%5B0%5D=1&d%5B1%5D=2")));
    }

    [Test]
    public void Json_WithListsEnumsAndTimes_IsWrittenAsWithReflection()
    {
        using var wire = new Wire().Answer();
        var json = new Dictionary<string, object?>
        {
            ["list"] = new[] { Kind.First, Kind.Second }.Select(static kind => (object)kind),
            ["at"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)),
            ["rate"] = 0.5m,
            ["none"] = null,
        };

        Client[Path].Post(new RequestOptions { Json = json });

        Assert.That(wire.Request.Text, Is.EqualTo("""{"list":["FIRST_KIND","Second"],"at":"2026-01-02T03:04:05+08:00","rate":0.5,"none":null}"""));
    }

    [Test]
    public void Options_WithAnAnonymousObject_AreRefused() => Assert.Multiple(() =>
    {
        AssertRefused(
            () => Client[Path].Post(new RequestOptions { Json = new { a = 1 } }), "an anonymous object", "trimmed or compiled ahead of time", "a JObject");
        AssertRefused(
            () => Client[Path].Post(new RequestOptions { Json = new Dictionary<string, object?> { ["payer"] = new Payer() } }),
            "`payer` is a Payer",
            "trimmed");
        AssertRefused(() => Client[Path].Get(new RequestOptions { Query = new { a = 1 } }), "an anonymous object", "trimmed");
        AssertRefused(() => Client[Path].Get(new { query = "a=1" }), "an anonymous object", "trimmed");
    });

    [Test]
    public void Json_OfACollectionWithAConverter_IsRefused() =>
        AssertRefused(
            () => Client[Path].Post(new RequestOptions { Json = new Dictionary<string, object?> { ["a"] = new Converted() } }), "`a` is a Converted");

    [Test]
    public void Parse_HeadersAsPairs_AreRead() =>
        Assert.That(
            () => new CallbackParser(new CallbackParserOptions { ApiV3Key = new string('k', 32), Certs = TestKeys.Options.Certs })
                .Parse(new Dictionary<string, string[]> { ["Wechatpay-Nonce"] = ["n"] }, new byte[1]),
            Throws.TypeOf<WeChatPayVerificationException>());

    [Test]
    public async Task Then_TaskAsObject_IsFollowed()
    {
        using var wire = new Wire().Answer();

        var status = await Client[Path].GetAsync().Then(static response => (object)Task.FromResult(new Payer { Name = $"{response.StatusCode}" }));

        Assert.That(status, Is.InstanceOf<Payer>().With.Property("Name").EqualTo("200"));
    }

    private enum Kind
    {
        [EnumMember(Value = "FIRST_KIND")]
        First,
        Second,
    }

    private sealed class Payer
    {
        public string? Name { get; set; }
    }

    private sealed class Own : Dictionary<string, object?>;

    [Newtonsoft.Json.JsonConverter(typeof(Newtonsoft.Json.Converters.JavaScriptDateTimeConverter))]
    private sealed class Converted : List<int>;
}
