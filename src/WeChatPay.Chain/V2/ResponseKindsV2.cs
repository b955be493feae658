using WeChatPay.Basics;
using WeChatPay.Xml;

namespace WeChatPay.V2;

/// <summary>Tells which APIv2 responses have no signature.</summary>
/// <remarks>The PHP SDK lists <c>pay_bank</c> and <c>query_bank</c> under <c>/mmpaymkttransfers</c>; they are at <c>/mmpaysptrans</c>.</remarks>
internal static class ResponseKindsV2
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

    // A file on success, XML on failure.
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

    /// <summary>Whether an XML response of this path has no signature.</summary>
    public static bool IsUnsigned(string path) => Unsigned.Contains(path) || Files.Contains(path);

    /// <summary>Whether a successful response of this path is not XML.</summary>
    public static bool MayBeAFile(string path) => Files.Contains(path);

    /// <summary>Tells from the beginning of such a response whether to check it as XML.</summary>
    /// <remarks>No bill begins with <c>&lt;</c>: such a page is a proxy's. The contract paths under <c>/papay/</c> do return a page.</remarks>
    public static bool IsXml(string path, ReadOnlySpan<byte> head)
    {
        if (path.StartsWith("/papay/", StringComparison.Ordinal))
            return XmlHead.IsDocument(head);
        var text = StrictUtf8.WithoutMark(head);
        var start = text.TrimStart(" \r\n\t"u8);
        // A head that is only white space is not a bill.
        return start.IsEmpty ? text.Length > 0 : start[0] == '<';
    }
}
