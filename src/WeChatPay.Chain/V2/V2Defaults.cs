namespace WeChatPay.V2;

/// <summary>What every APIv2 request says of itself, unless the user says otherwise.</summary>
internal static class V2Defaults
{
    public const string Accept = "text/xml, text/plain, application/x-gzip";

    public const string ContentType = "text/xml; charset=utf-8";
}
