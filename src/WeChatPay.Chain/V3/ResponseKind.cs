namespace WeChatPay.V3;

/// <summary>How WeChat Pay signs the responses of an address.</summary>
internal enum ResponseKind
{
    /// <summary>The signature covers the body.</summary>
    Signed,

    /// <summary>The signature covers the SHA-1 of the body, given in <c>Wechatpay-Statement-Sha1</c>.</summary>
    Statement,

    /// <summary>Not signed: files and images.</summary>
    Unsigned,
}

/// <summary>Tells the kinds of responses apart, by their path.</summary>
internal static class ResponseKinds
{
    private static readonly HashSet<string> UnsignedFiles = new(StringComparer.Ordinal)
    {
        "/v3/billdownload/file",
        "/v3/transferdownload/elecvoucherfile",
        "/v3/transferdownload/signfile",
        "/v3/new-tax-control-fapiao/download",
    };

    private static readonly string[] UnsignedImages = ["/v3/merchant-service/images/", "/v3/global/merchant-service/images/"];

    private static readonly HashSet<string> Statements = new(StringComparer.Ordinal)
    {
        "/v3/statements",
        "/v3/global/statements",
        "/hk/v3/statements",
    };

    public static ResponseKind Classify(string method, Uri address)
    {
        var path = address.AbsolutePath;
        // A file is fetched: the response to any other method is JSON, which is signed.
        if (method == "GET" && (UnsignedFiles.Contains(path) || IsImage(path)))
            return ResponseKind.Unsigned;
        return Statements.Contains(path) ? ResponseKind.Statement : ResponseKind.Signed;
    }

    // One segment that is a media id. An upload to the same path gets a JSON response, which is signed.
    private static bool IsImage(string path)
    {
        foreach (var prefix in UnsignedImages)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
                return IsMediaId(path.AsSpan(prefix.Length));
        }
        return false;
    }

    private static bool IsMediaId(ReadOnlySpan<char> segment)
    {
        if (segment.IndexOf('/') >= 0 || segment is "upload")
            return false;
        var id = Uri.UnescapeDataString(segment.ToString());
        return id.Any(char.IsLetterOrDigit);
    }
}
