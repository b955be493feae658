using WeChatPay.Facts;

namespace WeChatPay.Cli.Repl;

/// <summary>Completes the members of a chain from the documented paths: <c>instance.v3.hirePowerBank</c>.</summary>
internal static class ChainCompletions
{
    /// <summary>Lists the members that may follow.</summary>
    /// <param name="chain">The members so far, each behind <c>.</c> or <c>-></c>; empty behind <c>instance</c>.</param>
    public static IEnumerable<string> Find(string chain)
    {
        var typed = chain.Replace("->", ".", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        foreach (var operation in OperationTable.Default.Operations)
        {
            var segments = operation.Path.Split('/');
            if (segments.Length < typed.Length || !typed.Index().All(one => Fits(one.Item, segments[one.Index])))
                continue;
            if (segments.Length == typed.Length)
            {
                yield return operation.Method.ToLowerInvariant();
                yield return $"{operation.Method.ToLowerInvariant()}Async";
            }
            else if (ToMember(segments[typed.Length]) is { } member)
            {
                yield return member;
            }
        }
    }

    private static bool Fits(string member, string segment) =>
        segment is ['{', .., '}'] ? member is ['_', .., '_'] : member.Equals(ToMember(segment), StringComparison.Ordinal);

    /// <summary>Writes a segment as a member; null for a segment that no member gives.</summary>
    private static string? ToMember(string segment)
    {
        if (segment is ['{', .. var variable, '}'])
            return $"_{variable}_";
        var words = segment.Split('-');
        var member = words[0] + string.Concat(words.Skip(1).Select(static word => word.Length > 0 ? char.ToUpperInvariant(word[0]) + word[1..] : ""));
        return member.Length > 0 && member.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? member : null;
    }
}
