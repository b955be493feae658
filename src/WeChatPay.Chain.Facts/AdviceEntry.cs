namespace WeChatPay.Facts;

/// <summary>The advice for one code, as the table has it.</summary>
/// <param name="Protocol"><c>v3</c>, <c>v2</c>, or <c>sub</c> for a sub-code.</param>
/// <param name="Code">The code; <c>*</c> for every code of the statuses.</param>
/// <param name="Statuses">The statuses with which the code is documented.</param>
/// <param name="Repeat">Whether it helps to send the request again.</param>
/// <param name="Exceptions">The words of paths of which something else holds.</param>
internal sealed record AdviceEntry(
    string Protocol,
    string Code,
    IReadOnlyList<int> Statuses,
    RepeatAdvice Repeat,
    IReadOnlyList<(string Word, RepeatAdvice Repeat)> Exceptions)
{
    public string? ServerText { get; init; }

    public string Meaning { get; init; } = "";

    public string Action { get; init; } = "";

    /// <summary>Gets whether it helps to send the request again, for one operation.</summary>
    /// <param name="call">Verb and path; null when they are not known.</param>
    public RepeatAdvice RepeatFor(string? call)
    {
        // A query changes nothing, so the exceptions are about writes.
        if (call?.Split(' ', '/') is not ["POST", ..] parts)
            return Repeat;
        foreach (var (word, repeat) in Exceptions)
        {
            if (parts.Any(segment => segment.StartsWith(word, StringComparison.Ordinal)))
                return repeat;
        }
        return Repeat;
    }
}
