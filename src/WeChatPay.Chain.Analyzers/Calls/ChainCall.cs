using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WeChatPay.Analyzers.Calls;

/// <summary>A call of a verb at the end of a chain.</summary>
/// <param name="Invocation">The whole call.</param>
/// <param name="Verb">The name of the verb as it is written.</param>
/// <param name="Method">The HTTP method; <see langword="null"/> when the name is not that of a verb.</param>
/// <param name="Segments">The path.</param>
/// <param name="Options">The options; <see langword="null"/> when there are none.</param>
/// <param name="IsDynamic">Whether the receiver is <c>dynamic</c>.</param>
/// <param name="HasProtocol">Whether the path begins as a documented one does: with <c>v3</c>, <c>v2</c> or <c>brand</c>.</param>
/// <param name="HasQueryTemplate">Whether the path has a form that may hold other variables: <c>{?limit}</c>.</param>
/// <param name="HasQuery">Whether the path has a query of its own.</param>
internal sealed record ChainCall(
    InvocationExpressionSyntax Invocation,
    SimpleNameSyntax Verb,
    string? Method,
    IReadOnlyList<Segment> Segments,
    ExpressionSyntax? Options,
    bool IsDynamic,
    bool HasProtocol,
    bool HasQueryTemplate,
    bool HasQuery)
{
    /// <summary>Gets the path as messages show it: <c>…</c> stands for a value that the compiler does not know.</summary>
    public string Path { get; } = string.Join("/", Segments.Select(static segment => segment.IsUnknown ? "…" : segment.Text));
}
