using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Testing;

/// <summary>What the tests of users need: a client without a wire, and every exception of a call.</summary>
public sealed class ModelFactoryTests
{
    private const string Order = "POST v3/pay/transactions/native";
    private const string Query = "GET v3/pay/transactions/id/{transaction_id}";

    [Test]
    public async Task Client_Call_GivesTheSignedRequestToTheFunction()
    {
        WeChatPayRequest? seen = null;
        using var client = WeChatPayModelFactory.Client(request =>
        {
            seen = request;
            return new WeChatPayResponse(200, """{"order_id":"50001"}""");
        });

        var response = await client["v3/hire-power-bank/insurance-orders"].PostAsync(new { json = new { out_order_no = "N1" } });

        Assert.Multiple(() =>
        {
            Assert.That((string?)response["order_id"], Is.EqualTo("50001"));
            Assert.That(seen!.Call, Is.EqualTo("POST v3/hire-power-bank/insurance-orders"));
            Assert.That(seen.Headers["Authorization"], Does.StartWith("WECHATPAY2-SHA256-RSA2048 mchid=\"1900000109\""));
        });
    }

    [Test]
    public void Client_SynchronousCallWithAnError_RaisesTheExceptionOfACall()
    {
        using var client = WeChatPayModelFactory.Client(
            (_, _) => Task.FromResult(new WeChatPayResponse(400, """{"code":"PARAM_ERROR","message":"openid"}""")));

        var error = Assert.Throws<WeChatPayApiException>(() => client["v3/pay/transactions/jsapi"].Post(new { json = new { } }));

        Assert.That(error!.Code, Is.EqualTo("PARAM_ERROR"));
    }

    [TestCase("MD5")]
    [TestCase("HMAC-SHA256")]
    public void Client_UnsignedResponseOfV2_IsSignedAsTheCallAsks(string type)
    {
        using var client = WeChatPayModelFactory.Client(
            _ => new WeChatPayResponse(200, "<xml><return_code>SUCCESS</return_code><trade_state>NOTPAY</trade_state></xml>"));

        var response = client["v2/pay/orderquery"].Post(new { xml = new { appid = "wx8888888888888888", mch_id = "1900000109", sign_type = type } });

        Assert.That(response.Xml["trade_state"], Is.EqualTo("NOTPAY"));
    }

    [Test]
    public void Client_FailureOfV2_RaisesTheExceptionOfACall()
    {
        using var client = WeChatPayModelFactory.Client(_ => new WeChatPayResponse(
            200, "<xml><return_code>SUCCESS</return_code><result_code>FAIL</result_code><err_code>ORDERNOTEXIST</err_code></xml>"));

        var error = Assert.Throws<WeChatPayApiException>(
            () => client["v2/pay/orderquery"].Post(new { xml = new { appid = "wx8888888888888888", mch_id = "1900000109" } }));

        Assert.That(error!.Code, Is.EqualTo("ORDERNOTEXIST"));
    }

    [Test]
    public void Client_OwnOptions_AreUsedAndNotChanged()
    {
        var options = new WeChatPayOptions
        {
            Mchid = "1900000110",
            Serial = "3775B6A45ACD588826D15E583A95F5DDE4BD2A1C",
            PrivateKey = TestKeys.Merchant,
            Certs = new Dictionary<string, KeySource>(),
        };
        string? authorization = null;
        using var client = WeChatPayModelFactory.Client(
            request =>
            {
                authorization = request.Headers["Authorization"];
                return new WeChatPayResponse(204, "");
            },
            options);

        client["v3/pay/transactions/out-trade-no/{no}/close"].Post(new { no = "N1", json = new { mchid = "1900000110" } });

        Assert.That(authorization, Does.Contain("1900000110"));
        Assert.That(options.Handler, Is.Null);
    }

    [Test]
    public void Client_FunctionThatReturnsNull_SaysSo()
    {
        using var client = WeChatPayModelFactory.Client(_ => null!);

        var error = Assert.Catch(() => client["v3/certificates"].Get());

        Assert.That(error!.ToString(), Does.Contain("returned null"));
    }

    [Test]
    public void ApiException_ErrorOfV3_HasCodeAdviceAndOutcome()
    {
        var error = WeChatPayModelFactory.ApiException(Order, new WeChatPayResponse(400, """{"code":"PARAM_ERROR","message":"openid"}"""));

        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo("PARAM_ERROR"));
            Assert.That(error.Advice, Is.Not.Null);
            Assert.That(error.Outcome, Is.EqualTo(CallOutcome.NothingChanged));
            Assert.That(error.Call, Is.EqualTo(Order));
        });
    }

    [Test]
    public void ApiException_ErrorOfV2_IsReadFromItsXml()
    {
        var response = new WeChatPayResponse(
            200, "<xml><return_code>SUCCESS</return_code><result_code>FAIL</result_code><err_code>SYSTEMERROR</err_code></xml>");

        var error = WeChatPayModelFactory.ApiException("POST v2/secapi/pay/refund", response);

        Assert.That((error.Code, error.Outcome), Is.EqualTo(("SYSTEMERROR", CallOutcome.MayHaveTakenEffect)));
    }

    [Test]
    public void ApiException_ResponseThatSucceeded_IsRefused() =>
        Assert.That(
            () => WeChatPayModelFactory.ApiException(Order, new WeChatPayResponse(200, "{}")),
            Throws.ArgumentException.With.Message.Contains("outside 200–299"));

    [TestCase("")]
    [TestCase("v3/pay/transactions/native")]
    [TestCase("post v3/pay/transactions/native")]
    [TestCase("POST ")]
    public void TimeoutException_CallWithoutVerb_IsRefused(string call) =>
        Assert.That(
            () => WeChatPayModelFactory.TimeoutException(call, TimeSpan.FromSeconds(5)),
            Throws.ArgumentException.With.Message.StartsWith("`call`").And.Property("ParamName").EqualTo("call"));

    [Test]
    public void TimeoutException_Order_MayHaveTakenEffect()
    {
        var error = WeChatPayModelFactory.TimeoutException(Order, TimeSpan.FromSeconds(5));

        Assert.Multiple(() =>
        {
            Assert.That(error.Limit, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(error.Outcome, Is.EqualTo(CallOutcome.MayHaveTakenEffect));
            Assert.That(error.QueryWith, Does.StartWith("GET v3/pay/transactions/out-trade-no/"));
        });
    }

    [TestCase(Order, CallOutcome.NothingSent, CallOutcome.NothingSent)]
    [TestCase(Order, CallOutcome.MayHaveTakenEffect, CallOutcome.MayHaveTakenEffect)]
    [TestCase(Query, CallOutcome.MayHaveTakenEffect, CallOutcome.NothingChanged)]
    public void TransportException_Outcome_FitsTheCall(string call, CallOutcome given, CallOutcome expected) =>
        Assert.That(WeChatPayModelFactory.TransportException(call, given).Outcome, Is.EqualTo(expected));

    [Test]
    public void CanceledException_OfAnOrder_IsCaughtAsACancellationAndHasAnOutcome()
    {
        var error = WeChatPayModelFactory.CanceledException(Order, CallOutcome.MayHaveTakenEffect);

        Assert.That(error, Is.InstanceOf<OperationCanceledException>());
        Assert.That((error.Outcome, error.Call), Is.EqualTo((CallOutcome.MayHaveTakenEffect, Order)));
    }

    [Test]
    public void VerificationException_EachCheck_IsNamed([Values] VerificationCheck check)
    {
        var response = WeChatPayModelFactory.VerificationException(Order, check);
        var callback = WeChatPayModelFactory.CallbackException(check);

        Assert.That((response.Check, callback.Check), Is.EqualTo((check, check)));
        Assert.That((response.Outcome, callback.Outcome), Is.EqualTo((CallOutcome.MayHaveTakenEffect, CallOutcome.NothingSent)));
    }
}
