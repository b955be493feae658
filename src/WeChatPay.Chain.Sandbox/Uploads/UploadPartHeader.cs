using System.Text.RegularExpressions;

namespace WeChatPay.Sandbox.Uploads;

/// <summary>The names in a part's header <c>Content-Disposition</c>.</summary>
internal sealed partial record UploadPartHeader(string Name, string? FileName)
{
    /// <summary>Reads the header.</summary>
    /// <returns>Null when it names no part.</returns>
    public static UploadPartHeader? Parse(string? disposition)
    {
        string? name = null, fileName = null;
        foreach (Match field in Field().Matches(disposition ?? ""))
        {
            var value = field.Groups[2].Success ? field.Groups[2].Value : field.Groups[3].Value;
            if (field.Groups[1].Value.Equals("name", StringComparison.OrdinalIgnoreCase))
                name ??= value;
            else if (field.Groups[1].Value.Equals("filename", StringComparison.OrdinalIgnoreCase))
                fileName ??= value;
        }
        return name is null ? null : new UploadPartHeader(name, fileName);
    }

    // A name ends at the next quote and nothing else in it has a meaning: a backslash is a backslash.
    [GeneratedRegex("""\G\s*(?:form-data)?\s*;\s*([a-z*]+)\s*=\s*(?:"([^"]*)"|([^;"]*))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
