using System.Globalization;
using Newtonsoft.Json;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Numbers;

/// <summary>Amounts in fen: exact in yuan and back, on the wire as integers, never beyond their range.</summary>
public sealed class FenTests
{
    [TestCase("0", 0)]
    [TestCase("19.9", 1990)]
    [TestCase("19.90", 1990)]
    [TestCase("0.01", 1)]
    [TestCase("-0.5", -50)]
    [TestCase("1.10", 110)]
    [TestCase("4.35", 435)]
    [TestCase("00012", 1200)]
    [TestCase("92233720368547758.07", long.MaxValue)]
    [TestCase("-92233720368547758.08", long.MinValue)]
    public void FromYuan_ANumberOfYuan_IsItsFen(string yuan, long fen)
    {
        Assert.That(Fen.FromYuan(yuan).Value, Is.EqualTo(fen));
        Assert.That(Fen.FromYuan(decimal.Parse(yuan, CultureInfo.InvariantCulture)).Value, Is.EqualTo(fen));
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".5")]
    [TestCase("1.")]
    [TestCase("1.234")]
    [TestCase("1,000")]
    [TestCase("1e3")]
    [TestCase(" 1")]
    [TestCase("¥1")]
    [TestCase("+1")]
    [TestCase("１")]
    [TestCase("92233720368547758.08")]
    [TestCase("999999999999999999999999999999999999999999")]
    public void FromYuan_OtherText_IsRefusedAndNotQuoted(string yuan)
    {
        Assert.That(Fen.TryFromYuan(yuan, out _), Is.False);
        var error = Assert.Throws<FormatException>(() => Fen.FromYuan(yuan))!;
        Assert.That(error.Message, Does.Contain("for example \"19.90\""));
    }

    [Test]
    public void FromYuan_ADecimalWithAPartOfAFenOrTooLarge_IsRefused()
    {
        Assert.That(() => Fen.FromYuan(0.015m), Throws.ArgumentException.With.Message.Contains("a part of a fen"));
        Assert.That(() => Fen.FromYuan(decimal.MaxValue), Throws.ArgumentException.With.Message.Contains("too large"));
        Assert.That(() => Fen.FromYuan(92233720368547758.08m), Throws.ArgumentException.Or.InstanceOf<OverflowException>());
    }

    [Test]
    public void ToYuan_AnyAmount_IsReadBackAsIt() => Cases.Check<long>(static value =>
    {
        var amount = new Fen(value);
        Assert.That(Fen.FromYuan(amount.ToYuanText()), Is.EqualTo(amount));
        Assert.That(Fen.FromYuan(amount.ToYuan()), Is.EqualTo(amount));
        Assert.That(amount.ToYuanText(), Does.Match(@"^-?\d+\.\d\d$"));
    });

    [Test]
    public void Operators_BeyondTheRange_Overflow()
    {
        var most = new Fen(long.MaxValue);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => most + new Fen(1), Throws.InstanceOf<OverflowException>());
            Assert.That(() => new Fen(long.MinValue) - new Fen(1), Throws.InstanceOf<OverflowException>());
            Assert.That(() => most * 2, Throws.InstanceOf<OverflowException>());
            Assert.That(() => -new Fen(long.MinValue), Throws.InstanceOf<OverflowException>());
            Assert.That((new Fen(10) + new Fen(5) - new Fen(1)) * 3, Is.EqualTo(new Fen(42)));
            Assert.That(new Fen(1) < new Fen(2) && new Fen(2) >= new Fen(2), Is.True);
        }
    }

    [Test]
    public void Post_WithAnAmount_SendsItsFen()
    {
        var sent = new List<string>();
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            ApiV2Key = XmlAnswer.ApiV2Key,
            Retry = RetryOptions.Off,
            Transport = new FakeTransport(request =>
            {
                sent.Add(request.RequestUri!.Query + request.Content?.ReadAsStringAsync().GetAwaiter().GetResult());
                return SignedAnswer.Of("{}");
            }),
        });
        var price = Fen.FromYuan("19.90");

        client["v3/pay/transactions/native"].Post(new { json = new { amount = new { total = price } }, query = new { total = price } });
        Assert.That(() => client["v2/pay/unifiedorder"].Post(new { xml = new { mch_id = TestKeys.Mchid, total_fee = price } }), Throws.Exception);

        Assert.That(sent[0], Is.EqualTo("""?total=1990{"amount":{"total":1990}}"""));
        Assert.That(sent[1], Does.Contain("<total_fee>1990</total_fee>"));
    }

    [Test]
    public void Serializers_OfBothKinds_WriteAndReadTheInteger()
    {
        var amount = new Fen(1990);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonConvert.SerializeObject(new { total = amount }), Is.EqualTo("""{"total":1990}"""));
            Assert.That(System.Text.Json.JsonSerializer.Serialize(new { total = amount }), Is.EqualTo("""{"total":1990}"""));
            Assert.That(JsonConvert.DeserializeObject<Fen>("1990"), Is.EqualTo(amount));
            Assert.That(System.Text.Json.JsonSerializer.Deserialize<Fen>("1990"), Is.EqualTo(amount));
            Assert.That(() => JsonConvert.DeserializeObject<Fen>("19.9"), Throws.InstanceOf<JsonException>());
            Assert.That(() => System.Text.Json.JsonSerializer.Deserialize<Fen>("19.9"), Throws.InstanceOf<System.Text.Json.JsonException>());
        }
    }
}
