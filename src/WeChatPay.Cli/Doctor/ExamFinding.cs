namespace WeChatPay.Cli.Doctor;

/// <summary>How a check ended.</summary>
internal enum Verdict
{
    /// <summary>It is as it has to be.</summary>
    Good,

    /// <summary>It works, and someone should look at it.</summary>
    Note,

    /// <summary>It does not work, or will not in production.</summary>
    Bad,
}

/// <summary>What a check found.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Check">The name of the check, the same in every language: for programs.</param>
/// <param name="Text">What was found, as a sentence in the user's language. It quotes no key.</param>
/// <param name="Advice">What to do; null where there is nothing to do.</param>
internal sealed record ExamFinding(Verdict Verdict, string Check, string Text, string? Advice = null)
{
    public static ExamFinding Good(string check, string text) => new(Verdict.Good, check, text);

    public static ExamFinding Note(string check, string text, string? advice = null) => new(Verdict.Note, check, text, advice);

    public static ExamFinding Bad(string check, string text, string? advice = null) => new(Verdict.Bad, check, text, advice);
}
