using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Analyzers.Paths;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP008, a field of a response that is not documented; WCP007, a file that is downloaded without its digest.</summary>
/// <remarks>Thread-safe. It looks at a file as a whole: a response is used elsewhere than the call stands.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResponseAnalyzer : DiagnosticAnalyzer
{
    private const string Digest = "hash_value";
    private const string Address = "download_url";
    private const string Json = "Json";
    private const int DigestPlace = 2;

    // Of every response, whichever operation it belongs to.
    private static readonly string[] Common = ["code", "message", "detail"];

    // Of JSON, whose objects and lists have them too.
    private static readonly string[] OfJson = ["Count", "Length", "First", "Last", "Type", "HasValues", "Value"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(CompilerRules.Response, CompilerRules.Download);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Find(start.Compilation) is { } types)
                start.RegisterSemanticModelAction(file => Analyze(file, types));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, KnownTypes types)
    {
        var (model, token) = (context.SemanticModel, context.CancellationToken);
        foreach (var invocation in model.SyntaxTree.GetRoot(token).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (invocation.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && Verbs.MethodOf(name) is not null
                && name is not ("PagesAsync" or "WaitAsync") && CallResult.FindVariable(invocation, model, token) is { } local && types.IsResponse(local.Type)
                && ChainReader.Read(invocation, model, types, token) is { Method: { } method } call
                && OperationFinder.Find(method, call.Segments) is [{ Response.Count: > 0 } operation])
            {
                Follow(local, invocation, operation, types, context);
            }
        }
    }

    private static void Follow(ILocalSymbol local, InvocationExpressionSyntax call, Operation operation, KnownTypes types, SemanticModelAnalysisContext context)
    {
        foreach (var use in CallResult.Uses(local, call))
        {
            if (!SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetSymbolInfo(use, context.CancellationToken).Symbol, local))
                continue;
            new Walk(operation, types, context).Follow(use, operation.Response, isRoot: true);
            if (operation.Response.Any(static field => field.Name == Digest))
                CheckDownload(use, context);
        }
    }

    private static void CheckDownload(IdentifierNameSyntax use, SemanticModelAnalysisContext context)
    {
        ExpressionSyntax at = use;
        if (at.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Json } json)
            at = json;
        var isAddress = at.Parent switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText == Address,
            ElementAccessExpressionSyntax element => NameOf(element)?.Token.ValueText == Address,
            _ => false,
        };
        if (!isAddress)
            return;
        CheckDownload(use, use.Identifier.ValueText, context);
        // `var url = (string)bill["download_url"]!;`
        if (use.FirstAncestorOrSelf<EqualsValueClauseSyntax>() is { Parent: VariableDeclaratorSyntax declared }
            && context.SemanticModel.GetDeclaredSymbol(declared, context.CancellationToken) is ILocalSymbol address)
        {
            foreach (var name in CallResult.Uses(address, declared))
                CheckDownload(name, use.Identifier.ValueText, context);
        }
    }

    private static void CheckDownload(IdentifierNameSyntax address, string response, SemanticModelAnalysisContext context)
    {
        var argument = address.FirstAncestorOrSelf<ArgumentSyntax>(static one => one.Parent is ArgumentListSyntax);
        if (argument is { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } download }
            && name.Identifier.ValueText is "Download" or "DownloadAsync" && download.ArgumentList.Arguments.IndexOf(argument) == 0 && !HasDigest(download))
        {
            context.ReportDiagnostic(Reports.Create(CompilerRules.Download, name.GetLocation(), DiagnosticSeverity.Warning, null, null, response));
        }
    }

    private static bool HasDigest(InvocationExpressionSyntax download)
    {
        var arguments = download.ArgumentList.Arguments;
        var digest = arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "hash")
            ?? (arguments.Count > DigestPlace && arguments[DigestPlace].NameColon is null ? arguments[DigestPlace] : null);
        return digest is not null && !digest.Expression.IsKind(SyntaxKind.NullLiteralExpression);
    }

    private static LiteralExpressionSyntax? NameOf(ElementAccessExpressionSyntax element) =>
        element.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string } name }] ? name : null;

    private sealed class Walk(Operation operation, KnownTypes types, SemanticModelAnalysisContext context)
    {
        // Variables of variables: more than this is nobody's code.
        private const int Deepest = 8;

        private int _depth;

        public void Follow(ExpressionSyntax at, IReadOnlyList<Field> fields, bool isRoot)
        {
            switch (at.Parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    Follow((ExpressionSyntax)at.Parent, fields, isRoot);
                    break;
                case MemberAccessExpressionSyntax member when member.Expression == at:
                    Member(member, member.Name, fields, isRoot);
                    break;
                case ElementAccessExpressionSyntax element when element.Expression == at:
                    Element(element, NameOf(element), fields);
                    break;
                case ConditionalAccessExpressionSyntax { WhenNotNull: ElementBindingExpressionSyntax binding } conditional
                    when conditional.Expression == at
                    && binding.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string } name }]:
                    Element(conditional, name, fields);
                    break;
                case ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } conditional when conditional.Expression == at:
                    Member(conditional, binding.Name, fields, isRoot);
                    break;
                case CastExpressionSyntax cast when !isRoot:
                    Follow(cast, fields, isRoot);
                    break;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } when !isRoot:
                    FollowUses(context.SemanticModel.GetDeclaredSymbol(declared, context.CancellationToken) as ILocalSymbol, declared, fields);
                    break;
                case ForEachStatementSyntax each when each.Expression == at:
                    FollowUses(context.SemanticModel.GetDeclaredSymbol(each, context.CancellationToken), each, fields);
                    break;
            }
        }

        // A variable that holds a part of the response, and the items of a list.
        private void FollowUses(ILocalSymbol? local, SyntaxNode declared, IReadOnlyList<Field> fields)
        {
            if (local is null || _depth >= Deepest || CallResult.Uses(local, declared).Any(CallResult.IsTarget))
                return;
            _depth++;
            foreach (var use in CallResult.Uses(local, declared))
            {
                if (SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetSymbolInfo(use, context.CancellationToken).Symbol, local))
                    Follow(use, fields, isRoot: false);
            }
            _depth--;
        }

        private void Member(ExpressionSyntax whole, SimpleNameSyntax name, IReadOnlyList<Field> fields, bool isRoot)
        {
            var text = name.Identifier.ValueText;
            var isMethod = whole.Parent is InvocationExpressionSyntax called && called.Expression == whole;
            if (isRoot && text == Json && !isMethod)
            {
                Follow(whole, fields, isRoot: false);
                return;
            }
            if (isMethod || whole.Parent is AssignmentExpressionSyntax || isRoot && types.HasResponseMember(text))
                return;
            Field(whole, text, name.Identifier.Span, fields);
        }

        private void Element(ExpressionSyntax whole, LiteralExpressionSyntax? name, IReadOnlyList<Field> fields)
        {
            // An element of a list has the same fields.
            if (name is null)
                Follow(whole, fields, isRoot: false);
            else
                Field(whole, name.Token.ValueText, TextSpan.FromBounds(name.SpanStart + 1, name.Span.End - 1), fields);
        }

        private void Field(ExpressionSyntax whole, string name, TextSpan span, IReadOnlyList<Field> fields)
        {
            if (fields.Count == 0 || Common.Contains(name) || fields.Any(static field => field.Name.Contains('$')))
                return;
            if (fields.Where(field => field.Name == name).ToArray() is [var documented, ..])
            {
                if (documented.Type == FieldType.Object && documented.Encryption is null)
                    Follow(whole, documented.Fields, isRoot: false);
                return;
            }
            if (OfJson.Contains(name))
                return;
            var near = Spelling.Nearest(fields.Select(static field => field.Name), name);
            context.ReportDiagnostic(Reports.Create(
                CompilerRules.Response,
                Location.Create(whole.SyntaxTree, span),
                near is null ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                near,
                null,
                name,
                $"{operation.Method} {operation.Path}",
                near is null ? "" : $": did you mean `{near}`?"));
        }
    }
}
