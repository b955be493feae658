using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>A type name means one thing in the repository, so that a search for it finds one type.</summary>
/// <remarks>Generated types have WeChat Pay's names, and nested types are named with the type around them: both are left out.</remarks>
public sealed class TypeNameTests
{
    /// <summary>PHP's own names, which those who port expect.</summary>
    private const string PhpNamespace = "WeChatPay.Php";

    [Test]
    public void Types_OfTwoAssemblies_HaveDifferentNames()
    {
        var declared = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).SelectMany(ListTypes).ToArray();
        var twins = declared.GroupBy(static type => type.Name, StringComparer.Ordinal)
            .Where(static group => group.Select(static type => type.Assembly).Distinct().Count() > 1)
            .Select(static group => $"{group.Key}: {string.Join(", ", group.Select(static type => type.Assembly).Distinct())}")
            .ToArray();

        Assert.That(declared, Has.Length.GreaterThan(300), "the types that were found");
        Assert.That(twins, Is.Empty, "Give one of them a name that says its role");
    }

    private static IEnumerable<(string Assembly, string Name)> ListTypes(string project) => Directory
        .EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".g.cs", StringComparison.Ordinal)
            && !Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
        .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes())
        .Where(static node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
            && node.Parent is BaseNamespaceDeclarationSyntax space && !IsPhp(space.Name.ToString()))
        .Select(node => (
            Path.GetFileName(project),
            node is BaseTypeDeclarationSyntax type ? type.Identifier.Text : ((DelegateDeclarationSyntax)node).Identifier.Text));

    private static bool IsPhp(string name) => name == PhpNamespace || name.StartsWith(PhpNamespace + ".", StringComparison.Ordinal);
}
