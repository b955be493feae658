using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WeChatPay.Analyzers.Calls;

/// <summary>Puts the path of a chain together, segment by segment, as the chain does it at run time.</summary>
/// <remarks>Mutable: use it for one call.</remarks>
internal sealed class WrittenPath
{
    // RFC 6570, 2.2. A value behind one of them may be several segments.
    private const string Operators = "+#./;";

    private readonly List<Segment> _segments = [];

    // Whether a query follows: nothing behind it belongs to the path.
    private bool _hasEnded;

    /// <summary>Gets the segments so far. An empty last one stands for a slash at the end.</summary>
    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Gets whether variables may follow that are not segments: <c>{?limit}</c>.</summary>
    public bool HasQueryTemplate { get; private set; }

    /// <summary>Gets whether the path has a query of its own: <c>…?mchid=1</c>.</summary>
    public bool HasQuery => _hasEnded && !HasQueryTemplate;

    /// <summary>Appends a member.</summary>
    /// <returns>Whether it can be a segment.</returns>
    public bool AppendMember(SimpleNameSyntax member)
    {
        var name = member.Identifier.ValueText;
        if (member is not IdentifierNameSyntax || name.Length == 0)
            return false;
        var text = name.Length > 2 && name[0] == '_' && name[^1] == '_' ? $"{{{name[1..^1]}}}" : KebabCase.FromName(name);
        Add(new(text, SegmentForm.Member, member.Identifier.Span, member));
        return true;
    }

    /// <summary>Appends the text of <c>chain("…")</c> or <c>["…"]</c>.</summary>
    /// <returns>Whether the compiler knows its form.</returns>
    public bool AppendText(ExpressionSyntax expression, SemanticModel model, CancellationToken token)
    {
        if (PathLiteral.Read(expression, model, token) is not { } literal)
            return AppendValue(expression, model, token);
        if (literal.Text.Length == 0)
            return false;
        var text = literal.Text;
        if (text.Contains("://"))
            return false;
        var start = text[0] == '/' ? 1 : 0;
        var inVariable = false;
        for (var i = start; i <= text.Length && !_hasEnded; i++)
        {
            if (i < text.Length && text[i] is '{' or '}')
            {
                inVariable = text[i] == '{';
                if (inVariable && i + 1 < text.Length && Operators.Contains(text[i + 1]))
                    return false;
            }
            _hasEnded = i < text.Length && (text[i] == '?' || text[i] == '&' && inVariable);
            HasQueryTemplate |= _hasEnded && text.IndexOf('{', i - 1) >= 0;
            if (i < text.Length && !_hasEnded && (inVariable || text[i] != '/'))
                continue;
            // `{?limit}` at the end begins the query.
            var end = _hasEnded && i > 0 && text[i - 1] == '{' ? i - 1 : i;
            Add(new(Rename(text[start..end]), literal.IsExact ? SegmentForm.Literal : SegmentForm.Other, literal.SpanOf(start, end), expression));
            start = i + 1;
        }
        return true;
    }

    // `…id[number]`, and `"…/id/" + number`.
    private bool AppendValue(ExpressionSyntax expression, SemanticModel model, CancellationToken token)
    {
        if (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
            && model.GetConstantValue(sum.Left, token).Value is string start && start.EndsWith("/", StringComparison.Ordinal))
        {
            return AppendText(sum.Left, model, token) && AppendValue(sum.Right, model, token);
        }
        var type = model.GetTypeInfo(expression, token).Type;
        if (_segments.Count == 0 || type is not ({ SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Dynamic }))
            return false;
        Add(new(Segment.Unknown, SegmentForm.Other, expression.Span, expression) { IsLoose = true });
        return true;
    }

    private void Add(Segment segment)
    {
        if (_segments.Count > 0 && _segments[^1].Text.Length == 0)
            _segments.RemoveAt(_segments.Count - 1);
        _segments.Add(segment);
    }

    private static string Rename(string text) =>
        text.Contains(PathLiteral.Hole) ? Segment.Unknown
        : !text.Contains('{') && text.Any(static letter => letter is >= 'A' and <= 'Z') && KebabCase.IsName(text.AsSpan()) ? KebabCase.FromName(text)
        : text;
}
