using System.Text;
using FsCheck.Fluent;
using FsCheck;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Crypto;
using WeChatPay.Tests.Php;
using WeChatPay.Tests.Support;
using WeChatPay.Xml;

namespace WeChatPay.Tests.Callbacks;

/// <summary>Whatever arrives at a callback's address: it is WeChat Pay's, or the documented exception says that nothing proves it.</summary>
[Category(Cases.Category)]
public sealed class CallbackProperties
{
    private static readonly CallbackParser Parser = new(HandmadeCallback.Options);
    private static readonly byte[] Body = HandmadeCallback.Body("""{"out_trade_no":"N1","amount":{"total":100}}""");
    private static readonly Dictionary<string, string?> Headers = HandmadeCallback.Headers(Body, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    // Valid at any time that the tests run.
    private static readonly CallbackParser Frozen =
        new(
            HandmadeCallback.Options with
            {
                TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)),
            });

    private static readonly Gen<string?> Value = Gen.OneOf(ArbMap.Default.GeneratorFor<string?>(), Gen.Elements(Headers.Values.ToArray()));

    private static readonly Gen<Dictionary<string, string?>> AnyHeaders =
        from names in Gen.OneOf(Gen.Elements(Headers.Keys.ToArray()), ArbMap.Default.GeneratorFor<string?>().Select(static name => name ?? "")).ListOf()
        from values in Value.ListOf(names.Count)
        select names.Zip(values).DistinctBy(static pair => pair.First).ToDictionary(static pair => pair.First, static pair => pair.Second);

    private static readonly Gen<object> Things = Gen.OneOf(
        AnyHeaders.Select(static headers => (object)headers),
        AnyHeaders.Select(static headers => (object)headers.ToArray()),
        AnyHeaders.Select(static headers => (object)headers.Select(static pair => KeyValuePair.Create(pair.Key, new[] { pair.Value })).ToList()),
        AnyHeaders.Select(static headers => (object)JObject.FromObject(headers)),
        ArbMap.Default.GeneratorFor<int[]>().Select(static numbers => (object)numbers),
        ArbMap.Default.GeneratorFor<string?>().Select(static text => (object)(text ?? "")),
        ArbMap.Default.GeneratorFor<Dictionary<int, string>>().Select(static pairs => (object)pairs),
        Gen.Constant<object>(new object?[] { null }));

    [Test]
    public void Parse_AnyHeadersAndBytes_IsRefused() => Cases.Check(
        from headers in Things from body in ArbMap.Default.GeneratorFor<byte[]>() select (headers, body),
        static given => AssertRefused(() => Parser.Parse(given.headers, given.body)));

    [Test]
    public void Parse_AGenuineOneWithAHeaderChanged_IsRefusedOrMeansTheSame() => Cases.Check(
        from name in Gen.Elements(Headers.Keys.ToArray()) from value in Value select (name, value),
        static given =>
        {
            var headers = new Dictionary<string, string?>(Headers) { [given.name] = given.value };
            if (given.value == Headers[given.name])
                Assert.That(Frozen.Parse(headers, Body).Id, Is.EqualTo("EV-1"));
            else
                AssertRefused(() => Frozen.Parse(headers, Body));
        });

    [Test]
    public void Parse_AGenuineOneWithBytesChanged_IsRefused() => Cases.Check(
        from at in Gen.Choose(0, Body.Length - 1) from with in Gen.Choose(1, 255) from cut in Gen.Choose(0, 20) select (at, with, cut),
        static given =>
        {
            var changed = Body[..^given.cut];
            changed[given.at % changed.Length] ^= (byte)given.with;
            AssertRefused(() => Frozen.Parse(Headers, changed));
        });

    [Test]
    public void Parse_AnySignedJson_IsReadOrRefused() => Cases.Check(JsonTrees.Trees().Generator, static tree =>
    {
        var body = Encoding.UTF8.GetBytes(tree.ToString(Newtonsoft.Json.Formatting.None));
        AssertRefused(() => Parser.Parse(HandmadeCallback.Headers(body), body));
    },
        cost: 10);

    [Test]
    public void Parse_AnySignedEnvelope_IsReadOrRefused() => Cases.Check(
        from field in Gen.Elements("id", "event_type", "summary", "resource", "ciphertext", "nonce", "associated_data", "original_type")
        from tree in JsonTrees.Trees().Generator
        select (field, tree),
        static given =>
        {
            var envelope = JObject.Parse(Encoding.UTF8.GetString(Body));
            var holder = envelope.ContainsKey(given.field) ? envelope : (JObject)envelope["resource"]!;
            holder[given.field] = given.tree;
            var body = Encoding.UTF8.GetBytes(envelope.ToString(Newtonsoft.Json.Formatting.None));
            Accepted(() => Parser.Parse(HandmadeCallback.Headers(body), body), static notification =>
                Assert.That(
                    notification.Id + notification.EventType + notification.Summary + notification.OriginalType
                        + notification.CreateTime + notification.ResourceType + notification,
                    Is.Not.Null));
        },
        cost: 10);

    [Test]
    public void Parse_AnyResource_ComesBack() => Cases.Check(JsonTrees.Trees().Generator, static tree =>
    {
        var json = tree.ToString(Newtonsoft.Json.Formatting.None);
        var body = HandmadeCallback.Body(json);
        var notification = Parser.Parse(HandmadeCallback.Headers(body), body);
        Assert.That(notification.Plaintext, Is.EqualTo(json));
        Assert.That(JToken.DeepEquals(notification.Resource, tree), json);
    },
        cost: 10);

    [Test]
    public void ParseV2_AnyBytes_IsRefused() => Cases.Check<byte[]>(static body => AssertRefused(() => Parser.ParseV2(body)));

    [Test]
    public void ParseV2_AnyFields_IsRefused() => Cases.Check(JsonTrees.Trees().Generator, static tree =>
    {
        foreach (var field in new[] { "req_info", "sign", "out_trade_no" })
        {
            try
            {
                var body = Encoding.UTF8.GetBytes(Transformer.ToXml(new Dictionary<string, object?> { [field] = tree, ["return_code"] = "SUCCESS" }));
                AssertRefused(() => Parser.ParseV2(body));
            }
            catch (ArgumentException)
            {
                // XML carries not every text.
            }
        }
    });

    [Test]
    public void ParseV2_AnySignedFields_ComeBack() => Cases.Check<Dictionary<string, string?>>(static given =>
    {
        var fields = given.Where(static field => XmlCharacters.IsName(field.Key) && field.Key is not ("sign" or "req_info"))
            .ToDictionary(static field => field.Key, static field => (object?)Transformer.Sanitize(field.Value ?? ""));
        fields["return_code"] = "SUCCESS";
        fields["sign"] = Hash.Sign(Hash.ALGO_MD5, Formatter.QueryStringLike(Formatter.Ksort(fields)), XmlAnswer.ApiV2Key);
        Assert.That(Parser.ParseV2(Encoding.UTF8.GetBytes(Transformer.ToXml(fields))).Fields, Is.EquivalentTo(fields));
    });

    private static void AssertRefused(Func<object> parse) => Accepted(parse, static _ => Assert.Fail("It was believed."));

    private static void Accepted<T>(Func<T> parse, Action<T> check)
    {
        T parsed;
        try
        {
            parsed = parse();
        }
        // The second exception says that the argument holds no headers: a mistake of the program, not of the request.
        catch (Exception error) when (error is WeChatPayVerificationException or ArgumentException { ParamName: null })
        {
            return;
        }
        check(parsed);
    }
}
