using FsCheck;
using NUnit.Framework;
using WeChatPay.Basics;
using WeChatPay.Tests.Support;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace WeChatPay.Tests.Chain;

/// <summary>A value never changes on its way to the wire.</summary>
public sealed class PathValueTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [Property(MaxTest = 500)]
    public bool Variable_AnyValue_ArrivesAsItWasOrIsRefused(string? value) =>
        ArrivesOrIsRefused(value, () => _client["v3/users/{openid}/coupons"].Get(new { openid = value }));

    [Property(MaxTest = 500)]
    public bool Interpolation_AnyValue_ArrivesAsItWasOrIsRefused(string? value) =>
        ArrivesOrIsRefused(value, () => _client[$"v3/users/{value}/coupons"].Get());

    [Property(MaxTest = 500)]
    public bool Query_AnyValue_ArrivesAsItWasOrIsRefused(NonNull<string> name, string? value)
    {
        using var wire = new Wire().Answer();
        try
        {
            _client["v3/users"].Get(new { query = new Dictionary<string, string?> { ["a" + name.Get] = value } });
        }
        catch (ArgumentException)
        {
            return WellFormedText.IndexOfLoneSurrogate(value + name.Get) >= 0;
        }
        var query = wire.Request.Uri.Query;
        return value is null
            ? query.Length == 0
            : query.TrimStart('?').Split('=') is [var key, var arrived]
                && Uri.UnescapeDataString(key) == "a" + name.Get
                && Uri.UnescapeDataString(arrived) == value
                && wire.Request.IsSigned();
    }

    [TestCase("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")]
    [TestCase("AbcdEF12345")]
    [TestCase("a/b")]
    [TestCase("a?b=c&d#e")]
    [TestCase("100% *~+ ")]
    [TestCase("%2F")]
    [TestCase("{x}")]
    [TestCase("租借充电宝")]
    [TestCase("𠮷")]
    [TestCase("...")]
    [TestCase(".a")]
    public void Value_WithMarksOfAPath_StaysOneSegment(string value)
    {
        using var wire = new Wire().Answer().Answer();

        _client[$"v3/users/{value}/coupons"].Get();
        _client["v3/users/{openid}/coupons"].Get(new { openid = value });

        foreach (var request in wire.Requests)
        {
            var segments = request.Uri.AbsolutePath.Split('/');
            Assert.That(segments, Has.Length.EqualTo(5));
            Assert.That(Uri.UnescapeDataString(segments[3]), Is.EqualTo(value));
            Assert.That(request.IsSigned());
        }
        Assert.That(wire.Requests[0].Uri, Is.EqualTo(wire.Requests[1].Uri));
    }

    [TestCase(".")]
    [TestCase("..")]
    public void Value_DotSegment_IsRefused(string value)
    {
        using var wire = new Wire();

        Assert.That(
            () => _client["v3/pay/{id}"].Get(new { id = value }),
            Throws.ArgumentException.With.Message.Contains($"`{value}`").And.Message.Contains("Nothing was sent"));
        Assert.That(() => _client[$"v3/pay/{value}"].Get(), Throws.ArgumentException.With.Message.Contains($"`{value}`"));
        Assert.That(() => _client["v3/pay/" + value].Get(), Throws.ArgumentException.With.Message.Contains($"`{value}`"));
        Assert.That(() => _client["v3/{+path}"].Get(new { path = $"pay/{value}/x" }), Throws.ArgumentException.With.Message.Contains($"`{value}`"));
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCase("%2e%2e")]
    [TestCase("%2E.")]
    public void Path_WithAnEscapedDotSegment_IsRefused(string segment) =>
        Assert.That(() => _client["v3/pay/" + segment + "/x"].Get(), Throws.ArgumentException.With.Message.Contains("another operation"));

    [Test]
    public void Interpolation_NumbersAndFormats_AreWrittenInvariantly()
    {
        using var wire = new Wire().Answer();
        var culture = Thread.CurrentThread.CurrentCulture;

        _client.chain($"v3/{42}/{1234.5m:0.00}/hirePowerBank/{new DateOnly(2026, 1, 2):yyyyMMdd}").Get();

        Assert.That(wire.Request.Uri.AbsolutePath, Is.EqualTo("/v3/42/1234.50/hire-power-bank/20260102"));
        Assert.That(Thread.CurrentThread.CurrentCulture, Is.EqualTo(culture));
    }

    [Test]
    public void Interpolation_Null_IsRefused()
    {
        string? nothing = null;

        Assert.That(() => _client[$"v3/pay/{nothing}"], Throws.ArgumentException.With.Message.Contains("v3/pay/").And.Message.Contains("null"));
        Assert.That(() => _client[$"v3/pay/{""}/x"], Throws.ArgumentException.With.Message.Contains("empty"));
    }

    [Test]
    public void Interpolation_InMessages_IsShownWithoutItsValue()
    {
        var openid = "oUpF8uMuAJO";

        Assert.That(_client[$"v3/users/{openid}"].ToString(), Is.EqualTo("v3/users/{…}"));
        Assert.That(() => _client[$"v3/users/{openid}"].Get(new { jsno = 1 }), Throws.ArgumentException.With.Message.Not.Contains(openid));
    }

    [TestCase("v3/a{/parts*}", "/v3/a/x/Y%2Fz")]
    [TestCase("v3/a{?parts*}", "/v3/a?parts=x&parts=Y%2Fz")]
    [TestCase("v3/a/{parts}", "/v3/a/x,Y%2Fz")]
    [TestCase("v3/a{;parts}", "/v3/a;parts=x,Y%2Fz")]
    public void Template_OfLevelFour_IsExpanded(string template, string target)
    {
        using var wire = new Wire().Answer();

        _client[template].Get(new { parts = new[] { "x", "Y/z" } });

        Assert.That(wire.Request.Uri.PathAndQuery, Is.EqualTo(target));
    }

    [Test]
    public void Template_ReservedExpansion_KeepsTheMarksOfAPath()
    {
        using var wire = new Wire().Answer().Answer();

        _client["{+myurl}"].Get(new { myurl = "v3/pay/transactions/AbC?x=1" });
        _client["{+myurl}"].Get(new { myurl = "https://api2.mch.weixin.qq.com/v3/billdownload/file?token=AbC" });

        Assert.That(wire.Requests[0].Uri.PathAndQuery, Is.EqualTo("/v3/pay/transactions/AbC?x=1"));
        Assert.That(wire.Requests[1].Uri.AbsoluteUri, Is.EqualTo("https://api2.mch.weixin.qq.com/v3/billdownload/file?token=AbC"));
    }

    [Test]
    public void QueryVariable_Absent_IsLeftOut()
    {
        using var wire = new Wire().Answer();

        _client["v3/bill{?bill_date,tar_type}"].Get(new { bill_date = "2026-01-01" });

        Assert.That(wire.Request.Uri.PathAndQuery, Is.EqualTo("/v3/bill?bill_date=2026-01-01"));
    }

    [Test]
    public void Empty_TheOneOptionalVariable_IsATrailingSlash()
    {
        dynamic instance = _client;
        using var wire = new Wire().Answer();

        instance.v3.ecommerce.applyments._empty_.post();

        Assert.That(wire.Request.Uri.AbsolutePath, Is.EqualTo("/v3/ecommerce/applyments/"));
    }

    private static bool ArrivesOrIsRefused(string? value, Func<WeChatPayResponse> call)
    {
        using var wire = new Wire().Answer();
        try
        {
            call();
        }
        catch (ArgumentException error)
        {
            var mustBe = string.IsNullOrEmpty(value) || value is "." or ".." || WellFormedText.IndexOfLoneSurrogate(value) >= 0;
            return mustBe && wire.Requests.Count == 0 && error.Message.Contains("Nothing was sent", StringComparison.Ordinal);
        }
        var segments = wire.Request.Uri.AbsolutePath.Split('/');
        return segments.Length == 5 && Uri.UnescapeDataString(segments[3]) == value && wire.Request.IsSigned();
    }
}
