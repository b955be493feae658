extern alias completion;
extern alias rules;
using NUnit.Framework;
using WeChatPay.CodeFixes;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>The rules and their fixes bind to assemblies that the oldest compiler and the oldest editor have.</summary>
public sealed class HostTests
{
    private static readonly Version Oldest = new(4, 8);

    // Of a compiler with Roslyn 4.8: what Roslyn itself depends on.
    private static readonly string[] OfTheHost =
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable",
        "System.Memory", "System.Buffers", "System.Threading.Tasks.Extensions", "System.Runtime.CompilerServices.Unsafe", "WeChatPay.Chain.Analyzers",
    ];

    [Test]
    public void Assemblies_OfTheRules_BindToTheOldestHost()
    {
        var references = new[] { typeof(rules::WeChatPay.Analyzers.ChainCallAnalyzer), typeof(ReplacementFix) }
            .SelectMany(static type => type.Assembly.GetReferencedAssemblies()).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(references.Select(static one => one.Name).Distinct(), Is.SubsetOf(OfTheHost));
            Assert.That(
                references.Where(static one => one.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).Select(static one => one.Version),
                Is.All.EqualTo(new Version(Oldest.Major, Oldest.Minor, 0, 0)));
        }
    }

    [Test]
    public void Assembly_OfCompletion_BindsToTheOldestEditor()
    {
        var references = typeof(completion::WeChatPay.Completion.ChainCompletion).Assembly.GetReferencedAssemblies();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(references.Select(static one => one.Name), Is.SubsetOf([.. OfTheHost, "Microsoft.CodeAnalysis.Features"]));
            Assert.That(
                references.Where(static one => one.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).Select(static one => one.Version),
                Is.All.EqualTo(new Version(4, 14, 0, 0)));
        }
    }

    [Test]
    public void Compiler_WithoutWorkspaces_LoadsTheRules() =>
        Assert.That(
            typeof(rules::WeChatPay.Analyzers.ChainCallAnalyzer).Assembly.GetReferencedAssemblies().Select(static one => one.Name),
            Has.None.EqualTo("Microsoft.CodeAnalysis.Workspaces"));
}
