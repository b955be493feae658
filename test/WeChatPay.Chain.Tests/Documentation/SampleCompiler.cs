using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>Compiles a documentation block as a reader would: the top-level program of a console project that references our packages.</summary>
internal static class SampleCompiler
{
    /// <summary>What a block may use without declaring it. Added only when the block uses the name and does not declare it.</summary>
    private static readonly (string Name, string Declaration)[] Preamble =
    [
        ("instance", "WeChatPay.WeChatPayClient instance = null!;"),
        ("cancellationToken", "System.Threading.CancellationToken cancellationToken = default;"),
    ];

    /// <summary>Namespaces, and <c>static</c> types, that a block may use without naming them.</summary>
    private static readonly string[] Usings = [.. CSharpProject.ImplicitUsings, .. CSharpProject.PhpUsings];

    /// <summary>A fragment may leave a variable or a local function unused, and may repeat a using. Every other warning fails it.</summary>
    private static readonly HashSet<string> Allowed = ["CS0105", "CS0168", "CS0219", "CS1701", "CS1702", "CS8321", "CS8933"];

    /// <summary>The comment above C# for another library, which is not here to compile against.</summary>
    public const string Elsewhere = "sample: elsewhere";

    /// <summary>Reads the C# blocks of a file, but for those of another library.</summary>
    public static Fence[] ReadBlocks(string file) => [.. ReadAllBlocks(file).Where(static fence => fence.Note != Elsewhere)];

    /// <summary>Reads the C# blocks of a file.</summary>
    public static IEnumerable<Fence> ReadAllBlocks(string file) =>
        MarkdownFile.Read(file).Fences.Where(static fence => fence.Language is "csharp" or "cs" or "c#");

    /// <summary>Gives the program that a block is part of: the blocks before it, back to the last that stands alone, and itself.</summary>
    public static Fence[] Program(Fence[] blocks, int at)
    {
        var first = at;
        while (first > 0 && blocks[first].Note == "sample: continues")
            first--;
        return blocks[first..(at + 1)];
    }

    /// <summary>Returns what the compiler has against the blocks, read as one program in this order.</summary>
    public static IReadOnlyList<Diagnostic> Compile(params IReadOnlyList<Fence> fences) =>
        [.. Build(Preamble, fences).GetDiagnostics().Where(static found => found.Severity >= DiagnosticSeverity.Warning && !Allowed.Contains(found.Id))];

    /// <summary>Reads the blocks as one program in this order.</summary>
    /// <param name="preamble">What a block may use without declaring it.</param>
    /// <param name="fences">The blocks.</param>
    public static CSharpCompilation Build(IEnumerable<(string Name, string Declaration)> preamble, params IReadOnlyList<Fence> fences)
    {
        var parts = fences.Select(fence => (Fence: fence, Root: CSharpProject.Parse(fence.Text).GetCompilationUnitRoot())).ToArray();
        var isProgram = parts.Any(static part => part.Root.Members.OfType<GlobalStatementSyntax>().Any());
        var roots = parts.Select(static part => part.Root).ToArray();

        var source = string.Concat(parts.Select(static part => Mapped(part.Fence, 0, EndOfUsings(part.Root))));
        if (isProgram)
            source += "#line 1 \"SampleCompiler.Preamble\"\n" + string.Concat(
                preamble.Where(entry => IsFree(entry.Name, roots)).Select(static entry => entry.Declaration + "\n"));
        source += string.Concat(parts.Select(static part => Mapped(part.Fence, EndOfUsings(part.Root), part.Fence.Text.Length)));

        var kind = isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpProject.Compile("Sample", kind, CSharpProject.Parse(source, fences[0].File));
        return compilation.AddSyntaxTrees(GlobalUsings(compilation));
    }

    private static int EndOfUsings(CompilationUnitSyntax root) => root.Usings.LastOrDefault()?.FullSpan.End ?? 0;

    /// <summary>A piece of a block, so marked that a diagnostic names the line of the Markdown file.</summary>
    private static string Mapped(Fence fence, int from, int to) =>
        from == to ? "" : $"#line {fence.Line + fence.Text.AsSpan(0, from).Count('\n')} \"{fence.File}\"\n{fence.Text[from..to]}\n";

    private static bool IsFree(string name, IEnumerable<SyntaxNode> roots)
    {
        var nodes = roots.SelectMany(static root => root.DescendantNodes()).ToArray();
        var declared = nodes.Any(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText == name,
            ParameterSyntax parameter => parameter.Identifier.ValueText == name,
            _ => false,
        });
        return !declared && nodes.OfType<IdentifierNameSyntax>().Any(node =>
            node.Identifier.ValueText == name
            && node.Parent is not (NameColonSyntax or NameEqualsSyntax)
            && !(node.Parent is MemberAccessExpressionSyntax access && access.Name == node));
    }

    /// <summary>Namespaces that no reference declares are left out: a block that needs one fails by itself, at its own line.</summary>
    private static SyntaxTree GlobalUsings(CSharpCompilation compilation)
    {
        var known = Usings.Where(name => name.StartsWith("static ", StringComparison.Ordinal)
            ? compilation.GetTypeByMetadataName(name["static ".Length..]) is not null
            : name.Split('.').Aggregate((INamespaceSymbol?)compilation.GlobalNamespace, static (parent, part) =>
                parent?.GetNamespaceMembers().FirstOrDefault(child => child.Name == part)) is not null);
        return CSharpProject.Parse(CSharpProject.GlobalUsings(known));
    }
}
