using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP012: a private key or a shared key as a literal.</summary>
/// <remarks>Thread-safe. The message does not quote the literal.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretAnalyzer : DiagnosticAnalyzer
{
    // Characters: of a shared key; of the body of a private key, at least.
    private const int SharedKeyLength = 32;
    private const int PrivateKeyLength = 200;

    // Fewer kinds of characters are a placeholder: a row of `x`, for instance.
    private const int LeastKinds = 8;

    private static readonly string[] SharedKeys = ["secret", "apiV3Key", "apiKey", "ApiV2Key", "ApiV3Key", "ApiKey", "BrandApiKey"];
    private static readonly string[] PrivateKeys = ["privateKey", "PrivateKey"];
    private static readonly string[] Placeholders = ["your", "example", "test", "demo", "0123456789", "abcdefgh"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CompilerRules.Secret);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Find(start.Compilation) is not null)
                start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.StringLiteralExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var literal = (LiteralExpressionSyntax)context.Node;
        var text = literal.Token.ValueText;
        if (text.Length >= SharedKeyLength && FindKind(literal, text) is { } kind)
            context.ReportDiagnostic(Reports.Create(CompilerRules.Secret, literal.GetLocation(), DiagnosticSeverity.Warning, null, null, kind));
    }

    private static string? FindKind(LiteralExpressionSyntax literal, string text)
    {
        if (text.Contains("PRIVATE KEY-----") && text.Contains("-----BEGIN") && text.Length >= PrivateKeyLength)
            return "A private key";
        return FindName(literal) switch
        {
            { } name when PrivateKeys.Contains(name, StringComparer.OrdinalIgnoreCase) && text.Length >= PrivateKeyLength && IsKey(text) => "A private key",
            { } name when SharedKeys.Contains(name, StringComparer.OrdinalIgnoreCase) && text.Length == SharedKeyLength && IsKey(text) => "A shared key",
            _ => null,
        };
    }

    private static string? FindName(SyntaxNode value) => value.Parent switch
    {
        AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var name } => name,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Parent: InitializerExpressionSyntax } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax name } => name.Name.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name } } => name.TrimStart('_'),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Identifier.ValueText: var name } } => name,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText.TrimStart('_'),
        ParenthesizedExpressionSyntax or CastExpressionSyntax => FindName(value.Parent),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => FindName(either),
        _ => null,
    };

    private static bool IsKey(string text) =>
        text.All(static letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '+' or '/' or '=' or '\n' or '\r')
        && text.Distinct().Count() >= LeastKinds && !Placeholders.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
