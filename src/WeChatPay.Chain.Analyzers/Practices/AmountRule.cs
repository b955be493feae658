using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Analyzers.Fields;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP016: an amount that comes with the request of a browser or an app. Someone who sends another request pays another amount.</summary>
internal static class AmountRule
{
    private static readonly string[][] Amounts = [["json", "amount", "total"], ["json", "amount", "refund"], ["xml", "total_fee"], ["xml", "refund_fee"]];

    // What they give is the same amount.
    private static readonly string[] Converters = ["Parse", "ToInt32", "ToInt64", "ToDecimal", "Round", "FromYuan"];

    /// <summary>Checks the amounts of a call.</summary>
    public static void Check(ChainCall call, SemanticModel model, Action<Diagnostic> report, CancellationToken token)
    {
        if (call.Options is null)
            return;
        var reader = new GivenReader(model, token);
        foreach (var path in Amounts)
        {
            var (at, value) = (reader.ReadObject(call.Options), default(ExpressionSyntax));
            foreach (var name in path)
            {
                value = at?.Find(name)?.Value;
                at = value is null ? null : reader.ReadObject(value);
            }
            if (value is not null && FindParameter(value, model, token) is { } parameter)
                report(Reports.Create(CompilerRules.Amount, value.GetLocation(), DiagnosticSeverity.Info, null, null, path[^1], parameter.Name));
        }
    }

    private static IParameterSymbol? FindParameter(ExpressionSyntax value, SemanticModel model, CancellationToken token) =>
        value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => !IsCalled(name, value))
            .Select(name => model.GetSymbolInfo(name, token).Symbol).OfType<IParameterSymbol>()
            .FirstOrDefault(parameter => IsOfRequest(parameter, token));

    // What a method or an index gives may come from the shop's own records: `orders.Find(request.Id).Total`, `orders[request.Id].Total`.
    private static bool IsCalled(IdentifierNameSyntax name, ExpressionSyntax value)
    {
        SyntaxNode at = name;
        while (at.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax)
            at = at.Parent;
        return at.Parent is InvocationExpressionSyntax
            || name.FirstAncestorOrSelf<BracketedArgumentListSyntax>() is { } index && value.Span.Contains(index.Span)
            || name.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax call } && value.Span.Contains(call.Span)
            && !(call.Expression is MemberAccessExpressionSyntax converter && Converters.Contains(converter.Name.Identifier.ValueText));
    }

    private static bool IsOfRequest(IParameterSymbol parameter, CancellationToken token) =>
        parameter.Type.TypeKind != TypeKind.Interface && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) is ParameterSyntax declared
        && (declared.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda
            ? Endpoint.IsLambda(lambda)
            : Endpoint.IsAction(parameter.ContainingSymbol as IMethodSymbol));
}
