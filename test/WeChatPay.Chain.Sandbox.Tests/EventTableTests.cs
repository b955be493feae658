using WeChatPay.Sandbox.Callbacks;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Events that several protocols have.</summary>
internal sealed class EventTableTests
{
    [TestCase("DELIVERY_PLAN.CHANGE", false, ExpectedResult = false)]
    [TestCase("DELIVERY_PLAN.CHANGE", true, ExpectedResult = true)]
    [TestCase("DELIVERY_PLAN_STATE.DELIVER", false, ExpectedResult = false)]
    [TestCase("PRODUCT_COUPON.SEND", false, ExpectedResult = true)]
    [TestCase("TRANSACTION.SUCCESS", false, ExpectedResult = false)]
    public bool Find_AnEvent_PrefersAMerchants(string name, bool brand) => EventTable.Find(name, v2: false, brand).IsBrand;

    [Test]
    public void Find_AnEventThatBrandsDoNotHave_IsRefused() =>
        Assert.That(() => EventTable.Find("TRANSACTION.SUCCESS", v2: false, brand: true), Throws.ArgumentException);

    [Test]
    public void All_OfTheTable_HasTheEventsOfBrands() => Assert.That(EventTable.All.Count(static facts => facts.IsBrand), Is.EqualTo(8));
}
