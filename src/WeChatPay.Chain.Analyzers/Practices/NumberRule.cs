using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Analyzers.Fields;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP010: a new number inside of a loop that repeats a call. Each attempt would be another order, or another refund.</summary>
internal static class NumberRule
{
    private static readonly string[] Makers = ["New", "NewGuid", "CreateVersion7", "uniqid", "Next", "GetHexString", "GetRandomFileName"];
    private static readonly string[] Clocks = ["Now", "UtcNow", "Ticks", "TickCount64"];
    private static readonly string[] Repeaters = ["Execute", "ExecuteAsync", "Retry", "RetryAsync"];

    /// <summary>Checks the number under which a call makes something.</summary>
    public static void Check(ChainCall call, Operation operation, SemanticModel model, Action<Diagnostic> report, CancellationToken token)
    {
        if (operation.Makes is not { } number || call.Options is null || FindLoop(call.Invocation) is not { } loop)
            return;
        var reader = new GivenReader(model, token);
        var options = reader.ReadObject(call.Options);
        var fields = (options?.Find("json") ?? options?.Find("xml")) is { } body ? reader.ReadObject(body.Value) : null;
        if (fields?.Find(number)?.Value is { } value && IsNew(value, loop, model, token))
            report(Reports.Create(CompilerRules.Number, value.GetLocation(), DiagnosticSeverity.Warning, null, null, number));
    }

    private static bool IsNew(ExpressionSyntax value, SyntaxNode loop, SemanticModel model, CancellationToken token)
    {
        if (GivenReader.Unwrap(value) is IdentifierNameSyntax name)
        {
            return model.GetSymbolInfo(name, token).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
                && reference.GetSyntax(token) is VariableDeclaratorSyntax { Initializer.Value: { } initial } declared
                && loop.Span.Contains(declared.Span) && initial is not IdentifierNameSyntax && IsNew(initial, loop, model, token);
        }
        return value.DescendantNodesAndSelf().Any(static node => node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => Makers.Contains(called.Name.Identifier.ValueText),
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax called } => Makers.Contains(called.Identifier.ValueText),
            MemberAccessExpressionSyntax member => Clocks.Contains(member.Name.Identifier.ValueText),
            _ => false,
        });
    }

    // A loop that ends when the call succeeds and goes on when it throws, or the lambda of a pipeline that does so.
    private static SyntaxNode? FindLoop(SyntaxNode call)
    {
        var isTried = false;
        foreach (var node in call.Ancestors())
        {
            switch (node)
            {
                case TryStatementSyntax { Catches.Count: > 0 } tried when tried.Block.Span.Contains(call.Span):
                    isTried |= tried.Block.DescendantNodes().Any(inner => inner is ReturnStatementSyntax or BreakStatementSyntax
                        && (inner.Span.Contains(call.Span) || inner.SpanStart > call.Span.End && inner.Parent == tried.Block));
                    break;
                case ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax when isTried:
                    return node;
                case AnonymousFunctionExpressionSyntax lambda:
                    return IsRepeated(lambda) ? lambda : null;
                case LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }
        return null;
    }

    private static bool IsRepeated(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } }
        && Repeaters.Contains(called.Name.Identifier.ValueText);
}
