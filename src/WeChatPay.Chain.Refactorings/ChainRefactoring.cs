using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Analyzers;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Analyzers.Paths;

namespace WeChatPay.Refactorings;

/// <summary>Writes a dynamic call as a typed one and back, and loose options as typed ones.</summary>
/// <remarks>Thread-safe. It is not <c>[Shared]</c>, which would bind it to one version of System.Composition.</remarks>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ChainRefactoring))]
public sealed class ChainRefactoring : CodeRefactoringProvider
{
    private const string Client = "WeChatPay.WeChatPayClient";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, token) = (context.Document, context.CancellationToken);
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root || FindCall(root, context.Span.Start) is not { } call
            || await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model || KnownTypes.Find(model.Compilation) is not { } types)
        {
            return;
        }
        foreach (var (title, written) in List(call, model, types, token))
        {
            context.RegisterRefactoring(CodeAction.Create(
                title, _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(call, written.WithTriviaFrom(call)))), title));
        }
    }

    private static InvocationExpressionSyntax? FindCall(SyntaxNode root, int position)
    {
        var place = root.FindToken(position).Parent;
        // The innermost call of a verb: the caret may stand in its path or in its options.
        return place?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(static call =>
            call.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } && Verbs.MethodOf(name.Identifier.ValueText) is not null);
    }

    private static IEnumerable<(string Title, InvocationExpressionSyntax Written)> List(
        InvocationExpressionSyntax call, SemanticModel model, KnownTypes types, CancellationToken token)
    {
        if (ChainReader.Read(call, model, types, token) is { Method: { } method } read)
        {
            if (OperationFinder.Find(method, read.Segments) is { Count: 1 } found
                && Root(call, model, types, token) is { } from && TypedMembers(found[0].Path, model.Compilation) is var (members, node)
                && PathValues.Read(read, found[0].Path, OptionsType(node, read.Verb.Identifier.ValueText), model, token) is { } values
                && (values.Count == 0 || read.Options is null or AnonymousObjectCreationExpressionSyntax))
            {
                var client = read.IsDynamic ? $"((WeChatPayClient){from})" : from.ToString();
                yield return ("Write as a typed call", WithValues(Write(call, $"{client}.{members}", OptionsText.ToTyped), values));
            }
            yield break;
        }
        if (call.Expression is not MemberAccessExpressionSyntax member || !IsTyped(model.GetTypeInfo(member.Expression, token).Type))
            yield break;
        if (Options(call) is AnonymousObjectCreationExpressionSyntax)
            yield return ("Write typed options", Write(call, member.Expression.ToString(), OptionsText.ToTyped));
        else if (Options(call) is not { } options || OptionsText.ToLoose(options) is not null)
        {
            if (Root(call, model, types, token) is { } client)
            {
                var path = member.Expression.ToString().Substring(client.Span.End - member.Expression.SpanStart);
                yield return ("Write as a dynamic call", Write(call, $"((dynamic){client}){path}", static one => OptionsText.ToLoose(one)!));
            }
        }
    }

    // The expression that the path begins behind: a client, or a dynamic one.
    private static ExpressionSyntax? Root(InvocationExpressionSyntax call, SemanticModel model, KnownTypes types, CancellationToken token)
    {
        var at = ((MemberAccessExpressionSyntax)call.Expression).Expression;
        ExpressionSyntax? found = null;
        while (true)
        {
            var type = model.GetTypeInfo(at, token).Type;
            if (types.IsClient(type) || type?.TypeKind == TypeKind.Dynamic)
                found = at;
            else if (found is not null)
                return found;
            switch (at)
            {
                case MemberAccessExpressionSyntax member:
                    at = member.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    at = element.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "chain" } chained }:
                    at = chained.Expression;
                    break;
                default:
                    return found;
            }
        }
    }

    // As the typed chain has them: a segment that it does not know ends the search.
    private static (string Members, INamedTypeSymbol Node)? TypedMembers(string path, Compilation compilation)
    {
        var segments = path.Split('/');
        var type = compilation.GetTypeByMetadataName($"WeChatPay.OpenApi.{char.ToUpperInvariant(segments[0][0])}{segments[0].Substring(1)}");
        var members = new List<string> { segments[0] };
        foreach (var segment in segments.Skip(1))
        {
            var name = Segment.IsVariableName(segment) ? $"_{segment.Substring(1, segment.Length - 2)}_" : KebabCase.ToName(segment);
            type = type?.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()?.Type as INamedTypeSymbol;
            members.Add(SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}");
        }
        return type is null ? null : (string.Join(".", members), type);
    }

    // The options of a verb, in any of its spellings.
    private static ITypeSymbol? OptionsType(INamedTypeSymbol node, string verb) => node.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method.Name.Equals(verb, StringComparison.OrdinalIgnoreCase)).Select(static method => method.Parameters.FirstOrDefault()?.Type)
        .FirstOrDefault(static type => type?.GetMembers().OfType<IPropertySymbol>().Any() == true);

    private static bool IsTyped(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.ToDisplayString() == "WeChatPay.OpenApi.TypedNode")
                return true;
        }
        return false;
    }

    private static ExpressionSyntax? Options(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.FirstOrDefault()?.Expression is AnonymousObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax
            ? call.ArgumentList.Arguments[0].Expression
            : null;

    private static InvocationExpressionSyntax Write(InvocationExpressionSyntax call, string receiver, Func<ExpressionSyntax, ExpressionSyntax> rewrite)
    {
        var member = (MemberAccessExpressionSyntax)call.Expression;
        var written = call.WithExpression(member.WithExpression(SyntaxFactory.ParseExpression(receiver).WithTriviaFrom(member.Expression)));
        return Options(call) is { } options
            ? written.WithArgumentList(call.ArgumentList.ReplaceNode(options, rewrite(options).WithTriviaFrom(options)))
            : written;
    }

    // The values of the path become options, before the others.
    private static InvocationExpressionSyntax WithValues(InvocationExpressionSyntax call, IReadOnlyList<(string Name, string Value)> values)
    {
        if (values.Count == 0)
            return call;
        var written = string.Join(", ", values.Select(static one => $"{one.Name} = {one.Value}"));
        if (Options(call) is ImplicitObjectCreationExpressionSyntax { Initializer: { } others } options)
        {
            var rest = others.ToString().Substring(1);
            var space = rest.Substring(0, rest.Length - rest.TrimStart().Length);
            var head = options.ToString().Substring(0, others.SpanStart - options.SpanStart);
            var all = SyntaxFactory.ParseExpression(head + (others.Expressions.Count == 0 ? $"{{ {written} }}" : $"{{{space}{written},{rest}"));
            return call.WithArgumentList(call.ArgumentList.ReplaceNode(options, all.WithTriviaFrom(options)));
        }
        var list = call.ArgumentList.Arguments.ToString();
        return call.WithArgumentList(SyntaxFactory.ParseArgumentList($"(new() {{ {written} }}{(list.Length == 0 ? "" : ", ")}{list})"));
    }
}
