using System.Text;

namespace WeChatPay.Facts;

/// <summary>Explains an error of WeChat Pay: its meaning, what to do, and whether it helps to send the request again.</summary>
/// <remarks>It holds no key and no value of a request. Immutable and thread-safe.</remarks>
public sealed record ErrorAdvice
{
    /// <summary>Gets the protocol, <c>v3</c> or <c>v2</c>; <see langword="null"/> where only the sub-code is known.</summary>
    public string? Protocol { get; init; }

    /// <summary>Gets the error code, for example <c>PARAM_ERROR</c>; <see langword="null"/> when it is not documented.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the number behind the last <c>-</c> of the <c>Request-ID</c>, which is finer than the code.</summary>
    /// <value><see langword="null"/> when it is not documented.</value>
    public long? SubCode { get; init; }

    /// <summary>Gets WeChat Pay's own words for the sub-code, in Chinese.</summary>
    public string? ServerText { get; init; }

    /// <summary>Gets what the error means, in one or two sentences.</summary>
    public required string Meaning { get; init; }

    /// <summary>Gets what to do about the error, in one or two sentences.</summary>
    public required string Action { get; init; }

    /// <summary>Gets whether it helps to send the request again.</summary>
    public RepeatAdvice Repeat { get; init; }

    /// <summary>Gets the first difference between the text that WeChat Pay verified and the text that was signed.</summary>
    /// <value><see langword="null"/>, except for a <c>SIGN_ERROR</c> with <c>sign_information</c>. Keys, signatures and values are never in it.</value>
    public string? SignatureDifference { get; init; }

    /// <summary>Writes the advice in lines: the error, <c>Meaning</c>, <c>Do</c>, <c>Repeat</c>, and <c>Signature</c> when there is a difference.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        string[] names = [.. Code is null ? [] : (string[])[Code], .. SubCode is { } number ? (string[])[$"sub-code {number}"] : []];
        text.Append(names.Length > 0 ? string.Join(", ", names) : "The code is not documented; the status says this:");
        if (ServerText is not null)
            text.Append($" ({ServerText})");
        text.Append($"\n  Meaning: {Meaning}\n  Do: {Action}\n  Repeat: {Describe(Repeat)}");
        if (SignatureDifference is not null)
            text.Append($"\n  Signature: {SignatureDifference}");
        return text.ToString();
    }

    /// <summary>Says whether to send the request again.</summary>
    internal static string Describe(RepeatAdvice repeat) => repeat switch
    {
        RepeatAdvice.AfterPause => "yes, after a pause. The request was not carried out.",
        RepeatAdvice.SameRequest => "yes, with the same number and the same parameters. The request may have been carried out.",
        RepeatAdvice.AfterQuery => "query first. The state of the order or refund decides.",
        RepeatAdvice.QueryOnly => "no. Query every 5 seconds for 30 seconds instead.",
        _ => "no. The same request is refused again.",
    };
}
