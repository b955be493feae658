using System.Numerics;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Values;

/// <summary>Whole numbers leave as whole numbers, whatever their type is.</summary>
public sealed class NumberTests : ValueFixture
{
    private static readonly object[][] Numbers =
    [
        [Math.Round(19.9 * 100), "1990"],
        [19.90m * 100, "1990"],
        [1990m, "1990"],
        [1990.00m, "1990"],
        [1990f, "1990"],
        [1e15, "1000000000000000"],
        [-0.0, "0"],
        [-0.0m, "0"],
        [0.10m, "0.10"],
        [0.0000001m, "0.0000001"],
        [0.1, "0.1"],
        [0.1f, "0.1"],
        [19.9, "19.9"],
        [9007199254740993L, "9007199254740993"],
        [ulong.MaxValue, "18446744073709551615"],
        [BigInteger.Pow(10, 25), "10000000000000000000000000"],
    ];

    [TestCaseSource(nameof(Numbers))]
    public void Number_InEachPlace_IsWrittenAsPhpWritesIt(object number, string text)
    {
        Assert.Multiple(() =>
        {
            Assert.That(SendJson(new { total = number }), Is.EqualTo($$"""{"total":{{text}}}"""), "an anonymous object");
            Assert.That(SendJson(new Dictionary<string, object> { ["total"] = number }), Is.EqualTo($$"""{"total":{{text}}}"""), "a dictionary");
            Assert.That(SendJson(new Amount { total = number }), Is.EqualTo($$"""{"total":{{text}}}"""), "a class");
            Assert.That(SendQuery(new { total = number }), Is.EqualTo($"?total={text}"), "query");
            Assert.That(SendForm(new { total = number }), Is.EqualTo($"total={text}"), "form");
            Assert.That(SendXml(new { mch_id = TestKeys.Mchid, total_fee = number })["total_fee"], Is.EqualTo(text), "XML");
            Assert.That(Transformer.ToXml(new { total = number }), Is.EqualTo($"<xml><total>{text}</total></xml>"), "Transformer");
            Assert.That(Formatter.QueryStringLike(new { total = number }), Is.EqualTo($"total={text}"), "the signature of APIv2");
        });
    }

    [TestCaseSource(nameof(Numbers))]
    public void Number_InPathAndHeader_IsWrittenAsPhpWritesIt(object number, string text)
    {
        using var wire = new Wire().Answer().Answer();

        Client["v3/a/{id}"].Get(new { id = number, headers = new { X_Total = number } });
        Client[$"v3/a/{number}"].Get();

        Assert.That(wire.Requests.Select(static request => request.Uri.AbsolutePath), Has.All.EqualTo($"/v3/a/{text}"));
        Assert.That(wire.Requests[0].Headers["X-Total"], Is.EqualTo(text));
    }

    [Test]
    public void Json_TreeWithAFraction_IsWrittenWithoutZeros() => Assert.That(
        SendJson(new { a = JToken.FromObject(1990.0), b = JObject.Parse("{\"c\":1990.00}"), d = JsonNode.Parse("1990.0"), e = new[] { 1990.0, 0.5 } }),
        Is.EqualTo("""{"a":1990,"b":{"c":1990},"d":1990,"e":[1990,0.5]}"""));

    private static readonly object[] Noisy =
    [
        9.8 * 100, 19.9 * 100, 0.1 + 0.2, 1.1 * 1.1 * 100, 4.35 * 100, 1234567.891 * 100, 8.41f * 100 * 1.0000001f, 12345678901.23 * 100 + 0.0003,
        JToken.FromObject(9.8 * 100), System.Text.Json.JsonSerializer.SerializeToElement(9.8 * 100),
        System.Text.Json.JsonSerializer.SerializeToNode(9.8 * 100)!,
    ];

    [TestCaseSource(nameof(Noisy))]
    public void Json_NumberWithARoundingError_IsRefusedAndNamesTheFieldAndTheWayOut(object number)
    {
        AssertRefused(() => Client[Path].Post(new { json = new { amount = new { total = number } } }), "`amount.total`", "Math.Round");
        AssertRefused(() => Client[Path].Post(new { json = new { amount = new Amount { total = number } } }), "Math.Round");
    }

    [Test]
    public void Text_NumberWithARoundingError_IsRoundedAsPhpsCastRoundsIt() => Assert.Multiple(() =>
    {
        Assert.That(SendQuery(new { a = 9.8 * 100, b = 19.9 * 100, c = 0.1 + 0.2, d = 1 / 3d }), Is.EqualTo("?a=980&b=1990&c=0.3&d=0.33333333333333"));
        Assert.That(SendXml(new { mch_id = TestKeys.Mchid, total_fee = 19.9 * 100 })["total_fee"], Is.EqualTo("1990"));
    });

    [Test]
    public void Json_FractionThatWasMeant_IsWritten() => Assert.That(
        SendJson(new { a = 1 / 3d, b = 39.9042, c = 116.407526, d = 1e-7, e = 1234567890.12 }),
        Is.EqualTo("""{"a":0.3333333333333333,"b":39.9042,"c":116.407526,"d":1E-07,"e":1234567890.12}"""));

    private static readonly object[] WithoutDigits = [1.2177525012014072e27, 1e16, double.NaN, double.PositiveInfinity, float.NaN];

    [TestCaseSource(nameof(WithoutDigits))]
    public void Text_DoubleThatDoesNotHoldItsDigits_IsRefused(object number)
    {
        AssertRefused(() => SendQuery(new { no = number }), "`no` in `query`");
        AssertRefused(() => SendXml(new { mch_id = TestKeys.Mchid, no = number }), "`no` in `xml`");
        AssertRefused(() => Client["v3/a/{no}"].Get(new { no = number }), "`no`");
        AssertRefused(() => Client[$"v3/a/{number}"].Get(), "interpolated value");
        AssertRefused(() => Client[Path].Get(new { headers = new { X_No = number } }), "X_No");
    }

    [Test]
    public void TryFormatText_OfAnyWholeNumber_IsTheSameForEachType() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        static number => NumberForm.TryFormatText((double)number) == NumberForm.TryFormatText(number)
            && NumberForm.TryFormatText((decimal)number) == NumberForm.TryFormatText(number)
            && NumberForm.TryFormatJson((double)number) == NumberForm.TryFormatJson(number)).QuickCheckThrowOnFailure();

    [Test]
    public void TryFormatJson_OfYuanTimesHundred_IsTheFenOrRefused() => Prop.ForAll(
        Gen.Choose(1, 100_000_000).ToArbitrary(),
        static fen =>
        {
            var written = NumberForm.TryFormatJson(fen / 100d * 100);
            return (written is null || written == fen.ToString(System.Globalization.CultureInfo.InvariantCulture))
                && NumberForm.TryFormatText(fen / 100d * 100) == fen.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }).QuickCheckThrowOnFailure();

    private sealed class Amount
    {
        public required object total { get; init; }
    }
}
