extern alias completion;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Tests.Support;
using ChainCompletion = completion::WeChatPay.Completion.ChainCompletion;

namespace WeChatPay.Analyzers.Tests.Completion;

/// <summary>An editor as far as completion goes: Roslyn's own service, which loads the provider from the analyzers of a project.</summary>
internal sealed class Editor : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(MefHostServices.Create(
        [.. MefHostServices.DefaultAssemblies, Assembly.Load("Microsoft.CodeAnalysis.Features"), Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features")]));

    private readonly ProjectId _project = ProjectId.CreateNewId();

    /// <param name="hasProvider">Whether the project references the provider, as one that references the package does.</param>
    public Editor(bool hasProvider = true)
    {
        var provider = new AnalyzerFileReference(typeof(ChainCompletion).Assembly.Location, new Loader());
        _workspace.AddSolution(SolutionInfo.Create(
            SolutionId.CreateNewId(),
            VersionStamp.Default,
            projects:
            [
                ProjectInfo.Create(
                    _project,
                    VersionStamp.Default,
                    "Shop",
                    "Shop",
                    LanguageNames.CSharp,
                    parseOptions: CSharpProject.Parsing,
                    compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                    metadataReferences: CSharpProject.References,
                    analyzerReferences: hasProvider ? [provider] : []),
            ]));
    }

    /// <summary>Waits until the service has loaded the provider, which it does behind the first request.</summary>
    public async Task WarmUpAsync()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if ((await CompleteAsync("instance.|")).Any(static item => item.DisplayText == "v3"))
                return;
            await Task.Delay(50);
        }
        throw new InvalidOperationException("The completion service did not load the provider.");
    }

    /// <summary>Lists what is offered at the mark <c>|</c> in statements that have <c>instance</c>, a <c>dynamic</c> one, and <c>client</c>.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="trigger">The letter that was typed last; none for Ctrl+Space.</param>
    public async Task<IReadOnlyList<CompletionItem>> CompleteAsync(string statements, char? trigger = null)
    {
        var (document, position) = Open(statements);
        var service = CompletionService.GetService(document)!;
        var given = trigger is { } letter ? CompletionTrigger.CreateInsertionTrigger(letter) : CompletionTrigger.Invoke;
        return (await service.GetCompletionsAsync(document, position, given)).ItemsList;
    }

    /// <summary>Writes an item into the statements, as a press of the tabulator does.</summary>
    public async Task<string> WriteAsync(string statements, string item)
    {
        var (document, position) = Open(statements);
        var service = CompletionService.GetService(document)!;
        var offered = (await service.GetCompletionsAsync(document, position)).ItemsList.First(one => one.DisplayText == item);
        var change = await service.GetChangeAsync(document, offered);
        var (before, after) = Frame;
        var text = (await document.GetTextAsync()).WithChanges(change.TextChange).ToString();
        return text[before.Length..^after.Length];
    }

    /// <summary>Gets the text that is shown beside an item.</summary>
    public async Task<string> DescribeAsync(string statements, string item)
    {
        var (document, position) = Open(statements);
        var service = CompletionService.GetService(document)!;
        var offered = (await service.GetCompletionsAsync(document, position)).ItemsList.First(one => one.DisplayText == item);
        return (await service.GetDescriptionAsync(document, offered))!.Text;
    }

    public void Dispose() => _workspace.Dispose();

    private static (string Before, string After) Frame =>
        ("using System; using System.Threading.Tasks; using WeChatPay;\npublic static class Shop\n{\n    "
            + "public static async Task Pay(dynamic instance, WeChatPayClient client)\n    {\n        ",
            "\n    }\n}\n");

    private (Document Document, int Position) Open(string statements)
    {
        var (before, after) = Frame;
        var at = statements.IndexOf('|', StringComparison.Ordinal);
        var text = before + statements.Remove(at, 1) + after;
        var solution = _workspace.CurrentSolution;
        foreach (var old in solution.GetProject(_project)!.DocumentIds)
            solution = solution.RemoveDocument(old);
        var id = DocumentId.CreateNewId(_project);
        return (solution.AddDocument(id, "Shop.cs", SourceText.From(text)).GetDocument(id)!, before.Length + at);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
