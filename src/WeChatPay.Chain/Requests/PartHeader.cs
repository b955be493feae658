namespace WeChatPay.Requests;

/// <summary>The header <c>Content-Disposition</c> of a part of an upload.</summary>
internal static class PartHeader
{
    /// <summary>Writes the header's value, its names in quotes, as WeChat Pay wants them.</summary>
    /// <param name="name">The part.</param>
    /// <param name="fileName">The file in it, if it is one.</param>
    public static string Disposition(string name, string? fileName = null) =>
        $"form-data; name=\"{Quotable(name)}\"{(fileName is null ? "" : $"; filename=\"{Quotable(fileName)}\"")}";

    // The WHATWG's form of escaping, https://html.spec.whatwg.org/#multipart-form-data: a quote or a line feed would end the name.
    private static string Quotable(string text) => text
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
