namespace WeChatPay.Telemetry;

/// <summary>Lets text from outside into a tag or a log line only if the text has the form of a code, which no value of a person has.</summary>
internal static class TagText
{
    /// <summary>Stands for text of another form, and for names that are not known (OpenTelemetry's word).</summary>
    public const string Other = "_OTHER";

    private const int Longest = 64;

    // The one code with a digit: a text with others may be the number of an order.
    private const string CodeWithDigit = "NOT_UTF8";

    /// <summary>Gives an HTTP method of the standard.</summary>
    public static string Method(string verb) =>
        verb is "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" or "TRACE" or "CONNECT" ? verb : Other;

    /// <summary>Gives an error code of WeChat Pay; <see langword="null"/> where there is none.</summary>
    public static string? Code(string? code) => string.IsNullOrEmpty(code)
        ? null
        : code == CodeWithDigit || IsWord(code!, static letter => char.IsAsciiLetterUpper(letter) || letter == '_') ? code : Other;

    /// <summary>Gives the event of a callback, <c>TRANSACTION.SUCCESS</c> or <c>transaction-success</c>.</summary>
    public static string EventType(string name) =>
        IsWord(name, static letter => char.IsAsciiLetter(letter) || letter is '_' or '.' or '-') ? name : Other;

    /// <summary>Gives the number of a request at WeChat Pay; <see langword="null"/> where there is none of its form.</summary>
    public static string? RequestId(string? id) =>
        id is { Length: > 0 and <= Longest } && id.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? id : null;

    /// <summary>Gives the word for a check that failed.</summary>
    public static string Check(VerificationCheck check) => check switch
    {
        VerificationCheck.Headers => "headers",
        VerificationCheck.Clock => "clock",
        VerificationCheck.Serial => "serial",
        VerificationCheck.Signature => "signature",
        VerificationCheck.Digest => "digest",
        VerificationCheck.Decryption => "decryption",
        VerificationCheck.Size => "size",
        VerificationCheck.Recipient => "recipient",
        _ => Other,
    };

    /// <summary>Gives the word for the outcome of a call that failed.</summary>
    public static string Outcome(CallOutcome outcome) => outcome switch
    {
        CallOutcome.NothingSent => "nothing_sent",
        CallOutcome.NothingChanged => "nothing_changed",
        _ => "may_have_taken_effect",
    };

    private static bool IsWord(string text, Func<char, bool> isOfWord) =>
        text.Length is > 0 and <= Longest && char.IsAsciiLetter(text[0]) && text.All(isOfWord);
}
