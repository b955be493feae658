namespace WeChatPay.V2;

/// <summary>The headers of an APIv2 request, unless the user says otherwise.</summary>
internal static class V2Defaults
{
    public const string Accept = "text/xml, text/plain, application/x-gzip";

    public const string ContentType = "text/xml; charset=utf-8";
}
