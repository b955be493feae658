using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WeChatPay.Analyzers.Practices;

/// <summary>The local variable that keeps the response of a call.</summary>
internal static class CallResult
{
    /// <summary>Finds the variable; <see langword="null"/> when the response goes elsewhere, or the variable changes.</summary>
    public static ILocalSymbol? FindVariable(InvocationExpressionSyntax call, SemanticModel model, CancellationToken token)
    {
        SyntaxNode at = call;
        while (at.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax)
            at = at.Parent;
        var isAwaited = at is AwaitExpressionSyntax or ParenthesizedExpressionSyntax { Expression: AwaitExpressionSyntax };
        return at.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared }
            && isAwaited == IsPromise(call)
            && model.GetDeclaredSymbol(declared, token) is ILocalSymbol local && Uses(local, declared).All(static use => !IsTarget(use))
            ? local
            : null;
    }

    /// <summary>Lists the places that use a variable.</summary>
    public static IEnumerable<IdentifierNameSyntax> Uses(ILocalSymbol local, SyntaxNode within) =>
        Scope(within).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Name && IsExpression(name));

    private static bool IsPromise(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax verb && verb.Name.Identifier.ValueText.EndsWith("Async", StringComparison.Ordinal);

    // The statements of a program are members of the file.
    private static SyntaxNode Scope(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        GlobalStatementSyntax statement => statement.Parent!,
        { } member => member,
        _ => node,
    };

    private static bool IsExpression(IdentifierNameSyntax name) =>
        name.Parent is not (NameEqualsSyntax or NameColonSyntax) && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name);

    /// <summary>Tells whether a use gives the variable another value.</summary>
    public static bool IsTarget(IdentifierNameSyntax use) =>
        use.Parent is AssignmentExpressionSyntax assigned && assigned.Left == use
        || use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 };
}
