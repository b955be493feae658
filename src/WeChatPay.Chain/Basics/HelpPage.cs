using System.Reflection;

namespace WeChatPay.Basics;

/// <summary>The kinds of errors, each with the code under which a page of the documentation explains it: what is wrong, and what is right.</summary>
internal static class HelpPage
{
    public const string NotConfigured = "WCP1001";
    public const string ErrorResponse = "WCP1002";
    public const string NotProven = "WCP1003";
    public const string NoResponse = "WCP1004";
    public const string Timeout = "WCP1005";
    public const string Canceled = "WCP1006";
    public const string NotSigned = "WCP1007";
    public const string Conversion = "WCP1008";
    public const string Configuration = "WCP1011";
    public const string Keys = "WCP1012";
    public const string Options = "WCP1013";
    public const string Path = "WCP1014";
    public const string Body = "WCP1015";
    public const string Headers = "WCP1016";
    public const string SensitiveFields = "WCP1017";
    public const string Validation = "WCP1018";
    public const string Handlers = "WCP1019";
    public const string Callbacks = "WCP1020";
    public const string Signatures = "WCP1021";
    public const string Ciphers = "WCP1022";
    public const string Files = "WCP1023";
    public const string Responses = "WCP1024";
    public const string Testing = "WCP1025";
    public const string Bills = "WCP1026";

    private const string SiteUrl = "SiteUrl";

    // The build knows the address of the site, where there is one.
    private static readonly string Site = typeof(HelpPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static data => data.Key == SiteUrl)?.Value is { Length: > 0 } url ? $"{url.TrimEnd('/')}/en/errors.html#" : "urn:wechatpay-chain:";

    /// <summary>Gives the address of a page; without a site, a name that has the code.</summary>
    public static string Link(string code) => Site + code.ToLowerInvariant();

    /// <summary>Names the page on an exception, which is then thrown.</summary>
    /// <returns>The exception.</returns>
    public static T On<T>(this T error, string code)
        where T : Exception
    {
        error.HelpLink ??= Link(code);
        return error;
    }
}
