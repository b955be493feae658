using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Paths;

/// <summary>The part in which a written path differs from a documented one.</summary>
/// <param name="Span">Where that part is written.</param>
/// <param name="Replacement">The text to write there; <see langword="null"/> when the documented path cannot be written so.</param>
/// <param name="Letters">How many letters differ.</param>
internal sealed record PathDifference(TextSpan Span, string? Replacement, int Letters)
{
    /// <summary>Compares a path with the documented one.</summary>
    public static PathDifference Find(IReadOnlyList<Segment> given, string path)
    {
        var documented = path.Split('/');
        var (start, end) = (0, 0);
        while (start < given.Count && start < documented.Length && IsSame(given[start], documented[start], start))
            start++;
        while (end < given.Count - start && end < documented.Length - start && IsSame(given[^(end + 1)], documented[^(end + 1)], given.Count - end - 1))
            end++;
        var letters = Spelling.Distance(
            string.Join("/", given.Skip(start).Take(given.Count - start - end).Select(static segment => segment.Text)),
            string.Join("/", documented.Skip(start).Take(documented.Length - start - end)));
        // A segment more or less: its neighbour is rewritten with it.
        if (given.Count - start - end == 0 || documented.Length - start - end == 0)
            (start, end) = end > 0 ? (start, end - 1) : (start - 1, end);
        var written = given.Skip(start).Take(given.Count - start - end).ToArray();
        var wanted = documented.Skip(start).Take(documented.Length - start - end).ToArray();
        if (written.Length == wanted.Length)
            wanted = [.. wanted.Select((segment, i) => IsSame(written[i], segment, start + i) ? written[i].Text : segment)];
        return new(TextSpan.FromBounds(written[0].Span.Start, written[^1].Span.End), Write(written, wanted), letters);
    }

    private static bool IsSame(Segment given, string documented, int at) =>
        given.Text == documented
        || at == 0 && string.Equals(given.Text, documented, StringComparison.OrdinalIgnoreCase)
        || (Segment.IsVariableName(documented) ? given.Text.Length > 0 || documented == "{empty}" : given.IsUnknown);

    private static string? Write(Segment[] written, string[] wanted)
    {
        if (written.All(static segment => segment.Form == SegmentForm.Member))
        {
            var names = wanted.Select(MemberOf).ToArray();
            return names.Contains(null) ? null : string.Join(".", names);
        }
        var owner = written[0].Owner;
        var isPlain = written.All(segment => segment.Form == SegmentForm.Literal && segment.Owner == owner && !segment.IsUnknown)
            && (owner.IsKind(SyntaxKind.StringLiteralExpression) || wanted.All(static segment => !Segment.IsVariableName(segment)));
        return isPlain ? string.Join("/", wanted) : null;
    }

    private static string? MemberOf(string segment)
    {
        if (Segment.IsVariableName(segment))
            return $"_{segment[1..^1]}_";
        var name = KebabCase.ToName(segment);
        if (KebabCase.FromName(name) != segment || !SyntaxFacts.IsValidIdentifier(name))
            return null;
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}";
    }
}
