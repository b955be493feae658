using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using WeChatPay.Analyzers.Fields;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP015: a <c>prepay_id</c> without the beginning <c>prepay_id=</c> that a page needs, or with it where an app, or the signature, must not have
/// it.</summary>
/// <remarks>Thread-safe.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PrepayAnalyzer : DiagnosticAnalyzer
{
    private const string Beginning = "prepay_id=";

    private static readonly string[] OfPages = ["paySign", "signType", "timeStamp"];
    private static readonly string[] Signers = ["Jsapi", "JsapiAsync", "MiniProgram", "MiniProgramAsync", "App", "AppAsync"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CompilerRules.Prepay);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("WeChatPay.ClientSignature") is not { } signature)
                return;
            start.RegisterSyntaxNodeAction(node => CheckSigner(node, signature), SyntaxKind.InvocationExpression);
            start.RegisterSyntaxNodeAction(
                CheckObject,
                SyntaxKind.AnonymousObjectCreationExpression, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        });
    }

    private static void CheckSigner(SyntaxNodeAnalysisContext context, INamedTypeSymbol signature)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && Signers.Contains(name)
            && call.ArgumentList.Arguments.Select(static argument => argument.Expression).FirstOrDefault(HasBeginning) is { } value
            && SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol?.ContainingType, signature))
        {
            Report(context, value, Remove(value), "the signature adds `prepay_id=` itself: give the value of the response alone");
        }
    }

    private static void CheckObject(SyntaxNodeAnalysisContext context)
    {
        var given = new GivenReader(context.SemanticModel, context.CancellationToken).ReadObject((ExpressionSyntax)context.Node);
        if (given is null)
            return;
        if (given.Find("package")?.Value is { } package && OfPages.Any(name => given.Find(name) is not null) && IsBare(package))
            Report(context, package, $"$\"{Beginning}{{{package}}}\"", "a page takes `prepay_id=…` as its `package`, and signs it so");
        if (given.Find("prepayid")?.Value is { } prepay && given.Find("partnerid") is not null && HasBeginning(prepay))
            Report(context, prepay, Remove(prepay), "an app takes the value of the response alone, and signs it so");
    }

    // The field of the response, or a variable with its name.
    private static bool IsBare(ExpressionSyntax value) => GivenReader.Unwrap(value) switch
    {
        IdentifierNameSyntax name => IsPrepay(name.Identifier.ValueText),
        MemberAccessExpressionSyntax member => IsPrepay(member.Name.Identifier.ValueText),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] } => IsPrepay(key),
        CastExpressionSyntax cast => IsBare(cast.Expression),
        _ => false,
    };

    private static bool IsPrepay(string name) => name.Replace("_", "").Equals("prepayId", StringComparison.OrdinalIgnoreCase);

    private static bool HasBeginning(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text.StartsWith(Beginning, StringComparison.Ordinal),
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text, ..] } =>
            text.TextToken.ValueText.StartsWith(Beginning, StringComparison.Ordinal),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => HasBeginning(sum.Left),
        _ => false,
    };

    // What stands behind the beginning, where that is one value.
    private static string? Remove(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { Token.Value: string text } when text.Length > Beginning.Length => SyntaxFactory.Literal(text[Beginning.Length..]).Text,
        InterpolatedStringExpressionSyntax
        {
            Contents: [InterpolatedStringTextSyntax { TextToken.ValueText: Beginning }, InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole],
        } => hole.Expression.ToString(),
        BinaryExpressionSyntax { Left: LiteralExpressionSyntax { Token.Value: Beginning } } sum => sum.Right.ToString(),
        _ => null,
    };

    private static void Report(SyntaxNodeAnalysisContext context, ExpressionSyntax value, string? replacement, string why) =>
        context.ReportDiagnostic(Reports.Create(CompilerRules.Prepay, value.GetLocation(), DiagnosticSeverity.Warning, replacement, null, why));
}
