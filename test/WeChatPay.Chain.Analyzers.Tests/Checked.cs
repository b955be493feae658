extern alias rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using WeChatPay.Analyzers.Tests.Everything;
using WeChatPay.CodeFixes;
using WeChatPay.Tests.Support;
using ChainCallAnalyzer = rules::WeChatPay.Analyzers.ChainCallAnalyzer;

namespace WeChatPay.Analyzers.Tests;

/// <summary>Runs the rules, and their fixes, over statements that have <c>instance</c>, a <c>dynamic</c> one, and <c>client</c>.</summary>
internal static class Checked
{
    // Which a test of paths leaves alone: its calls have no fields.
    private static readonly string[] OtherRules = ["WCP003", "WCP004", "WCP005", "WCP013"];

    /// <summary>Expects the diagnostics of paths and verbs that the statements mark: <c>{|WCP001:…|}</c>.</summary>
    public static Task ExpectPathAsync(string statements)
    {
        var test = Test<EmptyCodeFixProvider>(statements);
        test.DisabledDiagnostics.AddRange(OtherRules);
        return test.RunAsync();
    }

    /// <summary>Expects the marked diagnostics of paths and verbs, and what the fix of each makes of the statements.</summary>
    public static Task ExpectPathFixAsync(string statements, string mended)
    {
        var test = Test<ReplacementFix>(statements);
        test.DisabledDiagnostics.AddRange(OtherRules);
        test.FixedCode = Program(mended);
        return test.RunAsync();
    }

    /// <summary>Expects the diagnostics of all rules that a whole file marks.</summary>
    /// <param name="program">The file.</param>
    /// <param name="mended">What the fix of each makes of it; <see langword="null"/> to apply none.</param>
    public static Task ExpectInFileAsync(string program, string? mended = null)
    {
        var test = Test<ReplacementFix>(null);
        test.TestCode = program;
        if (mended is not null)
            test.FixedCode = mended;
        return test.RunAsync();
    }

    /// <summary>Expects the diagnostics of all rules that the statements mark.</summary>
    public static Task ExpectAsync(string statements) => Test<EmptyCodeFixProvider>(statements).RunAsync();

    /// <summary>Expects the marked diagnostics of all rules, and what the fix of each makes of the statements.</summary>
    public static Task ExpectFixAsync(string statements, string mended)
    {
        var test = Test<ReplacementFix>(statements);
        test.FixedCode = Program(mended);
        return test.RunAsync();
    }

    /// <summary>Expects nothing of a program that does not reference the library.</summary>
    public static Task ExpectWithoutTheLibraryAsync(string program)
    {
        var test = new ProgramTest<EmptyCodeFixProvider>
        {
            TestCode = program,
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            ReferenceAssemblies = new("net10.0"),
        };
        test.TestState.AdditionalReferences.AddRange(
            CSharpProject.References.Where(static one => one.Display?.Contains("WeChatPay", StringComparison.Ordinal) != true));
        return test.RunAsync();
    }

    private static CSharpCodeFixTest<ChainCallAnalyzer, TFix, DefaultVerifier> Test<TFix>(string? statements)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        var test = new ProgramTest<TFix>
        {
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            // Those of this run: the packages of a framework would be downloaded.
            ReferenceAssemblies = new("net10.0"),
        };
        if (statements is not null)
            test.TestCode = Program(statements);
        test.TestState.AdditionalReferences.AddRange(CSharpProject.References);
        return test;
    }

    private static string Program(string statements) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using WeChatPay;
        using WeChatPay.Php;
        using static WeChatPay.Php.Functions;

        public static class Program
        {
            public static async Task Main(dynamic instance, WeChatPayClient client, string id, CancellationToken cancellationToken)
            {
                {{statements}}
                await Task.Yield();
            }
        }

        """;

    private sealed class ProgramTest<TFix> : CSharpCodeFixTest<ChainCallAnalyzer, TFix, DefaultVerifier>
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        protected override ParseOptions CreateParseOptions() => CSharpProject.Parsing;

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analysis.Analyzers;
    }
}
