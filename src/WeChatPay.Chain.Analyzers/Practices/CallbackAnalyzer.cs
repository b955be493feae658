using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP009: the body of a callback is parsed before it is verified, or written again.</summary>
/// <remarks>Thread-safe.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallbackAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] Verifiers = ["Parse", "ParseAsync", "ParseV2"];
    private static readonly string[] Writers = ["SerializeObject", "Serialize", "SerializeToUtf8Bytes", "json_encode"];
    private static readonly string[] Readers = ["Parse", "Deserialize", "DeserializeObject", "json_decode"];
    private static readonly string[] Json = ["JObject", "JToken", "JsonDocument", "JsonNode", "JsonSerializer", "JsonConvert", "Functions"];
    private static readonly string[] Trees = ["JObject", "JToken", "JsonNode", "JsonObject", "JsonElement", "JsonDocument"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CompilerRules.Callback);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("WeChatPay.Callbacks.CallbackParser") is { } parser)
                start.RegisterSyntaxNodeAction(node => new Body(node).Analyze(parser), SyntaxKind.InvocationExpression);
        });
    }

    // The body that one call verifies.
    private sealed class Body(SyntaxNodeAnalysisContext context)
    {
        private readonly InvocationExpressionSyntax _call = (InvocationExpressionSyntax)context.Node;

        public void Analyze(INamedTypeSymbol parser)
        {
            if (_call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } || !Verifiers.Contains(name)
                || !SymbolEqualityComparer.Default.Equals(SymbolOf(_call)?.ContainingType, parser))
            {
                return;
            }
            var place = name == "ParseV2" ? 0 : 1;
            if (_call.ArgumentList.Arguments.Count <= place)
                return;
            var body = _call.ArgumentList.Arguments[place].Expression;
            if (FindWriter(body, deep: true) is { } writer)
                Report(writer, "is written again, so its signature does not match: give the bytes as they were received");
            foreach (var reader in FindReaders(body))
                Report(reader, "is parsed before it is verified: verify it first, and read the callback that the parser returns");
        }

        private SyntaxNode? FindWriter(ExpressionSyntax body, bool deep)
        {
            foreach (var node in body.DescendantNodesAndSelf())
            {
                if (node is InvocationExpressionSyntax { Expression: var called } && (Writers.Contains(NameOf(called)) || IsTreeText(called)))
                    return node;
                if (deep && node is IdentifierNameSyntax name && InitialOf(name) is { } initial && FindWriter(initial, deep: false) is { } writer)
                    return writer;
            }
            return null;
        }

        private IEnumerable<SyntaxNode> FindReaders(ExpressionSyntax body)
        {
            var received = body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(SymbolOf)
                .Where(static one => one is ILocalSymbol or IParameterSymbol).ToArray();
            var function = _call.Ancestors().FirstOrDefault(static node =>
                node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or CompilationUnitSyntax);
            return function is null || received.Length == 0 ? [] : function.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(earlier =>
                earlier.Span.End < _call.SpanStart && Readers.Contains(NameOf(earlier.Expression)) && Json.Contains(SymbolOf(earlier)?.ContainingType?.Name)
                && earlier.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                    received.Any(one => SymbolEqualityComparer.Default.Equals(one, SymbolOf(name)))));
        }

        private bool IsTreeText(ExpressionSyntax called) =>
            called is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "GetRawText" } member
            && Trees.Contains(context.SemanticModel.GetTypeInfo(member.Expression, context.CancellationToken).Type?.Name);

        private ExpressionSyntax? InitialOf(IdentifierNameSyntax name) => SymbolOf(name) is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var initial } ? initial : null;

        private ISymbol? SymbolOf(SyntaxNode node)
        {
            var found = context.SemanticModel.GetSymbolInfo(node, context.CancellationToken);
            // An argument of type dynamic leaves the choice to the run.
            return found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
        }

        private static string NameOf(ExpressionSyntax called) => called switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => "",
        };

        private void Report(SyntaxNode place, string what) =>
            context.ReportDiagnostic(Reports.Create(CompilerRules.Callback, place.GetLocation(), DiagnosticSeverity.Warning, null, null, what));
    }
}
