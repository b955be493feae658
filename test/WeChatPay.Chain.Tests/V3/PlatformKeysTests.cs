using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Protocol;
using WeChatPay.Tests.Support;
using WeChatPay.V3;

namespace WeChatPay.Tests.V3;

/// <summary>Which of the platform's keys encrypts, which ones still count, and what is counted of them.</summary>
public sealed class PlatformKeysTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    private static readonly RsaKey Rsa = new(TestKeys.Platform.ExportParameters(includePrivateParameters: false));

    [Test]
    public void Newest_OfRsaCertificates_IsTheOneThatBeganLast()
    {
        var keys = Of(Certificate("A1", -30, 10), Certificate("B2", -20, 5), Certificate("C3", -40, 90));

        Assert.That(keys.FindNewest(Now, KeyAlgorithm.Rsa), Is.EqualTo("B2"));
    }

    [Test]
    public void Newest_OfTwoThatBeganAtOnce_IsTheOneGivenLast() =>
        Assert.That(Of(Certificate("A1", -20, 10), Certificate("B2", -20, 10)).FindNewest(Now, KeyAlgorithm.Rsa), Is.EqualTo("B2"));

    [TestCase(-90, -1)]
    [TestCase(1, 90)]
    public void Newest_LeavesOutACertificateThatIsNotValid(int from, int to)
    {
        var keys = Of(Certificate("A1", -100, 10), Certificate("B2", from, to));

        Assert.That(keys.FindNewest(Now, KeyAlgorithm.Rsa), Is.EqualTo("A1"));
    }

    [Test]
    public void Newest_OfAnotherAlgorithm_IsNone() => Assert.That(Of(Certificate("A1", -20, 10)).FindNewest(Now, KeyAlgorithm.Sm2), Is.Null);

    [TestCase(-1, false)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    public void Ended_IsACertificateAfterItsLastSecond(int endsInDays, bool stays)
    {
        var keys = Of(Certificate("A1", -20, endsInDays), Certificate("B2", -20, -5)).WithoutEnded(Now);

        Assert.That(keys.Serials, Is.EqualTo(stays ? ["A1"] : Array.Empty<string>()));
        Assert.That(keys.Certificates.Select(static one => one.Serial), Is.EqualTo(keys.Serials));
    }

    [Test]
    public void Ended_WhereNoneHas_IsTheSameObject()
    {
        var keys = Of(Certificate("A1", -20, 0));

        Assert.That(keys.WithoutEnded(Now), Is.SameAs(keys));
    }

    [Test]
    public void Text_ListsTheSerials()
    {
        Assert.That(PlatformKeys.None.ToString(), Is.EqualTo("nothing"));
        Assert.That(Of(Certificate("A1", -20, 0), Certificate("B2", -20, 0)).ToString(), Is.EqualTo("`A1`, `B2`"));
    }

    [Test]
    public void Callback_TellsNothingOfTheClock()
    {
        var uses = new KeyUses();
        uses.Count("A1", isCallback: true, now: 1000, signedAt: 400);

        Assert.That((uses.ClockAhead, uses.LastResponse), Is.EqualTo((TimeSpan.Zero, (DateTimeOffset?)null)));

        uses.Count("A1", isCallback: false, now: 1001, signedAt: 991);
        uses.Count("A1", isCallback: true, now: 5000, signedAt: 400);

        Assert.That((uses.ClockAhead, uses.LastResponse), Is.EqualTo((TimeSpan.FromSeconds(10), (DateTimeOffset?)DateTimeOffset.FromUnixTimeSeconds(1001))));
        var use = uses.List(Of(Certificate("A1", -20, 10))).Single();
        Assert.That((use.Responses, use.Callbacks, use.LastUsed), Is.EqualTo((1L, 2L, (DateTimeOffset?)DateTimeOffset.FromUnixTimeSeconds(5000))));
    }

    [TestCase(SignatureHeaderReader.MaxLength, null)]
    [TestCase(SignatureHeaderReader.MaxLength + 1, "its header Wechatpay-Signature has 2049 characters, and up to 2048 are read")]
    public void Header_OfTheLongestLength_IsRead(int length, string? fault)
    {
        var reader = new SignatureHeaderReader();
        reader.Add(WeChatPayHeaders.Signature, new string('A', length));

        Assert.That(reader.Finish().Fault, Is.EqualTo(fault));
    }

    [Test]
    public void Fault_OfHeaders_IsTheFirst()
    {
        var reader = new SignatureHeaderReader();
        reader.Add(WeChatPayHeaders.Nonce, "a");
        reader.Add(WeChatPayHeaders.Nonce, "b");
        reader.Add(WeChatPayHeaders.Signature, new string('A', 3000));
        reader.Add(WeChatPayHeaders.Timestamp, "1,2");

        Assert.That(reader.Finish().Fault, Does.StartWith("its header Wechatpay-Nonce occurs more than once"));
    }

    [TestCase(true, "brand 1004, serial 5A00")]
    [TestCase(false, "merchant 1004, serial 5A00")]
    public void Text_OfAMerchant_SaysWhoItIs(bool isBrand, string text) =>
        Assert.That(new Merchant("1004", "5A00", null) { IsBrand = isBrand }.ToString(), Is.EqualTo(text));

    private static KeyCertificate Certificate(string serial, int from, int to) => new(serial, Now.AddDays(from), Now.AddDays(to));

    private static PlatformKeys Of(params KeyCertificate[] certificates) => new(
        certificates.ToDictionary(static one => one.Serial, static AsymmetricKey (_) => Rsa), certificates.ToDictionary(static one => one.Serial));
}
