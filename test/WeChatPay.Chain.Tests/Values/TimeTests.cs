using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Values;

/// <summary>Times leave in whole seconds with their offset, or are refused.</summary>
public sealed class TimeTests : ValueFixture
{
    private static readonly DateTimeOffset Time = new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.FromHours(8)).AddTicks(1_234_567);
    private static readonly DateTime Unspecified = new(2030, 1, 1, 12, 0, 0, DateTimeKind.Unspecified);

    private static readonly object[][] Times =
    [
        [Time, "2030-01-01T12:00:00+08:00"],
        [Time.ToUniversalTime(), "2030-01-01T04:00:00+00:00"],
        [Time.UtcDateTime, "2030-01-01T04:00:00+00:00"],
        [Time.LocalDateTime, Time.ToLocalTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture)],
        [new DateOnly(2030, 1, 2), "2030-01-02"],
        [new JValue(Time), "2030-01-01T12:00:00+08:00"],
        [JsonValue.Create(Time)!, "2030-01-01T12:00:00+08:00"],
    ];

    [TestCaseSource(nameof(Times))]
    public void Json_Time_HasWholeSecondsAndItsOffset(object time, string text) => Assert.Multiple(() =>
    {
        Assert.That(SendJson(new { time_expire = time }), Is.EqualTo($$"""{"time_expire":"{{text}}"}"""));
        Assert.That(SendJson(new Order { time_expire = time }), Is.EqualTo($$"""{"time_expire":"{{text}}","paid":null}"""));
    });

    [Test]
    public void Json_TimesOfAClass_HaveWholeSeconds() =>
        Assert.That(SendJson(new Order { paid = Time }), Is.EqualTo("""{"time_expire":null,"paid":"2030-01-01T12:00:00+08:00"}"""));

    [Test]
    public void Json_DateTimeWithoutKind_IsRefused()
    {
        AssertRefused(() => SendJson(new { amount = new { time_expire = Unspecified } }), "`amount.time_expire`", "DateTimeOffset");
        AssertRefused(() => SendJson(new Order { time_expire = Unspecified }), "DateTimeOffset");
        AssertRefused(() => SendJson(JObject.Parse("{\"time_expire\":\"2030-01-01T12:00:00\"}")), "`time_expire`");
    }

    private static readonly object[] All =
        [Time, Time.UtcDateTime, Unspecified, new DateOnly(2030, 1, 2), new JValue(Time), JsonValue.Create(Time)!];

    [TestCaseSource(nameof(All))]
    public void Field_TimeInQueryFormOrXml_IsRefusedWithTheForms(object time)
    {
        AssertRefused(() => SendQuery(new { at = time }), "`at` in `query`", "yyyy-MM-dd");
        AssertRefused(() => SendForm(new { list = new[] { time } }), "`list[0]` in `form_params`", "yyyy-MM-dd");
        AssertRefused(() => SendXml(new { mch_id = TestKeys.Mchid, time_start = time }), "`time_start` in `xml`", "yyyyMMdd");
        AssertRefused(
            () => Client["v2/pay/orderquery"].Get(new { query = new { mch_id = TestKeys.Mchid, time_start = time } }), "`time_start` in `query`", "yyyyMMdd");
        Assert.That(() => Transformer.ToXml(new { at = time }), Throws.ArgumentException.With.Message.Contains("`at`"));
        Assert.That(() => Formatter.QueryStringLike(new { at = time }), Throws.ArgumentException.With.Message.Contains("`at`"));
    }

    [Test]
    public void Path_Time_IsWrittenInTheSameForm()
    {
        using var wire = new Wire().Answer().Answer();

        Client["v3/a/{at}"].Get(new { at = Time });
        Client[$"v3/a/{Time}"].Get();

        Assert.That(wire.Requests.Select(static request => request.Uri.AbsolutePath), Has.All.EqualTo("/v3/a/2030-01-01T12%3A00%3A00%2B08%3A00"));
        AssertRefused(() => Client["v3/a/{at}"].Get(new { at = Unspecified }), "`at`", "DateTimeOffset");
        AssertRefused(() => Client[$"v3/a/{Unspecified}"].Get(), "DateTimeOffset");
    }

    private sealed class Order
    {
        public object? time_expire { get; init; }

        public DateTimeOffset? paid { get; init; }
    }
}
