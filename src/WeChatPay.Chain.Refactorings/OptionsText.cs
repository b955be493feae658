using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WeChatPay.Refactorings;

/// <summary>Writes options of one form in the other: <c>new { json = new { … } }</c> and <c>new() { json = new() { … } }</c>.</summary>
internal static class OptionsText
{
    /// <summary>Writes loose options as typed ones.</summary>
    public static ExpressionSyntax ToTyped(ExpressionSyntax options) => (ExpressionSyntax)new Typed().Visit(options);

    /// <summary>Writes typed options as loose ones; <see langword="null"/> where a field has a name that no anonymous object can have.</summary>
    public static ExpressionSyntax? ToLoose(ExpressionSyntax options)
    {
        var writer = new Loose();
        var written = (ExpressionSyntax)writer.Visit(options);
        return writer.IsPossible ? written : null;
    }

    private sealed class Typed : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitAnonymousObjectCreationExpression(AnonymousObjectCreationExpressionSyntax node)
        {
            var members = node.Initializers.GetWithSeparators().Select(part =>
                part.IsToken ? part : (SyntaxNodeOrToken)Assign((AnonymousObjectMemberDeclaratorSyntax)part.AsNode()!));
            return SyntaxFactory.ImplicitObjectCreationExpression(
                node.NewKeyword.WithTrailingTrivia(),
                SyntaxFactory.ArgumentList().WithTrailingTrivia(node.NewKeyword.TrailingTrivia),
                SyntaxFactory.InitializerExpression(
                    SyntaxKind.ObjectInitializerExpression, node.OpenBraceToken, SyntaxFactory.SeparatedList<ExpressionSyntax>(members), node.CloseBraceToken));
        }

        public override SyntaxNode? VisitImplicitArrayCreationExpression(ImplicitArrayCreationExpressionSyntax node) =>
            SyntaxFactory.ParseExpression($"[{string.Join(", ", node.Initializer.Expressions.Select(one => Visit(one)!.ToString()))}]").WithTriviaFrom(node);

        private AssignmentExpressionSyntax Assign(AnonymousObjectMemberDeclaratorSyntax member)
        {
            var value = (ExpressionSyntax)Visit(member.Expression)!;
            var name = member.NameEquals?.Name ?? NameOf(member.Expression);
            return SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                name.WithoutTrivia().WithLeadingTrivia(member.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space),
                member.NameEquals?.EqualsToken ?? SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
                member.NameEquals is null ? value.WithoutLeadingTrivia() : value);
        }

        private static IdentifierNameSyntax NameOf(ExpressionSyntax expression) => expression switch
        {
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name,
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax { Name: IdentifierNameSyntax name } } => name,
            IdentifierNameSyntax name => name,
            _ => SyntaxFactory.IdentifierName("value"),
        };
    }

    private sealed class Loose : CSharpSyntaxRewriter
    {
        public bool IsPossible { get; private set; } = true;

        public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
        {
            var parts = node.Initializer?.Expressions.GetWithSeparators() ?? [];
            IsPossible &= node.ArgumentList.Arguments.Count == 0
                && parts.All(static part => part.IsToken || part.AsNode() is AssignmentExpressionSyntax assigned && NameOf(assigned) is not null);
            if (!IsPossible)
                return node;
            var members = parts.Select(part => part.IsToken ? part : (SyntaxNodeOrToken)Declare((AssignmentExpressionSyntax)part.AsNode()!));
            return SyntaxFactory.AnonymousObjectCreationExpression(
                node.NewKeyword.WithTrailingTrivia(SyntaxFactory.Space),
                node.Initializer?.OpenBraceToken ?? SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.SeparatedList<AnonymousObjectMemberDeclaratorSyntax>(members),
                node.Initializer?.CloseBraceToken ?? SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
        }

        public override SyntaxNode? VisitCollectionExpression(CollectionExpressionSyntax node)
        {
            IsPossible &= node.Elements.Count > 0 && node.Elements.All(static element => element is ExpressionElementSyntax);
            if (!IsPossible)
                return node;
            var elements = node.Elements.Select(one => Visit(((ExpressionElementSyntax)one).Expression)!.ToString());
            return SyntaxFactory.ParseExpression($"new[] {{ {string.Join(", ", elements)} }}").WithTriviaFrom(node);
        }

        private AnonymousObjectMemberDeclaratorSyntax Declare(AssignmentExpressionSyntax assigned) => SyntaxFactory.AnonymousObjectMemberDeclarator(
            SyntaxFactory.NameEquals(NameOf(assigned)!, assigned.OperatorToken), (ExpressionSyntax)Visit(assigned.Right)!);

        // A field that the typed options do not know is written by its text: `["new_field"] = 1`.
        private static IdentifierNameSyntax? NameOf(AssignmentExpressionSyntax assigned) => assigned.Left switch
        {
            IdentifierNameSyntax name => name,
            ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string name } }] }
                when SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None =>
                SyntaxFactory.IdentifierName(name).WithTriviaFrom(assigned.Left),
            _ => null,
        };
    }
}
