using System.Reflection;
using Newtonsoft.Json;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Facts;
using WeChatPay.OpenApi.Callbacks;
using WeChatPay.OpenApi.Tests.Support;
using WeChatPay.Testing;

namespace WeChatPay.OpenApi.Tests.TypedChain;

/// <summary>Each documented callback, signed and encrypted as WeChat Pay does, has the type of its event.</summary>
public sealed class TypedCallbackTests
{
    private static readonly PlatformSigner Signer = new();
    private static readonly CallbackParser Parser = new(new()
    {
        Certs = new Dictionary<string, KeySource> { [Signer.KeyId] = Signer.PublicKeyPem },
        ApiV3Key = Signer.ApiV3Key,
    });

    private static IEnumerable<DocumentedCallback> EventsV3 => OperationTable.Default.Callbacks.Where(static callback => callback.Protocol == "v3");

    private static IEnumerable<DocumentedCallback> EventsV2 => OperationTable.Default.Callbacks.Where(static callback => callback.Protocol == "v2");

    private static IEnumerable<DocumentedCallback> EventsOfBrands => OperationTable.Default.Callbacks.Where(static callback => callback.IsBrand);

    [TestCaseSource(nameof(EventsV3))]
    public void Typed_EveryCallback_HasTheTypeOfItsEventAndEveryField(DocumentedCallback documented)
    {
        var resource = DocumentedValues.Of(FieldsOf(documented));
        var signed = Signer.Callback(documented.Event, resource);

        var typed = Parser.Parse(signed.Headers, signed.Body).Typed();

        Assert.That(typed.GetType().GetCustomAttribute<CallbackEventAttribute>()!.EventType, Is.EqualTo(documented.Event));
        Assert.That(JsonConvert.SerializeObject(typed), Is.EqualTo(JsonConvert.SerializeObject(resource)));
        AssertEveryMember(typed, resource.Count);
    }

    [TestCaseSource(nameof(EventsV2))]
    public void Typed_EveryCallbackOfV2_HasTheTypeOfItsEvent(DocumentedCallback documented)
    {
        var fields = DocumentedValues.Of(documented.Request.Single(static field => field.Name == "body").Fields);
        var inner = documented.Request.Single(static field => field.Name == "body").Fields.FirstOrDefault(static field => field.Encryption is not null);
        var opened = DocumentedValues.Of(inner?.Fields ?? []);
        var isRefund = inner?.Name == "req_info";
        var callback = isRefund ? new CallbackV2(fields, opened, isSigned: false) : new CallbackV2(fields) { EventData = opened };

        var typed = callback.Typed();

        var named = typed.GetType().GetCustomAttribute<CallbackEventAttribute>()!;
        Assert.That((named.EventType, named.IsV2), Is.EqualTo((documented.Event, true)));
        foreach (var name in opened.Keys)
            Assert.That(typed[name]?.ToString(), Is.EqualTo(Convert.ToString(opened[name], System.Globalization.CultureInfo.InvariantCulture)), name);
        Assert.That(typed["sign"] is null, Is.EqualTo(isRefund), "what nothing proves is not among the fields");
    }

    [TestCaseSource(nameof(EventsOfBrands))]
    public void Typed_EveryCallbackOfABrand_HasTheTypeOfItsEventAndEveryField(DocumentedCallback documented)
    {
        var resource = DocumentedValues.Of(FieldsOf(documented));

        var typed = new Callback(documented.Event, JsonConvert.SerializeObject(resource)) { IsBrand = true }.Typed();

        var named = typed.GetType().GetCustomAttribute<CallbackEventAttribute>()!;
        Assert.That((named.EventType, named.IsV2, named.IsBrand), Is.EqualTo((documented.Event, false, true)));
        Assert.That(typed.GetType().DeclaringType, Is.EqualTo(typeof(Brand)));
        Assert.That(JsonConvert.SerializeObject(typed), Is.EqualTo(JsonConvert.SerializeObject(resource)));
        AssertEveryMember(typed, resource.Count);
    }

    [Test]
    public void Typed_AnEventThatMerchantsAndBrandsHave_HasTheTypeOfItsReceiver()
    {
        const string plan = """{"plan_id":"P1","plan_state":"PAUSED"}""";
        var toMerchant = new Callback("DELIVERY_PLAN.CHANGE", plan);
        var toBrand = new Callback("DELIVERY_PLAN.CHANGE", plan) { IsBrand = true };

        Assert.That((toMerchant.Typed() as DeliveryPlanChange)?.plan_id, Is.EqualTo("P1"));
        Assert.That((toBrand.Typed() as Brand.DeliveryPlanChange)?.plan_id, Is.EqualTo("P1"));
        Assert.That(toMerchant.As<DeliveryPlanChange>()!.plan_state, Is.EqualTo(toBrand.As<Brand.DeliveryPlanChange>()!.plan_state));
        Assert.That(() => toMerchant.As<Brand.DeliveryPlanChange>(), Throws.InvalidOperationException.With.Message.EqualTo(
            "The callback is `DELIVERY_PLAN.CHANGE` of APIv3, and `DeliveryPlanChange` holds `DELIVERY_PLAN.CHANGE` of a brand. "
            + "Look at `EventType` and `IsBrand` first."));
        Assert.That(() => toBrand.As<DeliveryPlanChange>(), Throws.InvalidOperationException);
        Assert.That(new Callback("PRODUCT_COUPON.SEND", "{}").Typed(), Is.InstanceOf<UndocumentedCallback>(), "merchants have no such event");
    }

    [TestCase("PRODUCT_COUPON.USE")]
    [TestCase("PRODUCT_COUPON.RETURN")]
    public void Typed_AnEventWithoutKnownFields_HasAnyFieldByItsName(string eventType)
    {
        var typed = new Callback(eventType, """{"coupon_code":"C1"}""") { IsBrand = true }.Typed();

        Assert.That(((string?)typed["coupon_code"], (string?)typed.Callback.Resource["coupon_code"]), Is.EqualTo(("C1", "C1")));
        Assert.That(typed.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly), Is.Empty);
        Assert.That(typed, Is.Not.InstanceOf<UndocumentedCallback>());
    }

    [Test]
    public void Typed_InASwitch_TellsTheEvents()
    {
        var signed = Signer.Callback("REFUND.SUCCESS", new { out_refund_no = "R1", amount = new { refund = 100 } });

        var said = Parser.Parse(signed.Headers, signed.Body).Typed() switch
        {
            TransactionSuccess payment => $"paid {payment.out_trade_no}",
            RefundSuccess refund => $"{refund.amount?.refund} fen back by {refund.out_refund_no}, {refund.Callback.EventType}",
            _ => "other",
        };

        Assert.That(said, Is.EqualTo("100 fen back by R1, REFUND.SUCCESS"));
    }

    [Test]
    public void As_TheTypeOfTheEvent_ReadsIt() =>
        Assert.That(new Callback("TRANSACTION.SUCCESS", """{"out_trade_no":"N1"}""").As<TransactionSuccess>()!.out_trade_no, Is.EqualTo("N1"));

    [Test]
    public void As_TheTypeOfAnotherEvent_IsRefused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Callback("TRANSACTION.SUCCESS", "{}").As<RefundSuccess>())!;

        Assert.That(error.Message, Does.StartWith("The callback is `TRANSACTION.SUCCESS` of APIv3, and `RefundSuccess` holds `REFUND.SUCCESS` of APIv3."));
        Assert.That(() => new Callback("TRANSACTION.SUCCESS", "{}").As<TransactionSuccessV2>(), Throws.InvalidOperationException, "of the other protocol");
        Assert.That(
            () => new CallbackV2(new Dictionary<string, object?> { ["event_type"] = "TRANSACTION.SUCCESS" }).As<TransactionSuccess>(),
            Throws.InvalidOperationException);
    }

    [Test]
    public void As_AClassOfTheShopNamedForAnEvent_IsCheckedToo()
    {
        Assert.That(new Callback("COUPON.USE", """{"coupon_id":"C1"}""").As<UsedCoupon>()!.CouponId, Is.EqualTo("C1"));
        Assert.That(() => new Callback("COUPON.SEND", """{"coupon_id":"C1"}""").As<UsedCoupon>(), Throws.InvalidOperationException);
    }

    [Test]
    public void Typed_AnUndocumentedEvent_HasAnyFieldByItsName()
    {
        var typed = new Callback("NEWS.TOMORROW", """{"a":1}""").Typed();

        Assert.That(typed, Is.InstanceOf<UndocumentedCallback>());
        Assert.That((int?)typed["a"], Is.EqualTo(1));
        Assert.That(new CallbackV2(new Dictionary<string, object?> { ["event_type"] = "NEWS", ["a"] = "1" }).Typed(), Is.InstanceOf<UndocumentedCallbackV2>());
    }

    [Test]
    public void Typed_AResourceThatIsNotAnObject_SaysSo() =>
        Assert.That(
            () => new Callback("TRANSACTION.SUCCESS", "[1]") { Id = "I" }.Typed(),
            Throws.TypeOf<FormatException>().With.Message.Contains("not an object"));

    [Test]
    public void Callback_OfATypeMadeByHand_SaysHowToGetOne() =>
        Assert.That(() => new RefundSuccess().Callback, Throws.InvalidOperationException.With.Message.Contains("callback.As<RefundSuccess>()"));

    [Test]
    public void ToString_OfATypedCallback_ShowsNoValue() =>
        Assert.That($"{new Callback("TRANSACTION.SUCCESS", """{"out_trade_no":"N1"}""") { Id = "I" }.Typed()}", Is.EqualTo("TRANSACTION.SUCCESS (I)"));

    // The types of two entries show the fields of the entry that they moved to.
    private static IReadOnlyList<Field> FieldsOf(DocumentedCallback callback)
    {
        if (callback.Request.Count == 0)
            return FieldsOf(EventsV3.Single(other => callback.Name.EndsWith("/" + other.Event, StringComparison.Ordinal)));
        var resource = callback.Request.Single(static field => field.Name == "body").Find("resource")!;
        return resource.Find("ciphertext")!.Fields;
    }

    private static void AssertEveryMember(object view, int count)
    {
        // A member may stay null: an object without documented fields, or a field of another shape of the object.
        var values = view.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(member => member.GetValue(view)).OfType<object>().ToArray();
        Assert.That(values, Has.Length.EqualTo(count), $"{view.GetType()} has a member for each field");
        foreach (var inner in values.SelectMany(static value => value is IEnumerable<ResponseObject> list ? list : value is ResponseObject one ? [one] : []))
            AssertEveryMember(inner, ((IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode?>)inner).Count);
    }

    [CallbackEvent("COUPON.USE")]
    private sealed class UsedCoupon
    {
        [JsonProperty("coupon_id")]
        public string? CouponId { get; set; }
    }
}
