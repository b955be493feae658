using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.OpenApi.Tests.Support;

/// <summary>Compiles C# against the packages, as a user's project does.</summary>
internal static class Compiler
{
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !path.EndsWith(".Tests.dll", StringComparison.Ordinal) && !path.Contains("CodeAnalysis", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compilation(string source) => CSharpCompilation.Create(
        "Calls",
        [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14))],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Gives the errors of a statement that has <c>instance</c>.</summary>
    public static IEnumerable<string> Errors(string statement, string receiver = "WeChatPayClient") =>
        Compilation($"using WeChatPay; using WeChatPay.OpenApi; using static WeChatPay.Php.Functions; class Program {{ static async System.Threading.Tasks.Task Main({receiver} instance) {{ {statement} await System.Threading.Tasks.Task.Yield(); }} }}")
            .GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Id);
}
