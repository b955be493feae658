using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using WeChatPay.Sandbox.Bills;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A bill is the same in whatever culture the machine is set to: WeChat Pay counts Gregorian years.</summary>
internal sealed class BillCultureTests
{
    private static readonly DateOnly Day = new(2023, 11, 14);
    private CultureInfo _before = null!;

    [SetUp]
    public void CountAsInThailand()
    {
        _before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.Calendar = new BuddhistYears();
        CultureInfo.CurrentCulture = culture;
    }

    [TearDown]
    public void CountAsBefore() => CultureInfo.CurrentCulture = _before;

    [Test]
    public void Bill_InACultureOfAnotherCalendar_IsTheSame()
    {
        Assert.That($"{Day:yyyy}", Is.EqualTo("2566"), "the culture of this test");
        var there = BillKind.Trade.Write(SampleBillDay.ListRows(Day), "ALL", "1900000109");
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

        Assert.That(there, Is.EqualTo(BillKind.Trade.Write(SampleBillDay.ListRows(Day), "ALL", "1900000109")).And.Contain("`SANDBOX20231114"));
    }

    [TestCase("2023-11-16", "is 2023-11-16, and today is 2023-11-15")]
    [TestCase("2023-11-15", "The bill of 2023-11-15 is not made yet")]
    [TestCase("tomorrow", "such as 2023-11-14")]
    public void Refusal_InACultureOfAnotherCalendar_NamesGregorianDays(string date, string says)
    {
        var request = new SandboxRequest("GET", $"/v3/bill/tradebill?bill_date={date}", new Dictionary<string, string>(), []);
        var now = new FakeTimeProvider(new DateTimeOffset(2023, 11, 15, 4, 0, 0, TimeSpan.Zero));

        Assert.That(BillRequest.Read(request, BillKind.Trade, now, out var refusal), Is.Null);
        Assert.That(System.Text.Encoding.UTF8.GetString(refusal!.Body), Does.Contain(says));
    }

    // Cultures by name need ICU; a calendar of one's own needs nothing.
    private sealed class BuddhistYears : GregorianCalendar
    {
        public override int GetYear(DateTime time) => base.GetYear(time) + 543;
    }
}
