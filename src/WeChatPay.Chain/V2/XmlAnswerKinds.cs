namespace WeChatPay.V2;

/// <summary>Tells which APIv2 addresses answer without a signature.</summary>
/// <remarks>The PHP SDK lists <c>pay_bank</c> and <c>query_bank</c> under <c>/mmpaymkttransfers</c>; they are at <c>/mmpaysptrans</c>.</remarks>
internal static class XmlAnswerKinds
{
    private static readonly HashSet<string> Unsigned = new(StringComparer.Ordinal)
    {
        "/mchrisk/querymchrisk",
        "/mchrisk/setmchriskcallback",
        "/mchrisk/syncmchriskresult",
        "/mmpaymkttransfers/gethbinfo",
        "/mmpaymkttransfers/gettransferinfo",
        "/mmpaymkttransfers/promotion/paywwsptrans2pocket",
        "/mmpaymkttransfers/promotion/querywwsptrans2pocket",
        "/mmpaymkttransfers/promotion/transfers",
        "/mmpaymkttransfers/sendgroupredpack",
        "/mmpaymkttransfers/sendminiprogramhb",
        "/mmpaymkttransfers/sendredpack",
        "/mmpaysptrans/pay_bank",
        "/mmpaysptrans/query_bank",
        "/papay/entrustweb",
        "/papay/h5entrustweb",
        "/papay/partner/entrustweb",
        "/papay/partner/h5entrustweb",
        "/payitil/report",
        "/risk/getpublickey",
        "/risk/getviolation",
        "/secapi/mch/submchmanage",
        "/xdc/apiv2getsignkey/sign/getsignkey",
    };

    // A file when it goes well, XML when it does not.
    private static readonly HashSet<string> Files = new(StringComparer.Ordinal)
    {
        "/pay/downloadbill",
        "/pay/downloadfundflow",
        "/pay/batchquerycomment",
        "/papay/entrustweb",
        "/papay/h5entrustweb",
        "/papay/partner/entrustweb",
        "/papay/partner/h5entrustweb",
    };

    /// <summary>Whether an XML answer of this path bears no signature.</summary>
    public static bool IsUnsigned(string path) => Unsigned.Contains(path) || Files.Contains(path);

    /// <summary>Whether this path answers with something other than XML when it goes well.</summary>
    public static bool MayBeAFile(string path) => Files.Contains(path);
}
