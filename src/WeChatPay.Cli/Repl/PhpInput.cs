using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Repl;

/// <summary>PHP at the prompt.</summary>
internal static class PhpInput
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    // They print; what they give back is of no interest.
    private static readonly HashSet<string> Printers = new(StringComparer.Ordinal) { "print_r", "echo" };

    /// <summary>Whether all brackets, texts and comments are closed and a statement has ended.</summary>
    public static bool IsComplete(string php)
    {
        var (depth, last) = (0, '\0');
        for (var at = 0; at < php.Length; at++)
        {
            var letter = php[at];
            if (letter is '\'' or '"')
            {
                at = EndOfText(php, at);
                if (at < 0)
                    return false;
            }
            else if (letter == '#' && php.AsSpan(at).StartsWith("#[") is false || php.AsSpan(at).StartsWith("//"))
            {
                at = php.IndexOf('\n', at) is var end and >= 0 ? end : php.Length;
                continue;
            }
            else if (php.AsSpan(at).StartsWith("/*"))
            {
                if (php.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end && end < 0)
                    return false;
                at = end + 1;
                continue;
            }
            depth += letter is '(' or '[' or '{' ? 1 : letter is ')' or ']' or '}' ? -1 : 0;
            if (!char.IsWhiteSpace(letter))
                last = letter;
        }
        // Too many closing brackets are complete: the porter says what is wrong with them.
        return depth < 0 || depth == 0 && last is ';' or '}' or '>' or '\0';
    }

    /// <summary>Ports what was typed, so that its last expression is the value of the line.</summary>
    /// <param name="php">The statements.</param>
    /// <param name="known">The variables of earlier lines.</param>
    /// <exception cref="ReplInputException">It could not be ported.</exception>
    public static string Port(string php, IReadOnlyCollection<string> known)
    {
        var ported = PhpPorter.Port(php, new PortingOptions { Style = PortingStyle.Dynamic, FileName = "php" });
        if (ported.Code is not { } code)
            throw new ReplInputException(string.Join('\n', ported.Diagnostics));
        return WithValue(WithoutRedeclaring(code, known));
    }

    private static int EndOfText(string php, int start)
    {
        for (var at = start + 1; at < php.Length; at++)
        {
            if (php[at] == '\\')
                at++;
            else if (php[at] == php[start])
                return at;
        }
        return -1;
    }

    // `$n = $n + 1` is a declaration to a porter that does not see the line before it: here it goes on with the same variable.
    private static string WithoutRedeclaring(string code, IReadOnlyCollection<string> known)
    {
        var declarations = Members(code).OfType<FieldDeclarationSyntax>().Select(static member => member.Declaration)
            .Where(declaration => declaration is { Type.IsVar: true, Variables: [{ Initializer: { } value } variable] }
                && known.Contains(variable.Identifier.ValueText)
                && value.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == variable.Identifier.ValueText))
            .OrderByDescending(static declaration => declaration.SpanStart);
        foreach (var declaration in declarations)
            code = code.Remove(declaration.Type.SpanStart, declaration.Type.FullSpan.End - declaration.Type.SpanStart);
        return code;
    }

    private static string WithValue(string code) =>
        Members(code).LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken: { IsMissing: false } end } statement } && HasValue(statement.Expression)
            ? code.Remove(end.SpanStart, end.Span.Length)
            : code;

    private static bool HasValue(ExpressionSyntax expression) => expression switch
    {
        AssignmentExpressionSyntax => false,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } => !Printers.Contains(name),
        _ => true,
    };

    private static SyntaxList<MemberDeclarationSyntax> Members(string code) => CSharpSyntaxTree.ParseText(code, Parsing).GetCompilationUnitRoot().Members;
}
