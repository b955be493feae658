using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Porting;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Repl;

/// <summary>PHP at the prompt.</summary>
internal static class PhpInput
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    // They print; what they give back is of no interest.
    private static readonly HashSet<string> Printers = new(StringComparer.Ordinal) { "print_r", "echo" };

    // A value of the type, in PHP.
    private static readonly Dictionary<Type, string> Placeholders = new() { [typeof(long)] = "0", [typeof(string)] = "''", [typeof(double)] = "0.5", [typeof(bool)] = "true" };

    /// <summary>Whether all brackets, texts and comments are closed and a statement has ended: by its semicolon, or by an empty line.</summary>
    /// <remarks>Too many closing brackets are complete: the porter says what is wrong with them.</remarks>
    public static bool IsComplete(string php) => Scan(php) is var (depth, last) && (depth < 0 || depth == 0 && (IsEnd(last) || php.EndsWith('\n')));

    private static bool IsEnd(char last) => last is ';' or '}' or '>' or '\0';

    // How many brackets are open, and the last letter that is not of a comment; null where a text or a comment is open.
    private static (int Depth, char Last)? Scan(string php)
    {
        var (depth, last) = (0, '\0');
        for (var at = 0; at < php.Length; at++)
        {
            var letter = php[at];
            if (letter is '\'' or '"')
            {
                at = EndOfText(php, at);
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

    /// <summary>Ports what was typed, so that its last expression is the value of the line.</summary>
    /// <param name="php">The statements.</param>
    /// <param name="known">The variables of earlier lines, and their types.</param>
    /// <exception cref="ReplInputException">It could not be ported.</exception>
    public static string Port(string php, IReadOnlyDictionary<string, Type> known)
    {
        if (Scan(php) is (0, var last) && !IsEnd(last))
            php += "\n;";
        var declarations = Declarations(php, known);
        var ported = PhpPorter.Port(declarations.Length > 0 ? $"{declarations}\n{php}" : php, new PortingOptions { Style = PortingStyle.Dynamic, FileName = "php" });
        if (ported.Code is not { } code)
            throw new ReplInputException(string.Join('\n', ported.Diagnostics));
        return WithValue(declarations.Length > 0 ? WithoutFirstLine(code, declarations) : code);
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

    // The porter sees one input at a time: what this one goes on with stands before it, in a line of its own that is taken off again.
    private static string Declarations(string php, IReadOnlyDictionary<string, Type> known) => string.Concat(
        from variable in known
        let value = Placeholders.GetValueOrDefault(variable.Value)
        where value is not null && IsRead(php, variable.Key)
        select $"${variable.Key} = {value}; ");

    // Otherwise it is assigned anew, and may become of another type.
    private static bool IsRead(string php, string name) =>
        Regex.Count(php, $@"\${Regex.Escape(name)}\b") > Regex.Count(php, $@"\${Regex.Escape(name)}\s*=(?![=>])");

    private static string WithoutFirstLine(string code, string declarations)
    {
        var end = code.IndexOf('\n', StringComparison.Ordinal);
        // Less than all of them there, and a variable would begin anew unseen.
        return end >= 0 && Regex.Count(code[..end], @"\b\w+ \w+ = ") == declarations.Count(static letter => letter == '$')
            ? code[(end + 1)..]
            : throw new ReplInputException("This cannot go on with the variables of earlier lines: assign them anew in it, or write it in C#.");
    }

    private static string WithValue(string code)
    {
        if (Members(code).LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken: { IsMissing: false } end } statement } || !HasValue(statement.Expression))
            return code;
        var value = statement.Expression is AssignmentExpressionSyntax discard ? discard.Right : statement.Expression;
        return code.Remove(end.SpanStart, end.Span.Length).Remove(statement.SpanStart, value.SpanStart - statement.SpanStart);
    }

    private static bool HasValue(ExpressionSyntax expression) => expression switch
    {
        // C# takes no bare `n;` for a statement: it is ported to `_ = n;`.
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } => true,
        AssignmentExpressionSyntax => false,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } => !Printers.Contains(name),
        _ => true,
    };

    private static SyntaxList<MemberDeclarationSyntax> Members(string code) => CSharpSyntaxTree.ParseText(code, Parsing).GetCompilationUnitRoot().Members;
}
