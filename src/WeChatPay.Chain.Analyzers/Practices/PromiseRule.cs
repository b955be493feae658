using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Analyzers.Calls;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP013, an <c>await</c> of a synchronous call and a promise that is never awaited; WCP014, a bare lambda on a dynamic receiver.</summary>
internal static class PromiseRule
{
    private const string Async = "Async";
    private const string Wrapper = "function";
    private const string Functions = "WeChatPay.Php.Functions";

    private static readonly string[] Steps = ["then", "otherwise"];

    /// <summary>Checks what becomes of the value of a call.</summary>
    public static void Check(ChainCall call, SemanticModel model, Action<Diagnostic> report, CancellationToken token)
    {
        var name = call.Verb.Identifier.ValueText;
        if (call.Method is null || name is "PagesAsync" or "WaitAsync")
            return;
        if (name.EndsWith(Async, StringComparison.Ordinal))
            CheckPromise(call, model, report, token);
        else if (call.IsDynamic && IsAwaited(call.Invocation))
        {
            var what = $"`{name}` gives a response, which cannot be awaited";
            report(Reports.Create(CompilerRules.Promise, call.Verb.GetLocation(), DiagnosticSeverity.Warning, name + Async, null, what));
        }
    }

    private static void CheckPromise(ChainCall call, SemanticModel model, Action<Diagnostic> report, CancellationToken token)
    {
        ExpressionSyntax at = call.Invocation;
        while (at.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax step } member && member.Expression == at
            && Steps.Contains(member.Name.Identifier.ValueText))
        {
            at = step;
        }
        if (at.Parent is not ExpressionStatementSyntax statement)
        {
            if (IsGivenUp(at, model, token))
            {
                var lost = $"The promise of `{call.Verb.Identifier.ValueText}` is never awaited, so its exception is lost";
                report(Reports.Create(CompilerRules.Promise, at.GetFirstToken().GetLocation(), DiagnosticSeverity.Warning, null, null, lost));
            }
            return;
        }
        var first = statement.GetFirstToken();
        report(Reports.Create(
            CompilerRules.Promise,
            first.GetLocation(),
            DiagnosticSeverity.Warning,
            IsInAsync(statement) ? $"await {first.Text}" : null,
            null,
            $"The promise of `{call.Verb.Identifier.ValueText}` is never awaited, so its exception is lost"));
    }

    // The body of a method or a lambda that gives nothing back.
    private static bool IsGivenUp(ExpressionSyntax promise, SemanticModel model, CancellationToken token) => promise.Parent switch
    {
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => IsVoid(method.ReturnType),
        ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax local } => IsVoid(local.ReturnType),
        AnonymousFunctionExpressionSyntax lambda =>
            (model.GetTypeInfo(lambda, token).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnsVoid == true,
        _ => false,
    };

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    /// <summary>Checks the lambdas that <c>then</c> and <c>otherwise</c> of a chain's promise are given.</summary>
    public static void CheckStep(InvocationExpressionSyntax step, SemanticModel model, KnownTypes types, Action<Diagnostic> report, CancellationToken token)
    {
        var lambdas = step.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<AnonymousFunctionExpressionSyntax>().ToArray();
        if (lambdas.Length == 0 || StepOf(step) is not { } at)
            return;
        while (StepOf(at) is { } inner)
            at = inner;
        if (ChainReader.Read(at, model, types, token) is not { IsDynamic: true, HasProtocol: true, Method: not null })
            return;
        var hasWrapper = model.Compilation.GetTypeByMetadataName(Functions) is not null;
        var isInScope = hasWrapper && model.LookupSymbols(step.SpanStart, name: Wrapper).Length > 0;
        foreach (var lambda in lambdas)
        {
            report(Reports.Create(
                CompilerRules.Lambda,
                lambda.GetLocation(),
                DiagnosticSeverity.Warning,
                hasWrapper && WriteTyped(lambda, step, model) is { } written ? $"{Wrapper}({written})" : null,
                hasWrapper && !isInScope ? Functions : null));
        }
    }

    // With the type of its parameter, or C# may find two functions that fit. Behind another step, the value may be of any type.
    private static string? WriteTyped(AnonymousFunctionExpressionSyntax lambda, InvocationExpressionSyntax step, SemanticModel model)
    {
        var name = ((MemberAccessExpressionSyntax)step.Expression).Name.Identifier.ValueText;
        var isFirst = lambda.Parent is ArgumentSyntax argument && step.ArgumentList.Arguments.IndexOf(argument) == 0;
        var type = name != "then" || !isFirst ? "System.Exception" : StepOf(step) is { } call && StepOf(call) is null ? "WeChatPay.WeChatPayResponse" : null;
        var simple = type?.Substring(type.LastIndexOf('.') + 1);
        if (model.LookupNamespacesAndTypes(step.SpanStart, name: simple ?? Wrapper).Length > 0)
            type = simple;
        return lambda switch
        {
            SimpleLambdaExpressionSyntax { Parameter: var parameter } when type is not null =>
                lambda.ToString().Remove(parameter.SpanStart - lambda.SpanStart, parameter.Span.Length)
                    .Insert(parameter.SpanStart - lambda.SpanStart, $"({type} {parameter.Identifier.Text})"),
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0 } => null,
            _ => lambda.ToString(),
        };
    }

    // The call whose promise a step belongs to.
    private static InvocationExpressionSyntax? StepOf(InvocationExpressionSyntax step) =>
        step.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax inner, Name.Identifier.ValueText: var name }
        && Steps.Contains(name)
            ? inner
            : null;

    private static bool IsAwaited(ExpressionSyntax expression) => expression.Parent switch
    {
        ParenthesizedExpressionSyntax inner => IsAwaited(inner),
        AwaitExpressionSyntax => true,
        _ => false,
    };

    private static bool IsInAsync(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(static one =>
        one is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        GlobalStatementSyntax => true,
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };
}
