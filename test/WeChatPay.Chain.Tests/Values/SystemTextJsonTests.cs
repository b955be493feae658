using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Values;

/// <summary>JSON and attributes of System.Text.Json mean in a call what they mean to System.Text.Json.</summary>
public sealed class SystemTextJsonTests : ValueFixture
{
    private const string Text = """{"out_trade_no":"N1","amount":{"total":100,"rate":0.5,"big":12345678901234567890},"list":[1,null,true,"张三"],"empty":{}}""";

    private static readonly object[] Trees =
    [
        JsonDocument.Parse(Text), JsonDocument.Parse(Text).RootElement, JsonNode.Parse(Text)!, new Dictionary<string, object?>(JsonNode.Parse(Text)!.AsObject()
            .Select(static field => KeyValuePair.Create(field.Key, (object?)field.Value))),
    ];

    [TestCaseSource(nameof(Trees))]
    public void Json_TreeOfSystemTextJson_IsWrittenAsTheJsonThatItIs(object json)
    {
        Assert.That(SendJson(json), Is.EqualTo(Text));
        Assert.That(SendJson(new { inner = new[] { json } }), Is.EqualTo($$"""{"inner":[{{Text}}]}"""));
        Assert.That(SendJson(new Holder { Inner = json }), Is.EqualTo($$"""{"Inner":{{Text}}}"""));
    }

    [Test]
    public void Options_AsAJsonObject_AreRead()
    {
        using var wire = new Wire().Answer();

        Client["v3/a/{id}"].Post(new JsonObject
        {
            ["json"] = new JsonObject { ["a"] = 1 },
            ["query"] = new JsonObject { ["b"] = "x" },
            ["id"] = 7,
            ["timeout"] = 2.5,
            ["stream"] = false,
        });

        Assert.That((wire.Request.Text, wire.Request.Uri.PathAndQuery), Is.EqualTo(("""{"a":1}""", "/v3/a/7?b=x")));
    }

    [Test]
    public void Fields_OfSystemTextJson_AreWrittenInQueryFormAndXml() => Assert.Multiple(() =>
    {
        Assert.That(
            SendQuery(JsonNode.Parse("""{"a":1,"b":null,"c":true,"d":[1,"x"],"e":{"f":2}}""")!),
            Is.EqualTo("?a=1&c=1&d%5B0%5D=1&d%5B1%5D=x&e%5Bf%5D=2"));
        Assert.That(SendForm(JsonDocument.Parse("""{"a":[[1],{"b":2}]}""").RootElement), Is.EqualTo("a%5B0%5D%5B0%5D=1&a%5B1%5D%5Bb%5D=2"));
        Assert.That(SendXml(new JsonObject { ["mch_id"] = TestKeys.Mchid, ["total_fee"] = 1990.0 })["total_fee"], Is.EqualTo("1990"));
    });

    [Test]
    public void Json_ClassWithAttributes_IsWrittenByThem()
    {
        var order = new Order
        {
            OutTradeNo = "N1",
            Hidden = "secret",
            Bank = Bank.Icbc,
            Kind = Kind.FirstKind,
            At = 5,
            Note = null,
            Zero = 0,
            Last = 1,
            First = 2,
        };

        Assert.That(SendJson(order), Is.EqualTo(
            """{"first":2,"out_trade_no":"N1","bank":"ICBC","kind":"first-kind","at":"5","shown":"here","last":1}"""));
        Assert.That(SendJson(new { order = new[] { order } }), Does.StartWith("""{"order":[{"first":2,"out_trade_no":"N1","""));
    }

    [Test]
    public void Fields_OfAClassWithAttributes_AreNamedByThem()
    {
        Assert.That(SendQuery(new Filter { OutTradeNo = "N1", Hidden = "secret", Bank = Bank.Icbc }), Is.EqualTo("?out_trade_no=N1&Bank=ICBC"));
        Assert.That(SendQuery(new NewtonsoftFilter { OutTradeNo = "N1", Hidden = "secret" }), Is.EqualTo("?out_trade_no=N1"));
    }

    [Test]
    public void Json_ClassWithAttributesOfBoth_FollowsEach() =>
        Assert.That(SendJson(new Both { A = 1, B = 2, C = 3, D = 4 }), Is.EqualTo("""{"by_newtonsoft":1,"by_system":2}"""));

    [Test]
    public void Json_ClassWithAMarkedField_IsEncryptedByItsName()
    {
        var sent = JObject.Parse(SendJson(new Transfer { Name = "张三", Secret = "13800138000" }, "v3/fund-app/mch-transfer/transfer-bills"));

        Assert.That(sent.Properties().Select(static field => field.Name), Is.EqualTo((string[])["user_name"]));
        Assert.That(Opened((string)sent["user_name"]!), Is.EqualTo("张三"));
    }

    private static readonly Func<Encrypted, object>[] Wrapped =
    [
        static name => new { transfer_detail_list = new[] { new Payee { Name = name } } },
        static name => new Whole { Payees = [new Payee { Name = name }] },
        static name => new { transfer_detail_list = new Person[] { new NamedPerson { Name = name } } },
        static name => new ByNewtonsoft { Payees = [new Payee { Name = name }] },
        static name => new { transfer_detail_list = new object[] { new JsonObject { ["user_name"] = JsonValue.Create(name) } } },
    ];

    [TestCaseSource(nameof(Wrapped))]
    public void Json_EncryptedValueInsideAClass_IsSentAsItIs(Func<Encrypted, object> wrap)
    {
        var ciphertext = Sealed("张三");

        var sent = JObject.Parse(SendJson(wrap(Encrypted.FromCiphertext(ciphertext)), "v3/transfer/batches"));

        Assert.That((string?)sent["transfer_detail_list"]?[0]?["user_name"], Is.EqualTo(ciphertext));
    }

    [Test]
    public void Json_TextAfterARequestWithTheSameCiphertext_IsEncrypted()
    {
        SendJson(new Whole { Payees = [new Payee { Name = Encrypted.FromCiphertext("AAAA") }] }, "v3/transfer/batches");

        var sent = JObject.Parse(SendJson(new { transfer_detail_list = new[] { new { user_name = "AAAA" } } }, "v3/transfer/batches"));

        Assert.That(Opened((string)sent["transfer_detail_list"]![0]!["user_name"]!), Is.EqualTo("AAAA"));
    }

    [Test]
    public void Json_ExtensionDataAndDerivedTypes_AreWrittenAsSystemTextJsonWritesThem()
    {
        var open = new Open { Known = 1, More = new() { ["x"] = JsonSerializer.SerializeToElement(2) } };

        Assert.That(SendJson(open), Is.EqualTo("""{"Known":1,"x":2}"""));
        Assert.That(SendJson(new Owner { Pet = new Cat { Lives = 9 } }), Is.EqualTo("""{"Pet":{"kind":"cat","Lives":9}}"""));
    }

    [Test]
    public void As_ClassWithAttributes_IsReadByThem()
    {
        var order = new WeChatPayResponse(
            200, """{"out_trade_no":"N1","bank":"ICBC","kind":"first-kind","at":"5","shown":"x","Hidden":"h","last":1}""").As<Order>()!;

        Assert.That((order.OutTradeNo, order.Bank, order.Kind, order.At, order.Last, order.Hidden), Is.EqualTo(("N1", Bank.Icbc, Kind.FirstKind, 5L, 1, "")));
    }

    [Test]
    public void As_RecordWithAttributes_IsReadByItsConstructor()
    {
        var response = new WeChatPayResponse(200, """{"out_trade_no":"N1","amount":{"payer_total":5}}""");

        Assert.That(response.As<Trade>(), Is.EqualTo(new Trade("N1", new Money(5))));
        Assert.That(response.As<Chosen>()!.No, Is.EqualTo("N1"));
    }

    [Test]
    public void As_TreeOfSystemTextJson_IsTheJson()
    {
        var response = new WeChatPayResponse(200, """{"a":{"b":1.50}}""");

        Assert.That(response.As<JsonElement>().GetProperty("a").GetProperty("b").GetDecimal(), Is.EqualTo(1.5m));
        Assert.That(response.As<JsonNode>()!["a"]!["b"]!.GetValue<decimal>(), Is.EqualTo(1.5m));
        Assert.That(response.As<JsonDocument>()!.RootElement.GetProperty("a").ValueKind, Is.EqualTo(JsonValueKind.Object));
        Assert.That(response.As<Tree>()!.a.GetProperty("b").GetDecimal(), Is.EqualTo(1.5m));
    }

    [Test]
    public void Response_ByEachSerializer_IsWrittenAsItsJson()
    {
        const string json = """{"out_trade_no":"N1","amount":{"total":100.10,"big":12345678901234567890},"at":"2018-06-08T10:34:56+08:00","none":null}""";
        var response = new WeChatPayResponse(200, json);
        var xml = new WeChatPayResponse(200, "<xml><return_code>SUCCESS</return_code><a>1</a></xml>");

        Assert.Multiple(() =>
        {
            Assert.That(JsonSerializer.Serialize(new { response }), Is.EqualTo($$"""{"response":{{json}}}"""));
            Assert.That(Newtonsoft.Json.JsonConvert.SerializeObject(new { response }), Is.EqualTo($$"""{"response":{{json}}}"""));
            Assert.That(JsonSerializer.Serialize(xml), Is.EqualTo("""{"return_code":"SUCCESS","a":"1"}"""));
            Assert.That(Newtonsoft.Json.JsonConvert.SerializeObject(xml), Is.EqualTo("""{"return_code":"SUCCESS","a":"1"}"""));
            Assert.That(JsonSerializer.Serialize(new WeChatPayResponse(204, "")), Is.EqualTo("null"));
            Assert.That(Newtonsoft.Json.JsonConvert.SerializeObject(new WeChatPayResponse(204, "")), Is.EqualTo("null"));
        });
    }

    [Test]
    public void Json_UndefinedElement_IsRefused() => AssertRefused(() => SendJson(new { a = default(JsonElement) }), "undefined");

    [Test]
    public void Json_DeepNode_IsRefusedOnASmallStack()
    {
        JsonNode deep = new JsonObject();
        for (var i = 0; i < 600; i++)
            deep = new JsonObject { ["a"] = deep };

        Assert.That(SmallStack.ErrorOf(() => SendJson(deep)), Is.InstanceOf<ArgumentException>().With.Message.Contains("512 levels"));
    }

    [JsonConverter(typeof(JsonStringEnumConverter<Bank>))]
    private enum Bank
    {
        None,

        [JsonStringEnumMemberName("ICBC")]
        Icbc,
    }

    private enum Kind
    {
        None,
        FirstKind,
    }

    private sealed class Kebab() : JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower);

    private sealed class Holder
    {
        public object? Inner { get; init; }
    }

    private sealed class Order
    {
        [JsonPropertyName("out_trade_no")]
        public string OutTradeNo { get; init; } = "";

        [System.Text.Json.Serialization.JsonIgnore]
        public string Hidden { get; init; } = "";

        [JsonPropertyName("bank")]
        public Bank Bank { get; init; }

        [JsonPropertyName("kind")]
        [JsonConverter(typeof(Kebab))]
        public Kind Kind { get; init; }

        [JsonPropertyName("at")]
        [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
        public long At { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Note { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Zero { get; init; }

        [JsonInclude]
        [JsonPropertyName("shown")]
        private string Shown { get; set; } = "here";

        public string Field = "a field is not written by System.Text.Json";

        [JsonPropertyName("last")]
        [JsonPropertyOrder(9)]
        public int Last { get; init; }

        [JsonPropertyName("first")]
        [JsonPropertyOrder(-9)]
        public int First { get; init; }
    }

    private sealed class Filter
    {
        [JsonPropertyName("out_trade_no")]
        public string? OutTradeNo { get; init; }

        [JsonIgnore]
        public string? Hidden { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Bank? Bank { get; init; }
    }

    private sealed class NewtonsoftFilter
    {
        [Newtonsoft.Json.JsonProperty("out_trade_no")]
        public string? OutTradeNo { get; init; }

        [Newtonsoft.Json.JsonIgnore]
        public string? Hidden { get; init; }
    }

    private sealed class Both
    {
        [Newtonsoft.Json.JsonProperty("by_newtonsoft")]
        [JsonPropertyName("other")]
        public int A { get; init; }

        [JsonPropertyName("by_system")]
        public int B { get; init; }

        [Newtonsoft.Json.JsonIgnore]
        public int C { get; init; }

        [JsonIgnore]
        public int D { get; init; }
    }

    private sealed class Transfer
    {
        [JsonPropertyName("user_name")]
        public string? Name { get; init; }

        [JsonIgnore]
        public string? Secret { get; init; }
    }

    private sealed class Payee
    {
        [JsonPropertyName("user_name")]
        [Newtonsoft.Json.JsonProperty("user_name")]
        public Encrypted? Name { get; init; }
    }

    // System.Text.Json writes the whole list, as the attribute of the member asks it to.
    private sealed class Whole
    {
        [JsonPropertyName("transfer_detail_list")]
        [JsonConverter(typeof(PayeesConverter))]
        public List<Payee> Payees { get; init; } = [];
    }

    private sealed class PayeesConverter : JsonConverter<List<Payee>>
    {
        public override List<Payee> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, List<Payee> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(NamedPerson), "named")]
    private abstract class Person;

    private sealed class NamedPerson : Person
    {
        [JsonPropertyName("user_name")]
        public Encrypted? Name { get; init; }
    }

    // A converter that goes through a tree of its own loses the mark of Newtonsoft's writer.
    private sealed class ByNewtonsoft
    {
        [Newtonsoft.Json.JsonProperty("transfer_detail_list")]
        [Newtonsoft.Json.JsonConverter(typeof(TreeConverter))]
        public List<Payee> Payees { get; init; } = [];
    }

    private sealed class TreeConverter : Newtonsoft.Json.JsonConverter<List<Payee>>
    {
        public override List<Payee> ReadJson(
            Newtonsoft.Json.JsonReader reader, Type objectType, List<Payee>? existingValue, bool hasExistingValue, Newtonsoft.Json.JsonSerializer serializer) =>
            throw new NotSupportedException();

        public override void WriteJson(Newtonsoft.Json.JsonWriter writer, List<Payee>? value, Newtonsoft.Json.JsonSerializer serializer) =>
            JArray.FromObject(value!).WriteTo(writer);
    }

    private sealed class Open
    {
        public int Known { get; init; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? More { get; init; }
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Cat), "cat")]
    private abstract class Animal;

    private sealed class Cat : Animal
    {
        public int Lives { get; init; }
    }

    private sealed class Owner
    {
        public Animal? Pet { get; init; }
    }

    private sealed record Trade([property: JsonPropertyName("out_trade_no")] string OutTradeNo, [property: JsonPropertyName("amount")] Money Amount);

    private sealed record Money([property: JsonPropertyName("payer_total")] long PayerTotal);

    private sealed class Chosen
    {
        public Chosen() => No = "";

        [JsonConstructor]
        public Chosen(string no) => No = no;

        [JsonPropertyName("out_trade_no")]
        public string No { get; }
    }

    private sealed class Tree
    {
        public JsonElement a { get; init; }
    }
}
