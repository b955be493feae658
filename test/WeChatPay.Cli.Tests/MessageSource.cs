using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The texts in the source of the tool.</summary>
internal static partial class MessageSource
{
    // Code that is pasted or saved, names of C#, and what the parser and the library say in their own English.
    private static readonly string[] NoMessages =
        ["PasteText.cs", "CompletionScripts.cs", "ProjectText.cs", "ParserText.cs", "LibraryMessage.cs", "SnippetReferences.cs", "EditorSetup.cs"];

    // What the tool looks for in the output of .NET.
    private static readonly string[] Compared = ["\"Out of memory\""];

    private static readonly Lazy<IReadOnlyList<(string File, SyntaxNode Root)>> Files = new(Parse);

    /// <summary>Gets the keys that the calls of <c>Message</c> have; null for an argument that is not written out.</summary>
    public static IReadOnlyList<(string Place, string? Key)> Keys { get; } =
    [
        .. from file in Files.Value
           from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
           where IsMessage(call)
           select (Describe(file.File, call), FindKey(call.ArgumentList.Arguments.Single().Expression)),
    ];

    /// <summary>Gets the sentences that are no argument of <c>Message</c>.</summary>
    public static IEnumerable<string> FindLooseSentences() =>
        from file in Files.Value
        where !NoMessages.Contains(Path.GetFileName(file.File))
        from text in file.Root.DescendantNodes().Where(static node => node is LiteralExpressionSyntax or InterpolatedStringTextSyntax)
        where ThreeWords().IsMatch(text.ToString()) && !Compared.Contains(text.ToString())
            && !text.Ancestors().Any(static node => node is AttributeSyntax || node is InvocationExpressionSyntax call && IsMessage(call))
        select Describe(file.File, text);

    private static bool IsMessage(InvocationExpressionSyntax call) =>
        call.Expression.ToString() is "Message.Of" or "Message.Format" or "Message.Markup";

    private static string Describe(string file, SyntaxNode node) =>
        $"{file}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {node}";

    private static List<(string File, SyntaxNode Root)> Parse() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "WeChatPay.Cli"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static folder => folder is "obj" or "bin"))
            .Select(static file => (Path.GetRelativePath(Repository.Root, file), CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot())),
    ];

    /// <summary>Gets the key of a text that is written out; null when it is not.</summary>
    public static string? FindKey(ExpressionSyntax text)
    {
        var (key, values) = (new StringBuilder(), 0);
        return Append(text, key, ref values) ? key.ToString().ReplaceLineEndings("\n") : null;
    }

    private static bool Append(ExpressionSyntax text, StringBuilder key, ref int values)
    {
        switch (text)
        {
            case LiteralExpressionSyntax literal when literal.Token.Value is string written:
                key.Append(written);
                return true;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return Append(sum.Left, key, ref values) && Append(sum.Right, key, ref values);
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var part in interpolated.Contents)
                {
                    if (part is InterpolationSyntax hole)
                        key.Append('{').Append(values++).Append(hole.FormatClause?.ToString()).Append('}');
                    else
                        key.Append(ReadText((InterpolatedStringTextSyntax)part));
                }
                return true;
            default:
                return false;
        }
    }

    // Doubled braces stay doubled, as the key has them. The escapes are those of a literal.
    private static string ReadText(InterpolatedStringTextSyntax part) =>
        (string)((LiteralExpressionSyntax)SyntaxFactory.ParseExpression($"\"{part.TextToken.Text}\"")).Token.Value!;

    [GeneratedRegex(@"\p{Ll}{2,},? \p{Ll}+,? \p{Ll}{2,}")]
    private static partial Regex ThreeWords();
}
