namespace WeChatPay.V3;

/// <summary>The headers of an APIv3 request, unless the user says otherwise.</summary>
internal static class V3Defaults
{
    public const string Accept = "application/json, text/plain, application/x-gzip, application/pdf, image/png, image/*;q=0.5";

    public const string ContentType = "application/json; charset=utf-8";
}
