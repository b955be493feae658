using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Util;

namespace WeChatPay.Testing;

/// <summary>Makes clients and exceptions for the tests of code that uses this library. Responses and callbacks have public constructors of their own.</summary>
/// <remarks>The exceptions have the messages and outcomes that a call gives them. Thread-safe.</remarks>
public static class WeChatPayModelFactory
{
    private const string CallForm = "the verb and the path template of a call, for example `POST v3/pay/transactions/native`";

    /// <summary>Makes a client whose calls end in a function: nothing leaves the process, and a response needs no signature.</summary>
    /// <remarks>Everything else happens as usual: the request is checked and signed, and a status outside 200–299 or a <c>result_code</c> other than SUCCESS
    /// becomes a <see cref="WeChatPayApiException"/>.</remarks>
    /// <param name="respond">Gives the response to a request.</param>
    /// <param name="options">The configuration; without it, that of a merchant with a key of its own, made once in each process.
    /// Its <see cref="WeChatPayOptions.Handler"/> is not used.</param>
    public static WeChatPayClient Client(Func<WeChatPayRequest, WeChatPayResponse> respond, WeChatPayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(respond);
        return FakeMerchant.CreateClient((request, _) => Task.FromResult(respond(request)), options);
    }

    /// <inheritdoc cref="Client(Func{WeChatPayRequest, WeChatPayResponse}, WeChatPayOptions?)"/>
    public static WeChatPayClient Client(CallHandler respond, WeChatPayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(respond);
        return FakeMerchant.CreateClient(respond, options);
    }

    /// <summary>Makes the exception of a response that reports an error.</summary>
    /// <param name="call">The verb and the path template, for example <c>POST v3/pay/transactions/native</c>.</param>
    /// <param name="response">The response; for APIv2 its body is XML, and its status may be 200.</param>
    public static WeChatPayApiException ApiException(string call, WeChatPayResponse response)
    {
        var name = Parse(call);
        ArgumentNullException.ThrowIfNull(response);
        if (!response.IsSuccess)
            return WeChatPayApiException.From(name, response);
        if (ErrorBody.TryReadXml(response) is { } fields)
            return WeChatPayApiException.FromXml(name, response, fields);
        throw new ArgumentException(
            $"The status of `response` is {response.StatusCode}: give a status outside 200–299, or the XML of an APIv2 error.", nameof(response))
                .On(HelpPage.Testing);
    }

    /// <summary>Makes the exception of a response that is not proven to be WeChat Pay's.</summary>
    /// <param name="call">The verb and the path template.</param>
    /// <param name="check">The check that failed.</param>
    /// <param name="response">The response; without it, one with status 200 and no body.</param>
    public static WeChatPayVerificationException VerificationException(string call, VerificationCheck check, WeChatPayResponse? response = null) =>
        WeChatPayVerificationException.ForResponse(check, Why(check), Parse(call), response ?? new WeChatPayResponse(200, ""), []);

    /// <summary>Makes the exception of a callback that is not proven to be WeChat Pay's.</summary>
    /// <param name="check">The check that failed.</param>
    public static WeChatPayVerificationException CallbackException(VerificationCheck check) =>
        WeChatPayVerificationException.ForCallback(check, Why(check), "Reply 401.");

    /// <summary>Makes the exception of a call without a complete response in time.</summary>
    /// <param name="call">The verb and the path template.</param>
    /// <param name="limit">The limit.</param>
    public static WeChatPayTimeoutException TimeoutException(string call, TimeSpan limit)
    {
        var name = Parse(call);
        return new WeChatPayTimeoutException(limit, name, CallEffect.AfterSending(name), null);
    }

    /// <summary>Makes the exception of a call whose connection failed.</summary>
    /// <param name="call">The verb and the path template.</param>
    /// <param name="outcome">Whether the request can have taken effect. For a query, <see cref="CallOutcome.MayHaveTakenEffect"/> becomes
    /// <see cref="CallOutcome.NothingChanged"/>.</param>
    public static WeChatPayTransportException TransportException(string call, CallOutcome outcome)
    {
        var name = Parse(call);
        return new WeChatPayTransportException($"{name}: the connection failed.", name, CallEffect.Create(outcome, name));
    }

    /// <summary>Makes the exception of a call that the user cancelled.</summary>
    /// <param name="call">The verb and the path template.</param>
    /// <param name="outcome">Whether the request can have taken effect; see <see cref="TransportException"/>.</param>
    /// <param name="cancellationToken">The token that fired.</param>
    public static WeChatPayCanceledException CanceledException(string call, CallOutcome outcome, CancellationToken cancellationToken = default)
    {
        var name = Parse(call);
        return new WeChatPayCanceledException($"{name} was cancelled.", name, CallEffect.Create(outcome, name), null, cancellationToken);
    }

    private static CallName Parse(string call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var words = call.Split(' ');
        return words is [{ Length: > 0 } verb, { Length: > 0 } path] && verb.All(char.IsAsciiLetterUpper)
            ? new CallName(verb, path)
            : throw Refusal.Create("`call`", call, CallForm, outcome: null, parameter: nameof(call)).On(HelpPage.Testing);
    }

    private static string Why(VerificationCheck check) => $"the check `{check}` failed in a test";
}
