namespace WeChatPay.Sandbox.Site;

/// <summary>The files of the pages, which are in this assembly.</summary>
internal static class SiteFile
{
    /// <summary>What the names of the files begin with in the assembly.</summary>
    public const string Prefix = "site/";

    /// <summary>Reads a file.</summary>
    /// <returns>Null for any other name.</returns>
    public static byte[]? Read(string name)
    {
        using var stream = typeof(SiteFile).Assembly.GetManifestResourceStream(Prefix + name);
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
