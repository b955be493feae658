using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Analyzers;

namespace WeChatPay.CodeFixes;

/// <summary>Writes the documented name where another one stands.</summary>
/// <remarks>Thread-safe. It is not <c>[Shared]</c>, which would bind it to one version of System.Composition.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementFix))]
public sealed class ReplacementFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(CompilerRules.Path.Id, CompilerRules.Verb.Id, CompilerRules.Field.Id, CompilerRules.Value.Id, CompilerRules.Response.Id,
            CompilerRules.Promise.Id, CompilerRules.Lambda.Id, CompilerRules.Prepay.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(CompilerRules.Replacement, out var text) && text is not null)
            {
                diagnostic.Properties.TryGetValue(CompilerRules.StaticUsing, out var used);
                var span = diagnostic.Location.SourceSpan;
                context.RegisterCodeFix(
                    CodeAction.Create($"Write `{text}`", token => WriteAsync(context.Document, span, text, used, token), diagnostic.Id), diagnostic);
            }
        }
        return Task.CompletedTask;
    }

    private static async Task<Document> WriteAsync(Document document, TextSpan span, string text, string? staticUsing, CancellationToken token)
    {
        var source = await document.GetTextAsync(token).ConfigureAwait(false);
        var changes = new List<TextChange> { new(span, text) };
        if (staticUsing is not null && await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is CompilationUnitSyntax root)
            changes.Insert(0, new(new(root.Usings.LastOrDefault()?.FullSpan.End ?? 0, 0), $"using static {staticUsing};\n"));
        return document.WithText(source.WithChanges(changes));
    }
}
