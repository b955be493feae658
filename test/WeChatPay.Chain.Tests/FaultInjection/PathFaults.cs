using static WeChatPay.Tests.FaultInjection.FaultKind;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Unsigned responses at paths that look like those of files and images, and at those with another method.</summary>
internal static class PathFaults
{
    private static readonly string[] Files =
        ["v3/billdownload/file", "v3/transferdownload/elecvoucherfile", "v3/transferdownload/signfile", "v3/new-tax-control-fapiao/download"];

    private static readonly string[] Images = ["v3/merchant-service/images", "v3/global/merchant-service/images"];

    public static IEnumerable<FaultKind> All { get; } =
    [
        Path("certificates", static e => e.Dice.Pick("v3/certificates", "v3/certificates?algorithm_type=RSA", "v3/global/certificates", "hk/v3/certificates")),
        Path("a file's with a segment more", static e => $"{e.Dice.Pick(Files)}/{e.Dice.Pick("x", "..x", "%2e%2ex", "file", "%00", "%2F")}"),
        Path("a file's with a slash more", static e => $"{e.Dice.Pick(Files)}{e.Dice.Pick("/", "%2F", "//", "/.x")}"),
        Path("a file's in another case", static e => e.Dice.Pick("v3/BillDownload/file", "v3/billdownload/FILE", "V3/billdownload/file",
            "v3/Transferdownload/signfile")),
        Path("a file's with something behind", static e =>
            $"{e.Dice.Pick(Files)}{e.Dice.Pick(";x=1", ".csv", "%20", "%3Ftoken=1", "s", "%23", "+", "*", ":80")}"),
        Path("a file's with something in front", static e => $"{e.Dice.Pick("x", "hk", "v3", "global", "%2E%2Ex", "v3/pay")}/{e.Dice.Pick(Files)}"),
        Path("a file's in a query", static e => $"v3/pay/transactions/native?x=/{e.Dice.Pick(Files)}"),
        Path("a file's as one segment", static e => $"v3/pay/{e.Dice.Pick(Files).Replace("/", "%2F")}"),
        Path("a file's with a letter encoded twice", static e =>
            e.Dice.Pick("v3/billdownload/%2566ile", "v3/%2562illdownload/file", "%2576%33/billdownload/file")),
        Path("an image's without a name", static e => e.Dice.Pick(Images) + e.Dice.Pick("", "/", "//", "%2F", "?media_id=1")),
        Path("an image's upload", static e => $"{e.Dice.Pick(Images)}/{e.Dice.Pick("upload", "upload?x=1", "%75pload", "uploa%64", "upload#x")}"),
        Path("an image's upload with something behind", static e => $"{e.Dice.Pick(Images)}/{e.Dice.Pick("upload/", "upload/x", "upload//", "upload/%2e")}"),
        Path("an image's with a segment more", static e => $"{e.Dice.Pick(Images)}/{e.Dice.Letters(9)}/{e.Dice.Pick("upload", "", "x", "refund", "%2F")}"),
        Path("an image's in another case", static e => e.Dice.Pick("v3/Merchant-Service/images/a", "v3/merchant-service/Images/a",
            "V3/merchant-service/images/a")),
        Path("an image's with something in front", static e => $"{e.Dice.Pick("x", "hk", "v3")}/{e.Dice.Pick(Images)}/a"),
        Path("a statement's with something behind", static e =>
            $"{e.Dice.Pick("v3/statements", "v3/global/statements", "hk/v3/statements")}/{e.Dice.Pick("1", "", "x")}"),
        OfV3("unsigned to a POST at a file's path", static e =>
        {
            Forge(e, e.Dice.Pick(Files));
            e.OnlyPost = true;
        }),
        OfV3("unsigned to a POST at an image's path", static e =>
        {
            Forge(e, $"{e.Dice.Pick(Images)}/{e.Dice.Letters(9)}");
            e.OnlyPost = true;
        }),
        OfV3("unsigned statement", static e => Forge(e, e.Dice.Pick("v3/statements?date=1", "v3/global/statements"))),
    ];

    private static FaultKind Path(string name, Func<Exchange, string> path) => OfV3($"unsigned at {name}", e => Forge(e, path(e)));

    private static void Forge(Exchange exchange, string path)
    {
        exchange.Path = path;
        exchange.Unsign();
        exchange.Response.Body = exchange.Forged();
        exchange.Response["Content-Type"] = exchange.Dice.Pick("application/json", "application/x-gzip", "image/png");
    }
}
