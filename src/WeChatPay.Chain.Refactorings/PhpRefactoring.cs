using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Porting;

namespace WeChatPay.Refactorings;

/// <summary>Writes PHP that was pasted as a comment or a string as C#, by the porter.</summary>
/// <remarks>Thread-safe. It is not <c>[Shared]</c>, which would bind it to one version of System.Composition.</remarks>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(PhpRefactoring))]
public sealed class PhpRefactoring : CodeRefactoringProvider
{
    // Of a snippet. A larger text is a whole program, which `wechatpay port` ports.
    private const int MostCharacters = 20_000;

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || PhpText.Find(root, context.Span.Start) is not { } found || found.Php.Length > MostCharacters)
        {
            return;
        }
        foreach (var (title, options) in new[]
        {
            ("Write this PHP as C#", new PortingOptions()),
            ("Write this PHP as idiomatic C#", new PortingOptions { Style = PortingStyle.Static, Output = PortingOutput.Idiomatic }),
        })
        {
            // What the porter refuses, `wechatpay port` explains.
            if (PhpPorter.Port(found.Php, options).Code is { } code)
                context.RegisterRefactoring(CodeAction.Create(title, token => WriteAsync(context.Document, found, code, token), title));
        }
    }

    private static async Task<Document> WriteAsync(Document document, PhpText php, string code, CancellationToken token)
    {
        var source = await document.GetTextAsync(token).ConfigureAwait(false);
        var lines = code.Replace("\r", "").TrimEnd('\n').Split('\n');
        var usings = lines.TakeWhile(static line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal)).ToArray();
        var line = source.Lines.GetLineFromPosition(php.Span.Start).ToString();
        var indent = line.Substring(0, line.Length - line.TrimStart().Length);
        var text = string.Join("\n" + indent, lines.Skip(usings.Length)).Replace("\n" + indent + "\n", "\n\n");
        var changes = new List<TextChange> { new(php.Span, php.Span.IsEmpty ? $"\n{indent}{text}" : text) };
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is CompilationUnitSyntax root)
        {
            var known = new HashSet<string>(root.Usings.Select(static one => one.ToString()), StringComparer.Ordinal);
            var missing = usings.Where(one => one.Length > 0 && !known.Contains(one)).ToArray();
            if (missing.Length > 0)
                changes.Insert(0, new(new(root.Usings.LastOrDefault()?.FullSpan.End ?? 0, 0), string.Concat(missing.Select(static one => one + "\n"))));
        }
        return document.WithText(source.WithChanges(changes));
    }
}
