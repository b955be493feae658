using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Cli.Porting;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Repl;

/// <summary>Ports PHP that is typed at the prompt.</summary>
internal static class PhpInput
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    // These functions print; their return values are not shown.
    private static readonly HashSet<string> Printers = new(StringComparer.Ordinal) { "print_r", "echo" };

    // Any PHP value of each type.
    private static readonly Dictionary<Type, string> Placeholders = new()
    {
        [typeof(long)] = "0",
        [typeof(string)] = "''",
        [typeof(double)] = "0.5",
        [typeof(bool)] = "true",
        [typeof(WeChatPay.Php.PhpArray)] = "[]",
        [typeof(object)] = "json_decode('1')",
    };

    /// <summary>Checks that all brackets, texts and comments are closed, and that a semicolon or an empty line ends the statement.</summary>
    /// <remarks>Input with too many closing brackets is complete, so that the porter reports the mistake.</remarks>
    public static bool IsComplete(string php) => Scan(php) is var (depth, last) && (depth < 0 || depth == 0 && (IsEnd(last) || php.EndsWith('\n')));

    private static bool IsEnd(char last) => last is ';' or '}' or '>' or '\0';

    // The number of open brackets and the last character outside of comments; null when a text or a comment is open.
    private static (int Depth, char Last)? Scan(string php)
    {
        var (depth, last) = (0, '\0');
        for (var at = 0; at < php.Length; at++)
        {
            var letter = php[at];
            if (letter is '\'' or '"')
            {
                at = FindEndOfText(php, at);
                if (at < 0)
                    return null;
            }
            else if (letter == '#' && php.AsSpan(at).StartsWith("#[") is false || php.AsSpan(at).StartsWith("//"))
            {
                at = php.IndexOf('\n', at) is var end and >= 0 ? end : php.Length;
                continue;
            }
            else if (php.AsSpan(at).StartsWith("/*"))
            {
                if (php.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end && end < 0)
                    return null;
                at = end + 1;
                continue;
            }
            depth += letter is '(' or '[' or '{' ? 1 : letter is ')' or ']' or '}' ? -1 : 0;
            if (!char.IsWhiteSpace(letter))
                last = letter;
        }
        return (depth, last);
    }

    /// <summary>Ports statements to C#. The last expression becomes the value of the input.</summary>
    /// <param name="known">The variables of earlier inputs and their types.</param>
    /// <exception cref="ReplInputException">The PHP cannot be ported.</exception>
    public static string Port(string php, IReadOnlyDictionary<string, Type> known)
    {
        if (Scan(php) is (0, var last) && !IsEnd(last))
            php += "\n;";
        var declarations = WriteDeclarations(php, known);
        var text = declarations.Length > 0 ? $"{declarations}\n{php}" : php;
        var ported = PhpPorter.Port(text, new PortingOptions { Style = PortingStyle.Dynamic, FileName = "php" });
        if (ported.Code is not { } code)
            throw new ReplInputException(string.Join('\n', ported.Diagnostics.Select(RuleText.Describe)));
        return ExposeValue(declarations.Length > 0 ? RemoveDeclarations(code, declarations) : code);
    }

    private static int FindEndOfText(string php, int start)
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

    // The porter sees one input at a time. A first line declares the variables of earlier inputs, and is removed after porting.
    private static string WriteDeclarations(string php, IReadOnlyDictionary<string, Type> known) => string.Concat(
        from variable in known
        let value = Placeholders.GetValueOrDefault(variable.Value)
        where value is not null && IsRead(php, variable.Key)
        select $"${variable.Key} = {value}; ");

    // A variable that is only assigned starts again and may get another type.
    private static bool IsRead(string php, string name) =>
        Regex.Count(php, $@"\${Regex.Escape(name)}\b") > Regex.Count(php, $@"\${Regex.Escape(name)}\s*=(?![=>])");

    private static string RemoveDeclarations(string code, string declarations)
    {
        var end = code.IndexOf('\n', StringComparison.Ordinal);
        // If a declaration is missing from the line, a variable would start again unnoticed.
        return end >= 0 && Regex.Count(code[..end], @"\b\w+\?? \w+ = ") == declarations.Count(static letter => letter == '$')
            ? code[(end + 1)..]
            : throw new ReplInputException(
                Message.Of("The input cannot use the variables of earlier inputs. Assign them again in this input, or write it in C#. Nothing was run."));
    }

    private static string ExposeValue(string code)
    {
        if (ParseMembers(code).LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax statement }
            || statement.SemicolonToken is not { IsMissing: false } end
            || !HasValue(statement.Expression))
        {
            return code;
        }
        var value = statement.Expression is AssignmentExpressionSyntax discard ? discard.Right : statement.Expression;
        return code.Remove(end.SpanStart, end.Span.Length).Remove(statement.SpanStart, value.SpanStart - statement.SpanStart);
    }

    private static bool HasValue(ExpressionSyntax expression) => expression switch
    {
        // `n;` is not a statement in C#, so the porter writes `_ = n;`.
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } => true,
        AssignmentExpressionSyntax => false,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } => !Printers.Contains(name),
        _ => true,
    };

    private static SyntaxList<MemberDeclarationSyntax> ParseMembers(string code) =>
        CSharpSyntaxTree.ParseText(code, Parsing).GetCompilationUnitRoot().Members;
}
