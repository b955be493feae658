using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Analyzers.Fields;
using WeChatPay.Analyzers.Paths;

namespace WeChatPay.Analyzers;

/// <summary>Compares calls of a chain with the documented operations.</summary>
/// <remarks>Thread-safe. It does nothing in a project that does not use the library.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChainCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(CompilerRules.Path, CompilerRules.Verb, CompilerRules.Field, CompilerRules.Required, CompilerRules.Value);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Find(start.Compilation) is { } types)
                start.RegisterSyntaxNodeAction(node => Analyze(node, types), SyntaxKind.InvocationExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        if (ChainReader.Read((InvocationExpressionSyntax)context.Node, context.SemanticModel, types, context.CancellationToken) is not { } call)
            return;
        // Where a segment is unknown, the call may be one of several operations.
        if (PathRule.Check(call, context.ReportDiagnostic) is [var operation])
            OptionsRule.Check(call, operation, context.SemanticModel, context.ReportDiagnostic, context.CancellationToken);
    }
}
