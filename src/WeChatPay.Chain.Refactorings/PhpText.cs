using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace WeChatPay.Refactorings;

/// <summary>PHP that stands in C#: in a comment, or in a string.</summary>
/// <remarks>Immutable.</remarks>
/// <param name="php">The PHP.</param>
/// <param name="span">What the C# replaces.</param>
internal sealed class PhpText(string php, TextSpan span)
{
    public string Php { get; } = Dedent(php);

    public TextSpan Span => span;

    /// <summary>Finds the PHP at a place; <see langword="null"/> for none.</summary>
    public static PhpText? Find(SyntaxNode root, int position)
    {
        var trivia = root.FindTrivia(position);
        var found = trivia.Kind() switch
        {
            SyntaxKind.MultiLineCommentTrivia => new PhpText(Inside(trivia.ToString()), trivia.Span),
            SyntaxKind.SingleLineCommentTrivia => Lines(trivia),
            _ => InText(root.FindToken(position)),
        };
        return found is not null && IsPhp(found.Php) ? found : null;
    }

    // The porter keeps the blanks of each line, which here are those of the comment.
    private static string Dedent(string text)
    {
        var lines = text.Replace("\r", "").Split('\n');
        var blanks = lines.Where(static line => line.Trim().Length > 0).Select(static line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty().Min();
        return string.Join("\n", lines.Select(line => line.Length >= blanks ? line.Substring(blanks) : ""));
    }

    // A variable, and a member of it or a tag: neither English nor C# has both.
    private static bool IsPhp(string text) =>
        text.IndexOf('$') >= 0 && (text.Contains("->") || text.Contains("::") || text.TrimStart().StartsWith("<?php", StringComparison.Ordinal));

    private static string Inside(string comment) => string.Join("\n", comment.Substring(2, Math.Max(0, comment.Length - 4)).Split('\n').Select(static line =>
        // A star at the beginning of each line is a habit, and no PHP begins with one.
        line.TrimStart() is { Length: > 0 } text && text[0] == '*' ? text.Substring(1) : line.TrimEnd('\r')));

    private static PhpText Lines(SyntaxTrivia trivia)
    {
        var all = trivia.Token.LeadingTrivia.Span.Contains(trivia.Span) ? trivia.Token.LeadingTrivia : trivia.Token.TrailingTrivia;
        var (first, last) = (all.IndexOf(trivia), all.IndexOf(trivia));
        while (Previous(all, first) is >= 0 and var before)
            first = before;
        while (Next(all, last) is >= 0 and var after)
            last = after;
        var php = new StringBuilder();
        for (var at = first; at <= last; at++)
        {
            if (all[at].IsKind(SyntaxKind.SingleLineCommentTrivia))
                php.Append(all[at].ToString().Substring(2)).Append('\n');
        }
        return new(php.ToString(), TextSpan.FromBounds(all[first].SpanStart, all[last].Span.End));
    }

    // Over the line end and the white space between two comments.
    private static int Previous(SyntaxTriviaList all, int at) => Step(all, at, -1);

    private static int Next(SyntaxTriviaList all, int at) => Step(all, at, 1);

    private static int Step(SyntaxTriviaList all, int at, int step)
    {
        var lines = 0;
        for (var next = at + step; next >= 0 && next < all.Count; next += step)
        {
            switch (all[next].Kind())
            {
                case SyntaxKind.SingleLineCommentTrivia:
                    return lines <= 1 ? next : -1;
                case SyntaxKind.EndOfLineTrivia:
                    lines++;
                    break;
                case SyntaxKind.WhitespaceTrivia:
                    break;
                default:
                    return -1;
            }
        }
        return -1;
    }

    // A statement that holds nothing else is replaced; behind any other one the C# follows.
    private static PhpText? InText(SyntaxToken token)
    {
        if (token.Parent is not LiteralExpressionSyntax { Token.Value: string php } literal
            || literal.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
        {
            return null;
        }
        var isAlone = literal.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } } } => true,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } => true,
            _ => false,
        };
        return new(php, isAlone ? statement.Span : new TextSpan(statement.Span.End, 0));
    }
}
