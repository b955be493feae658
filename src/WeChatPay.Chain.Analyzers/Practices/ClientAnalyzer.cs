using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP011: a client that is built for each call or each request.</summary>
/// <remarks>Thread-safe.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CompilerRules.Client);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("WeChatPay.Builder") is not { } builder)
                return;
            var client = start.Compilation.GetTypeByMetadataName("WeChatPay.WeChatPayClient");
            start.RegisterSyntaxNodeAction(node => Analyze(node, builder), SyntaxKind.InvocationExpression);
            start.RegisterSyntaxNodeAction(
                node => Analyze(node, client), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol? maker)
    {
        var call = (ExpressionSyntax)context.Node;
        if (!MayBuild(call) || IsKept(call))
            return;
        if (FindReason(call, context.SemanticModel, context.CancellationToken) is { } reason
            && SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol?.ContainingType, maker))
        {
            context.ReportDiagnostic(Reports.Create(CompilerRules.Client, call.GetLocation(), DiagnosticSeverity.Warning, null, null, reason));
        }
    }

    // By its text alone, before the compiler is asked.
    private static bool MayBuild(ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax built => built.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Factory" or "factory" },
        ObjectCreationExpressionSyntax made => made.Type is SimpleNameSyntax or QualifiedNameSyntax,
        _ => true,
    };

    private static string? FindReason(ExpressionSyntax call, SemanticModel model, CancellationToken token)
    {
        foreach (var node in call.Ancestors())
        {
            switch (node)
            {
                case ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax when IsDisposed(call):
                    return "in each round of the loop";
                case AnonymousFunctionExpressionSyntax lambda:
                    return Endpoint.IsLambda(lambda) ? "for each request" : null;
                case MethodDeclarationSyntax method:
                    return Endpoint.IsAction(model.GetDeclaredSymbol(method, token)) ? "for each request" : null;
                case LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }
        return null;
    }

    // In a field, a property, a list or a dictionary.
    private static bool IsKept(ExpressionSyntax call) => call.Parent is AssignmentExpressionSyntax or ArgumentSyntax or ReturnStatementSyntax;

    private static bool IsDisposed(ExpressionSyntax call) =>
        call.Parent is EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax declaration }
        && declaration.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };
}
