namespace WeChatPay.Cli.Languages;

/// <summary>Reads the text files that the tool contains.</summary>
internal static class ToolText
{
    /// <param name="name">The name of the resource, for example <c>docs/en/errors.md</c>.</param>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ToolText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
