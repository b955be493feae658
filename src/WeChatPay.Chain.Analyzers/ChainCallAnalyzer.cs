using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Analyzers.Fields;
using WeChatPay.Analyzers.Paths;
using WeChatPay.Analyzers.Practices;

namespace WeChatPay.Analyzers;

/// <summary>Compares calls of a chain with the documented operations.</summary>
/// <remarks>Thread-safe. It does nothing in a project that does not use the library.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChainCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(
            CompilerRules.Path,
            CompilerRules.Verb,
            CompilerRules.Field,
            CompilerRules.Required,
            CompilerRules.Value,
            CompilerRules.Sensitive,
            CompilerRules.Number,
            CompilerRules.Promise,
            CompilerRules.Lambda,
            CompilerRules.Amount,
            CompilerRules.CombinedOrder);

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
        var invocation = (InvocationExpressionSyntax)context.Node;
        var (model, report, token) = (context.SemanticModel, (Action<Diagnostic>)context.ReportDiagnostic, context.CancellationToken);
        PromiseRule.CheckStep(invocation, model, types, report, token);
        if (ChainReader.Read(invocation, model, types, token) is not { } call)
            return;
        // Where a segment is unknown, the call may be one of several operations.
        var found = PathRule.Check(call, report);
        if (found is [var operation])
        {
            OptionsRule.Check(call, operation, model, report, token);
            NumberRule.Check(call, operation, model, report, token);
            AmountRule.Check(call, model, report, token);
            CombinedOrderRule.Check(call, operation, model, report, token);
        }
        // Any dynamic object may have such a member, and a method `get`: what is documented is the chain.
        if (call.HasProtocol && (found.Count > 0 || !call.IsDynamic))
            PromiseRule.Check(call, model, report, token);
    }
}
