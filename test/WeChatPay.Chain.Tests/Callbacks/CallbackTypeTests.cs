using System.Collections.Specialized;
using System.Dynamic;
using System.Linq.Expressions;
using System.Text;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Callbacks;

/// <summary>What a callback is read into, what of it is proven, and what the parser says of wrong use.</summary>
public sealed class CallbackTypeTests
{
    private const string Event = "A.B";

    private static readonly Dictionary<string, object?> Fields = new() { ["event_type"] = Event, ["no"] = "outer", ["only"] = "1" };
    private static readonly Dictionary<string, object?> Info = new() { ["no"] = "inner" };

    [CallbackEvent(Event)]
    private sealed record ForV3(string No);

    [CallbackEvent(Event, IsV2 = true)]
    private sealed record ForV2(string No);

    [CallbackEvent(Event, IsBrand = true)]
    private sealed record ForBrand(string No);

    [CallbackEvent("C.D")]
    private sealed record ForAnother(string No);

    private sealed record Unnamed(string No);

    private sealed record Wrong(int[] No);

    private sealed class View : ICallbackView
    {
        public JObject? Seen { get; private set; }

        public void Open(JObject fields, object callback) => Seen = fields;
    }

    private static Callback Merchants => new(Event, """{"no":"1"}""");

    private static Callback Brands => new(Event, """{"no":"1"}""") { IsBrand = true };

    [Test]
    public void Type_OfTheEvent_IsRead()
    {
        Assert.That(Merchants.As<ForV3>(), Is.EqualTo(new ForV3("1")));
        Assert.That(Brands.As<ForBrand>(), Is.EqualTo(new ForBrand("1")));
        Assert.That(new CallbackV2(Fields).As<ForV2>(), Is.EqualTo(new ForV2("outer")));
        Assert.That((Merchants.As<Unnamed>(), new CallbackV2(Fields).As<Unnamed>()), Is.EqualTo((new Unnamed("1"), new Unnamed("outer"))));
    }

    [Test]
    public void Type_OfAnotherEventProtocolOrReceiver_IsRefused()
    {
        Assert.That(() => Merchants.As<ForAnother>(), Says("`A.B` of APIv3, and `ForAnother` holds `C.D` of APIv3. Look at `EventType` first."));
        Assert.That(() => Merchants.As<ForV2>(), Says("`A.B` of APIv3, and `ForV2` holds `A.B` of APIv2. Look at `EventType` first."));
        Assert.That(
            () => Merchants.As<ForBrand>(), Says("`A.B` of APIv3, and `ForBrand` holds `A.B` of a brand. Look at `EventType` and `IsBrand` first."));
        Assert.That(() => Brands.As<ForV3>(), Says("`A.B` of a brand, and `ForV3` holds `A.B` of APIv3. Look at `EventType` and `IsBrand` first."));
        Assert.That(
            () => new CallbackV2(Fields).As<ForV3>(), Says("`A.B` of APIv2, and `ForV3` holds `A.B` of APIv3. Look at `EventType` first."));
    }

    [Test]
    public void Type_ThatDoesNotFit_IsSaid()
    {
        Assert.That(() => Merchants.As<Wrong>(), Throws.InstanceOf<WeChatPayConversionException>());
        Assert.That(() => new CallbackV2(Fields).As<Wrong>(), Throws.InstanceOf<WeChatPayConversionException>());
    }

    [Test]
    public void View_OfACallback_GetsItsProvenFields()
    {
        var callback = Merchants;

        Assert.That(callback.As<View>()!.Seen, Is.SameAs(callback.Resource));
        Assert.That(
            new CallbackV2(Fields, Info, isSigned: false).As<View>()!.Seen!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"no":"inner"}"""));
    }

    [Test]
    public void Fields_ThatAreProven_ComeDecryptedFirst()
    {
        var data = new Dictionary<string, object?> { ["no"] = "data", ["state"] = "DONE" };

        Assert.That(Proven(new(Fields, Info)), Is.EqualTo("no=inner event_type=A.B only=1"));
        Assert.That(Proven(new(Fields, Info, isSigned: false)), Is.EqualTo("no=inner"));
        Assert.That(Proven(new(Fields) { EventData = data }), Is.EqualTo("no=data state=DONE event_type=A.B only=1"));
        Assert.That(Proven(new(Fields, Info, isSigned: false) { EventData = data }), Is.EqualTo("no=inner state=DONE"));
    }

    [Test]
    public void Members_OfACallback_AreThoseThatAreProven()
    {
        Assert.That(Names(new CallbackV2(Fields, Info)), Is.EquivalentTo(new[] { "no", "event_type", "no", "only" }));
        Assert.That(Names(new CallbackV2(Fields, Info, isSigned: false)), Is.EquivalentTo(new[] { "no" }));
        Assert.That(
            () => ((dynamic)new CallbackV2(Fields)).nothing,
            Throws.InstanceOf<MissingMemberException>().With.Message.StartsWith("The callback has no field `nothing`. "));
        Assert.That(
            () => ((dynamic)new CallbackV2(Fields, Info, isSigned: false)).only,
            Throws.InstanceOf<MissingMemberException>().With.Message.StartsWith("The `req_info` of the callback has no field `only`. It has: no."));
    }

    [TestCase(0, VerificationCheck.Signature)]
    [TestCase(1, VerificationCheck.Size)]
    public void Body_OfTheLargestSize_IsRead(int more, VerificationCheck check)
    {
        var body = new byte[CallbackParser.MaxBodyBytes + more];
        var headers = HandmadeCallback.Headers(HandmadeCallback.Body("{}"));

        Assert.That(
            () => new CallbackParser(HandmadeCallback.Options).Parse(headers, body),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(check));
        Assert.That(
            () => new CallbackParser(HandmadeCallback.Options).ParseV2(body),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(check));
    }

    [Test]
    public void Parser_WithoutAKey_SaysWhichIsMissing()
    {
        var body = HandmadeCallback.Body("{}");
        var headers = HandmadeCallback.Headers(body);

        Assert.That(
            () => new CallbackParser(HandmadeCallback.Options with { ApiV3Key = null }).Parse(headers, body),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("built without `ApiV3Key`"));
        Assert.That(
            () => new CallbackParser(HandmadeCallback.Options with { Certs = new Dictionary<string, KeySource>() }).Parse(headers, body),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("built without `Certs`"));
    }

    [Test]
    public void Options_AsText_SayWhichProtocolsTheyHaveKeysOf()
    {
        Assert.That($"{new CallbackParserOptions()}", Is.EqualTo("callback parser options: APIv3 no, APIv2 no"));
        Assert.That($"{new CallbackParserOptions { ApiV3Key = HandmadeCallback.ApiV3Key }}", Is.EqualTo("callback parser options: APIv3 yes, APIv2 no"));
        Assert.That($"{new CallbackParserOptions { ApiV2Key = XmlAnswer.ApiV2Key }}", Is.EqualTo("callback parser options: APIv3 no, APIv2 yes"));
    }

    [Test]
    public void Headers_WithNumbersOrWithoutAName_AreRead()
    {
        var body = HandmadeCallback.Body("""{"no":"1"}""");
        var headers = HandmadeCallback.Headers(body);
        var loose = headers.ToDictionary(
            static one => one.Key, static one => one.Key == "Wechatpay-Timestamp" ? long.Parse(one.Value!, null) : (object?)one.Value);
        var collection = new NameValueCollection { { null, "nameless" }, { "Empty", null } };
        foreach (var (name, value) in headers)
            collection.Add(name, value);
        var parser = new CallbackParser(HandmadeCallback.Options);

        Assert.That((string?)parser.Parse(loose, body).Resource["no"], Is.EqualTo("1"));
        Assert.That((string?)parser.Parse(collection, body).Resource["no"], Is.EqualTo("1"));
    }

    [Test]
    public void Argument_ThatIsNull_IsNamed()
    {
        var parser = new CallbackParser(HandmadeCallback.Options);
        Dictionary<string, string>? none = null;

        Assert.That(() => new CallbackParser(null!), Refuses("options"));
        Assert.That(() => parser.Parse((object)null!, default), Refuses("headers"));
        Assert.That(() => parser.ParseAsync((object)null!, default), Refuses("headers"));
        Assert.That(() => parser.Parse(none!, default), Refuses("headers"));
        Assert.That(() => parser.ParseAsync(none!, default), Refuses("headers"));
        Assert.That(() => new Callback((string)null!, "{}"), Refuses("eventType"));
        Assert.That(() => new Callback(Event, null!), Refuses("plaintext"));
        Assert.That(() => new CallbackV2(null!), Refuses("fields"));
    }

    [TestCase("\n{\"event_type\":\"A\"}", "it has blanks or line feeds between its fields")]
    [TestCase("{\"event_type\": \"A\"}", "it has blanks or line feeds between its fields")]
    [TestCase("{\"EventType\":\"A\"}", "its fields have other names than WeChat Pay's")]
    public void Clue_OfABody_SaysWhatWasDoneToIt(string body, string said)
    {
        var headers = HandmadeCallback.Headers(HandmadeCallback.Body("{}"));

        Assert.That(
            () => new CallbackParser(HandmadeCallback.Options).Parse(headers, Encoding.UTF8.GetBytes(body)),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Message.Contains(said));
    }

    private static NUnit.Framework.Constraints.ContainsConstraint Says(string text) => Throws.InvalidOperationException.With.Message.Contains(text);

    private static NUnit.Framework.Constraints.EqualStringConstraint Refuses(string parameter) =>
        Throws.ArgumentNullException.With.Property("ParamName").EqualTo(parameter);

    private static string Proven(CallbackV2 callback) => string.Join(' ', callback.Proven.Properties().Select(static one => $"{one.Name}={one.Value}"));

    private static IEnumerable<string> Names(CallbackV2 callback) =>
        ((IDynamicMetaObjectProvider)callback).GetMetaObject(Expression.Constant(callback)).GetDynamicMemberNames();
}
