using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WeChatPay.Tests.Support;

/// <summary>A user's project as its compiler sees it: the packages, the language version and the implicit usings.</summary>
internal static class CSharpProject
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> AllReferences = new(LoadReferences);

    /// <summary>The namespaces that <c>ImplicitUsings</c> gives a console project.</summary>
    public static readonly ImmutableArray<string> ImplicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    /// <summary>The namespaces that blocks of PHP, ported, use without naming them.</summary>
    public static readonly ImmutableArray<string> PhpUsings =
        ["WeChatPay", "WeChatPay.Php", "static WeChatPay.Php.Functions", "static WeChatPay.Php.Operators"];

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.CSharp14);

    /// <summary>Gets every assembly of this run that a user's project could reference: not the tests', and not the compiler.</summary>
    public static ImmutableArray<MetadataReference> References => AllReferences.Value;

    /// <summary>Writes a <c>global using</c> for each namespace.</summary>
    public static string GlobalUsings(params IEnumerable<string> namespaces) =>
        string.Concat(namespaces.Select(static name => $"global using {name};\n"));

    public static SyntaxTree Parse(string code, string path = "") => CSharpSyntaxTree.ParseText(code, Parsing, path);

    /// <summary>Makes a compilation with nullable reference types on.</summary>
    public static CSharpCompilation Compile(string name, OutputKind kind, params IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create(name, trees, References, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    private static ImmutableArray<MetadataReference> LoadReferences() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(static path => !IsOfTheTests(Path.GetFileName(path)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static bool IsOfTheTests(string file) =>
        file.EndsWith(".Tests.dll", StringComparison.Ordinal) || file.EndsWith(".TestSupport.dll", StringComparison.Ordinal)
        || file.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
}
