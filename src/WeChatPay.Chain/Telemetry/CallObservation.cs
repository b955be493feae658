using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay.Telemetry;

/// <summary>One call as listeners see it: a span, a measure of its time, and lines of the log. It is made only where something listens.</summary>
/// <remarks>Mutable: it ends once; events may come from several threads.</remarks>
internal sealed class CallObservation : IDisposable
{
    private readonly ClientTelemetry _client;
    private readonly CallName _name;
    private readonly string _method;
    private readonly long _start;
    private readonly Activity? _span;
    private string? _template;
    private Uri _address;

    public CallObservation(ClientTelemetry client, CallName name, Uri address)
    {
        (_client, _name, _address) = (client, name, address);
        _method = TagText.Method(name.Verb);
        Activity? span = null;
        if (Instruments.Source.HasListeners())
            Listeners.Tell(() => span = StartSpan());
        _span = span;
        // Not before: the first template of a process reads the table of facts.
        _start = client.Time.GetTimestamp();
    }

    // The log of a call that succeeds may not need it.
    private string Template => _template ??= UrlTemplate.Find(_name);

    /// <summary>Gets or sets the response, where the call gives something else to its caller.</summary>
    public WeChatPayResponse? Response { get; set; }

    /// <summary>Gets or sets whether another line of the log tells of a failure.</summary>
    public bool IsLoggedByCaller { get; set; }

    /// <summary>Tells of a request that is sent again.</summary>
    /// <param name="attempt">The number of the attempt that begins, 2 for the first repeat.</param>
    /// <param name="reason">A short word.</param>
    public void Repeat(int attempt, string reason) => Listeners.Tell(() =>
    {
        _span?.AddEvent(new("wechatpay.repeat", tags: new() { [Tags.Attempt] = attempt, [Tags.Reason] = reason }));
        Count("same_host", reason);
        _client.Logger?.CallRepeated(_method, Template, attempt, reason);
    });

    /// <summary>Tells of a request that goes to another host.</summary>
    /// <inheritdoc cref="Repeat"/>
    /// <param name="host">The other host.</param>
    public void Move(int attempt, string reason, string host) => Listeners.Tell(() =>
    {
        _span?.AddEvent(new("wechatpay.standby", tags: new() { [Tags.Attempt] = attempt, [Tags.Reason] = reason, [Tags.Host] = host }));
        Count("standby_host", reason);
        _client.Logger?.CallMoved(_method, Template, host, attempt, reason);
    });

    /// <summary>Ends the call with a response.</summary>
    /// <param name="address">The address of the last attempt.</param>
    /// <param name="attempts">How many attempts there were.</param>
    /// <param name="worst">The outcome of the attempts together.</param>
    public void Complete(Uri address, int attempts, CallOutcome worst) => Listeners.Tell(() =>
    {
        _address = address;
        if (Response is { IsSuccess: false } refused)
        {
            var outcome = ErrorCodes.Judge(_name, refused);
            End(Format(refused.StatusCode), outcome < worst ? worst : outcome, ErrorBody.Read(refused).Code, attempts, null);
            return;
        }
        Measure(null);
        Describe(null, attempts);
        if (_client.Logger is { } logger && logger.IsEnabled(LogLevel.Debug))
            logger.CallEnded(_method, Template, Response?.StatusCode, attempts, Milliseconds, TagText.RequestId(Response?.RequestId));
    });

    /// <summary>Ends the call with an exception.</summary>
    /// <param name="address">The address of the last attempt.</param>
    /// <param name="attempts">How many attempts there were.</param>
    /// <param name="outcome">The outcome of the attempts, for an exception that does not tell.</param>
    /// <param name="error">The exception.</param>
    public void Fail(Uri address, int attempts, CallOutcome outcome, Exception error) => Listeners.Tell(() =>
    {
        _address = address;
        var ours = error as WeChatPayException;
        Response = ours?.Response ?? Response;
        outcome = ours?.Outcome ?? (error as WeChatPayCanceledException)?.Outcome ?? outcome;
        var code = (error as WeChatPayApiException)?.Code;
        End(FindType(error, code), outcome, code, ours?.Attempts ?? attempts, error);
    });

    public void Dispose() => Listeners.Tell(() => _span?.Dispose());

    private long Milliseconds => (long)_client.Time.GetElapsedTime(_start).TotalMilliseconds;

    private Activity? StartSpan()
    {
        var tags = new TagList { { Tags.Method, _method }, { Tags.Template, Template }, { Tags.Host, _address.Host } };
        if (!_address.IsDefaultPort)
            tags.Add(Tags.Port, _address.Port);
        if (_client.Mchid is { } mchid)
            tags.Add(Tags.Mchid, mchid);
        // OpenTelemetry's word for a method that is not known.
        var name = _method == TagText.Other ? "HTTP" : _method;
        return Instruments.Source.StartActivity($"{name} {Template}", ActivityKind.Client, default(ActivityContext), tags);
    }

    private void End(string type, CallOutcome outcome, string? code, int attempts, Exception? error)
    {
        var (word, safeCode) = (TagText.Outcome(outcome), TagText.Code(code));
        Measure(type);
        Describe(type, attempts);
        if (_span is { } span)
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.SetTag(Tags.Outcome, word);
            if (safeCode is not null)
                span.SetTag(Tags.Code, safeCode);
            if (error is WeChatPayVerificationException refused)
                span.SetTag(Tags.Check, TagText.Check(refused.Check));
        }
        if (IsLoggedByCaller)
            return;
        if (error is OperationCanceledException)
            _client.Logger?.CallCancelled(_method, Template, word, attempts, Milliseconds);
        else
            _client.Logger?.CallFailed(_method, Template, type, word, safeCode, attempts, Milliseconds, TagText.RequestId(Response?.RequestId));
    }

    private void Count(string target, string reason)
    {
        if (Instruments.Repeats.Enabled)
            Instruments.Repeats.Add(1, new(Tags.Method, _method), new(Tags.Template, Template), new(Tags.Reason, reason), new(Tags.Target, target));
    }

    private void Measure(string? type)
    {
        if (!Instruments.CallDuration.Enabled)
            return;
        var tags = new TagList { { Tags.Method, _method }, { Tags.Template, Template }, { Tags.Host, _address.Host } };
        if (!_address.IsDefaultPort)
            tags.Add(Tags.Port, _address.Port);
        if (Response is { } response)
            tags.Add(Tags.Status, response.StatusCode);
        if (type is not null)
            tags.Add(Tags.ErrorType, type);
        Instruments.CallDuration.Record(_client.Time.GetElapsedTime(_start).TotalSeconds, tags);
    }

    private void Describe(string? type, int attempts)
    {
        if (_span is not { } span)
            return;
        // The standby host may have taken the call. Null takes a tag away.
        span.SetTag(Tags.Host, _address.Host);
        span.SetTag(Tags.Port, _address.IsDefaultPort ? null : _address.Port);
        if (Response is { } response)
            span.SetTag(Tags.Status, response.StatusCode);
        if (TagText.RequestId(Response?.RequestId) is { } id)
            span.SetTag(Tags.RequestId, id);
        if (attempts > 1)
            span.SetTag(Tags.Resends, attempts - 1);
        if (type is not null)
            span.SetTag(Tags.ErrorType, type);
    }

    // OpenTelemetry's conventions: the status of a refused request, else the class of the exception. APIv2 refuses with status 200 and a code.
    private static string FindType(Exception error, string? code) => error switch
    {
        WeChatPayApiException { Response.IsSuccess: false } refused => Format(refused.StatusCode),
        WeChatPayApiException => TagText.Code(code) ?? TagText.Other,
        _ => error.GetType().FullName ?? TagText.Other,
    };

    private static string Format(int status) => status.ToString(CultureInfo.InvariantCulture);
}
