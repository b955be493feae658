extern alias refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NUnit.Framework;
using WeChatPay.Tests.Support;
using ChainRefactoring = refactorings::WeChatPay.Refactorings.ChainRefactoring;
using PhpRefactoring = refactorings::WeChatPay.Refactorings.PhpRefactoring;

namespace WeChatPay.Analyzers.Tests.Refactorings;

/// <summary>Applies refactorings to statements that have <c>instance</c>, a <c>dynamic</c> one, and <c>client</c>.</summary>
internal static class Refactored
{
    private const string Before =
        "using System;\nusing System.Threading.Tasks;\nusing WeChatPay;\npublic static class Shop\n{\n    "
        + "public static async Task Pay(dynamic instance, WeChatPayClient client, string id)\n    {\n        ";

    private const string After = "\n        await Task.Yield();\n    }\n}\n";

    /// <summary>Lists what is offered at the mark <c>|</c>.</summary>
    public static async Task<string[]> ListAsync(string statements)
    {
        using var workspace = new AdhocWorkspace();
        return [.. (await FindAsync(workspace, statements)).Actions.Select(static action => action.Title)];
    }

    /// <summary>Applies what is offered at the mark, and gives the statements. The result has to compile.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="title">The title of the refactoring.</param>
    public static async Task<string> ApplyAsync(string statements, string title)
    {
        using var workspace = new AdhocWorkspace();
        var (document, actions) = await FindAsync(workspace, statements);
        var action = actions.SingleOrDefault(one => one.Title == title);
        Assert.That(action, Is.Not.Null, $"offered: {string.Join(", ", actions.Select(static one => one.Title))}");
        var operation = (await action!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        var errors = (await changed.GetSemanticModelAsync())!.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error);
        var text = (await changed.GetTextAsync()).ToString();
        Assert.That(errors, Is.Empty, text);
        var start = text.IndexOf("string id)\n    {\n        ", StringComparison.Ordinal) + "string id)\n    {\n        ".Length;
        return text[start..^After.Length];
    }

    private static async Task<(Document Document, List<CodeAction> Actions)> FindAsync(AdhocWorkspace workspace, string statements)
    {
        var at = statements.IndexOf('|', StringComparison.Ordinal);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Shop",
            "Shop",
            LanguageNames.CSharp,
            parseOptions: CSharpProject.Parsing,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            metadataReferences: CSharpProject.References));
        var usings = project.AddDocument("Usings.cs", CSharpProject.GlobalUsings(CSharpProject.PhpUsings));
        var document = usings.Project.AddDocument("Shop.cs", SourceText.From(Before + statements.Remove(at, 1) + After));
        var actions = new List<CodeAction>();
        foreach (var provider in new CodeRefactoringProvider[] { new ChainRefactoring(), new PhpRefactoring() })
            await provider.ComputeRefactoringsAsync(new(document, new TextSpan(Before.Length + at, 0), actions.Add, CancellationToken.None));
        return (document, actions);
    }
}
