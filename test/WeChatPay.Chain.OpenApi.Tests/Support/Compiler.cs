using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
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
using WeChatPay.Tests.Support;
using WeChatPay.Validation;

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
