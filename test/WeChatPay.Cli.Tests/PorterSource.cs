using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The templates of the porter's messages and hints: each place in its source where a text becomes a <see cref="Wording"/>.</summary>
internal static class PorterSource
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<IReadOnlyList<(string Place, string? Template)>> Found = new(static () => [.. Find()]);

    /// <summary>Gets the templates; null for a text that had no template when it became a <see cref="Wording"/>.</summary>
    public static IReadOnlyList<(string Place, string? Template)> Templates => Found.Value;

    private static IEnumerable<(string Place, string? Template)> Find()
    {
        var compilation = Compile();
        return from tree in compilation.SyntaxTrees
               let model = compilation.GetSemanticModel(tree)
               from node in tree.GetRoot().DescendantNodes()
               where node is MemberDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax
               let root = model.GetOperation(node)
               where root is { Parent: null }
               from operation in root.DescendantsAndSelf()
               from template in FindTemplates(operation)
               select (Describe(operation.Syntax), template);
    }

    private static IEnumerable<string?> FindTemplates(IOperation operation) => operation switch
    {
        IInterpolatedStringHandlerCreationOperation made when IsWording(made.Type) => [MessageSource.FindKey(WithoutCast(made.Syntax))],
        IConversionOperation { OperatorMethod: { } method } converted when IsWording(method.ContainingType) => FindTexts(converted.Operand),
        _ => [],
    };

    private static IEnumerable<string?> FindTexts(IOperation text) => text switch
    {
        { ConstantValue: { HasValue: true, Value: string written } } =>
            [written.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)],
        { ConstantValue: { HasValue: true, Value: null } } => [],
        IConditionalOperation { WhenFalse: { } other } choice => FindTexts(choice.WhenTrue).Concat(FindTexts(other)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(static arm => FindTexts(arm.Value)),
        _ => [null],
    };

    private static ExpressionSyntax WithoutCast(SyntaxNode text) => text is CastExpressionSyntax cast ? cast.Expression : (ExpressionSyntax)text;

    private static bool IsWording(ITypeSymbol? type) => type?.Name == nameof(Wording);

    private static string Describe(SyntaxNode node) =>
        $"{Path.GetFileName(node.SyntaxTree.FilePath)}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {node}";

    private static CSharpCompilation Compile()
    {
        var folder = Path.Combine(Repository.Root, "src", "WeChatPay.Chain.Porting");
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Append(Path.Combine(Repository.Root, "src", "WeChatPay.Chain", "Chain", "KebabCase.cs"));
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) != "WeChatPay.Chain.Porting.dll");
        return CSharpCompilation.Create(
            "WeChatPay.Porting.Words",
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)).Append(CSharpSyntaxTree.ParseText(Usings, options)),
            references.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
