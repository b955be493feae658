namespace WeChatPay.Protocol;

/// <summary>Tells the calls that a brand makes by itself from those of a merchant, by the first segment of their path.</summary>
internal static class BrandPath
{
    private const string Prefix = "brand/";

    /// <summary>Tells whether a brand signs a call.</summary>
    /// <param name="template">The path template, or a whole address.</param>
    public static bool IsBrand(string template)
    {
        var path = template.AsSpan();
        if (path.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0)
        {
            path = path[(scheme + 3)..];
            path = path[Math.Max(0, path.IndexOf('/'))..];
        }
        return path.TrimStart('/').StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
    }
}
