namespace WeChatPay.Cli.Errors;

/// <summary>Explains the error of WeChat Pay that a text has.</summary>
internal static class ErrorReport
{
    /// <summary>Describes the error, with the advice of each protocol that fits; <see langword="null"/> when the text has no documented error.</summary>
    public static string? Describe(string text)
    {
        var read = ErrorText.Parse(text);
        var advice = read.Find();
        if (advice.Count == 0)
            return null;
        var said = string.Concat(advice.Select(one =>
            (advice.Count > 1 ? Message.Format($"{one.Protocol}: {AdviceText.Describe(one)}") : AdviceText.Describe(one)) + "\n"));
        return read.SignInformation is { } seen ? said + SeenText.Describe(seen) : said;
    }
}
