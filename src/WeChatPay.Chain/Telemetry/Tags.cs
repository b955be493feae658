namespace WeChatPay.Telemetry;

/// <summary>The names of tags: OpenTelemetry's where its conventions have one, and ours.</summary>
internal static class Tags
{
    public const string Method = "http.request.method";
    public const string Template = "url.template";
    public const string Host = "server.address";
    public const string Port = "server.port";
    public const string Status = "http.response.status_code";
    public const string ErrorType = "error.type";
    public const string Resends = "http.request.resend_count";

    public const string Mchid = "wechatpay.mchid";
    public const string Code = "wechatpay.code";
    public const string RequestId = "wechatpay.request_id";
    public const string Outcome = "wechatpay.outcome";
    public const string Attempt = "wechatpay.attempt";
    public const string Reason = "wechatpay.reason";
    public const string Target = "wechatpay.repeat.target";
    public const string Result = "wechatpay.verification.result";
    public const string Subject = "wechatpay.verification.subject";
    public const string Check = "wechatpay.verification.check";
    public const string EventType = "wechatpay.callback.event_type";
    public const string CallbackOutcome = "wechatpay.callback.outcome";
    public const string Serial = "wechatpay.key.serial";
    public const string KeyKind = "wechatpay.key.kind";
}
