using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Snippets;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>Every documented operation, written dynamically in one file, is right for every rule.</summary>
public sealed class EveryOperationTests
{
    [Test]
    public async Task Rules_OverEveryOperation_ReportNothing([Values] bool isComplete)
    {
        var styles = SnippetStyle.All;
        var source = OperationProgram.Write(OperationTable.Default.Operations.Index().Select(one =>
            (one.Item, styles[one.Index % styles.Count], isComplete ? ExampleScope.All : ExampleScope.Required)));

        var compilation = Analysis.Compile(source);
        Assert.That(compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error).Take(5), Is.Empty);
        var found = await Analysis.RunAsync(compilation);

        Assert.That(OperationTable.Default.Operations, Has.Count.EqualTo(1208));
        Assert.That(found.Take(20), Is.Empty, $"{found.Count} in all");
    }
}
