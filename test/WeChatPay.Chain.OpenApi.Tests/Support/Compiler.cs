using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Support;

/// <summary>Compiles C# against the packages, as a user's project does.</summary>
internal static class Compiler
{
    public static CSharpCompilation Compilation(string source) =>
        CSharpProject.Compile("Calls", OutputKind.DynamicallyLinkedLibrary, CSharpProject.Parse(source));

    /// <summary>Gives the errors of a statement that has <c>instance</c>.</summary>
    public static IEnumerable<string> Errors(string statement, string receiver = "WeChatPayClient") =>
        Compilation(
            $$"""
            using System.Threading.Tasks;
            using WeChatPay;
            using WeChatPay.OpenApi;
            using static WeChatPay.Php.Functions;

            class Program { static async Task Main({{receiver}} instance) { {{statement}} await Task.Yield(); } }
            """)
            .GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Id);
}
