using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Tests.FaultInjection;
using WeChatPay.Tests.Php;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Fuzz;

/// <summary>What is signed is what is sent: the signature of each request fits the bytes on the wire.</summary>
[Category(Cases.Category)]
public sealed class SignedRequestProperties
{
    private static readonly Gen<JToken> Tree = JsonTrees.Trees().Generator;

    private static readonly Gen<string> Text = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(static text => text ?? ""),
        Gen.Elements("a+b", "a%2Bb", "%", "a b", "é", "𠮷", "深圳分店", "\r\n", "]]>", "<a>", "&amp;", "&", "=", "1=2&key=3", "\u2028", "\u0085", "~!*'()"),
        Tree.Select(static tree => tree.ToString(Newtonsoft.Json.Formatting.None)));

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.Elements("appid", "attach", "body", "a[0]", "名", "A", "_b", "a-b", "a.b", "sub_mch_id", "sign_type_x"),
        ArbMap.Default.GeneratorFor<string?>().Select(static name => name ?? ""));

    private static readonly Gen<Dictionary<string, object?>> Fields = Named(Gen.OneOf(
        Tree.Select(static tree => (object?)tree),
        Text.Select(static text => (object?)text),
        ArbMap.Default.GeneratorFor<double>().Select(static number => (object?)number),
        ArbMap.Default.GeneratorFor<decimal[]>().Select(static list => (object?)list)));

    private readonly RawWire _wire = new() { Script = static _ => new WireResponse { Status = 400 } };
    private readonly WeChatPayClient _client;

    public SignedRequestProperties() => _client = new(TestKeys.Options with { BaseUri = _wire.Address, ApiV2Key = XmlAnswer.ApiV2Key });

    [OneTimeTearDown]
    public void Close()
    {
        _client.Dispose();
        _wire.Dispose();
    }

    [Test]
    public void Json_Any_IsSignedAsItIsSent() => Cases.Check(
        from tree in Tree from fields in Fields from query in Fields select (tree, fields, query),
        given =>
        {
            foreach (var json in (object[])[given.tree, given.fields])
            {
                if (Sent(() => _client["v3/a"].Post(new { json, given.query })) is not { } sent)
                    continue;
                Assert.That(sent.IsSigned(), Encoding.UTF8.GetString(sent.Body));
                if (json is JContainer)
                    Assert.That(JToken.Parse(Encoding.UTF8.GetString(sent.Body)), Is.InstanceOf<JContainer>());
            }
        },
        cost: 20);

    [Test]
    public void QueryAndPath_Any_AreSignedAsTheyAreSent() => Cases.Check(
        from query in Gen.OneOf(Fields.Select(static fields => (object)fields), Text.Select(static text => (object)text))
        from id in Text
        from rest in Text
        select (query, id, rest),
        given =>
        {
            if (Sent(() => _client["v3/a/{id}/b{/rest}"].Get(new { given.query, given.id, given.rest })) is { } sent)
                Assert.That(sent.IsSigned(), sent.Target);
            if (Sent(() => _client["v3/a/{+id}"].Get(new { given.id })) is { } reserved)
                Assert.That(reserved.IsSigned(), reserved.Target);
        },
        cost: 20);

    [Test]
    public void Form_Any_IsSignedAsItIsSent() => Cases.Check(
        Fields,
        fields =>
        {
            if (Sent(() => _client["v3/a"].Post(new { form_params = fields })) is { } sent)
                Assert.That(sent.IsSigned(), Encoding.UTF8.GetString(sent.Body));
        },
        cost: 10);

    [Test]
    public void Body_Any_IsSignedAsItIsSent() => Cases.Check(
        Gen.OneOf(
            Text.Select(static text => (object)text),
            ArbMap.Default.GeneratorFor<byte[]>().Select(static bytes => (object)bytes),
            ArbMap.Default.GeneratorFor<byte[]>().Select(static bytes => (object)new MemoryStream(bytes)),
            ArbMap.Default.GeneratorFor<byte[]>().Select(static bytes => (object)new ByteArrayContent(bytes))),
        body =>
        {
            if (Sent(() => _client["v3/a"].Put(new { body })) is { } sent)
                Assert.That(sent.IsSigned());
        },
        cost: 10);

    [Test]
    public void Multipart_Any_IsSignedByItsMetaAsItIsSent() => Cases.Check(
        from meta in Fields
        from name in Text
        from type in Gen.Elements(null, "image/png", "text/plain")
        from bytes in ArbMap.Default.GeneratorFor<byte[]>()
        from isFirst in Gen.Elements(true, false)
        select (meta, name, type, bytes, isFirst),
        given =>
        {
            var json = Newtonsoft.Json.JsonConvert.SerializeObject(given.meta);
            object[] parts = [new { name = "meta", contents = json }, new { name = "file", contents = given.bytes, filename = $"{given.name}.png" }];
            if (!given.isFirst)
                Array.Reverse(parts);
            if (Sent(() => _client["v3/merchant/media/upload"].Post(new { multipart = parts })) is { } sent)
            {
                Assert.That(sent.IsSigned(sent.Part("meta")));
                Assert.That(sent.Part("meta"), Is.EqualTo(Encoding.UTF8.GetBytes(json)));
            }
        },
        cost: 20);

    [Test]
    public void Xml_Any_IsSignedAsItIsSent() => Cases.Check(
        from fields in Named(Text.Select(static text => (object?)text))
        from type in Gen.Elements(null, "MD5", "HMAC-SHA256")
        from isGet in Gen.Elements(true, false)
        select (fields, type, isGet),
        given =>
        {
            var xml = new Dictionary<string, object?>(given.fields) { ["mch_id"] = TestKeys.Mchid, ["sign_type"] = given.type };
            var sent = Sent(() => given.isGet ? _client["v2/pay/orderquery"].Get(new { xml }) : _client["v2/pay/orderquery"].Post(new { xml }));
            Assert.That(sent?.IsSignedV2(XmlAnswer.ApiV2Key), Is.Not.False);
        },
        cost: 5);

    private static Gen<Dictionary<string, object?>> Named(Gen<object?> values) =>
        from names in Name.ListOf().Resize(6)
        from given in values.ListOf(names.Count)
        select names.Zip(given).DistinctBy(static pair => pair.First).ToDictionary(static pair => pair.First, static pair => pair.Second);

    // Null where the options were refused: then nothing was sent.
    private SentRequest? Sent(Func<object> call)
    {
        _wire.Served = 0;
        try
        {
            call();
        }
        catch (WeChatPayApiException)
        {
            return new(_wire.LastRequest);
        }
        catch (ArgumentException error)
        {
            Assert.That(_wire.Served, Is.Zero, error.Message);
            return null;
        }
        throw new InvalidOperationException("It was answered.");
    }
}
