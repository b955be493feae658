using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>The queries for LINQPad, and the programs for <c>dotnet run</c> that stand alone, are compiled as their readers compile them, and run.</summary>
[NonParallelizable]
public sealed partial class SampleFilesTests
{
    private const string Queries = "docs/samples/linqpad/";
    private const string EndOfHeader = "</Query>\n\n";

    /// <summary>The namespaces that LINQPad imports into each query.</summary>
    private static readonly string[] QueryUsings =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.Data", "System.Diagnostics", "System.IO", "System.Linq",
        "System.Linq.Expressions", "System.Reflection", "System.Text", "System.Text.RegularExpressions", "System.Threading", "System.Transactions",
        "System.Xml", "System.Xml.Linq", "System.Xml.XPath",
    ];

    /// <summary>LINQPad's method that shows a value.</summary>
    private const string Dump = """
        internal static class LinqPadExtensions
        {
            public static T Dump<T>(this T value, string? description = null)
            {
                System.Console.WriteLine($"{description}: {value}");
                return value;
            }
        }
        """;

    private static readonly Dictionary<string, string[]> Printed = new()
    {
        ["docs/samples/linqpad/1-dynamic.linq"] = ["code_url: weixin://", "\"trade_state\":\"NOTPAY\""],
        ["docs/samples/linqpad/2-typed.linq"] = ["code_url: weixin://", "the order: SUCCESS: 100 fen\n", @"the refund: \w+\n"],
        ["docs/samples/linqpad/3-callbacks.linq"] = ["event: TRANSACTION.SUCCESS\n", "LINQPad-3", "ChangedByte: refused: Signature\n"],
        ["docs/samples/linqpad/4-downloads.linq"] = [@"downloaded: \d+ bytes, SHA-1 [0-9a-f]{40}\n", @"lines: \d+\n", "the names of the columns: "],
        ["docs/samples/linqpad/5-sandbox.linq"] = ["after a failure: 200\n", "requests: 2\n", "refused: Signature\n", "code: 404 ", @"advice: \w+"],
        ["docs/samples/chain.cs"] = ["^(200 6e8369071cd942c0476613f9d1ce9ca3\n){5}$"],
        ["docs/samples/callbacks.cs"] = ["^200 TRANSACTION.SUCCESS of N1: .+\n200 REFUND.SUCCESS of N1: .+\n401 Signature: .+\n$"],
        ["docs/samples/downloads.cs"] = [@"^(\d+) bytes, SHA-1 [0-9a-f]{40}\n.+\nDigest: \1 bytes are still there\n$"],
        ["docs/samples/uploads.cs"] = ["^.+\n.+\n$"],
        ["docs/samples/sensitive-fields.cs"] = ["^name: 344 characters", "\nWechatpay-Serial: PUB_KEY_ID_"],
        ["docs/samples/retries.cs"] = ["^a GET: 2 requests\na POST: 1 attempt, MayHaveTakenEffect; query it by GET .+\na POST with writes: 200\n$"],
    };

    private static IEnumerable<string> Samples => Printed.Keys;

    private static IEnumerable<string> QueryFiles =>
        Repository.Files.Where(static file => file.StartsWith(Queries, StringComparison.Ordinal) && file.EndsWith(".linq", StringComparison.Ordinal));

    [TestCaseSource(nameof(Samples))]
    public async Task Sample_Run_PrintsWhatItShows(string file)
    {
        var program = file.EndsWith(".linq", StringComparison.Ordinal) ? CompileQuery(file) : CompileApp(file);

        var written = await SampleRunner.RunAsync(program);

        using (Assert.EnterMultipleScope())
        {
            foreach (var pattern in Printed[file])
                Assert.That(written, Does.Match(pattern));
        }
    }

    [Test]
    public void Queries_OfThePackage_AreAllRun() => Assert.That(QueryFiles, Is.Not.Empty.And.SubsetOf(Printed.Keys));

    [TestCaseSource(nameof(QueryFiles))]
    public void Query_Header_NamesOurPackages(string file)
    {
        var (header, _) = ReadQuery(file);
        var packages = header.Elements("NuGetReference").Select(static reference => reference.Value).ToArray();

        Assert.That((string?)header.Attribute("Kind"), Is.EqualTo("Statements"));
        Assert.That(packages, Has.Member("WeChatPay.Chain"));
        foreach (var package in packages)
            Assert.That(Repository.Read($"src/{package}/{package}.csproj"), Does.Contain("<IsPackable>true</IsPackable>"));
    }

    [Test]
    public void Package_ForLinqPad_HasTheQueries()
    {
        var project = Repository.Read("src/WeChatPay.Chain/WeChatPay.Chain.csproj");

        Assert.That(project, Does.Contain($"../../{Queries}*.linq\" Pack=\"true\" PackagePath=\"linqpad-samples\""));
        Assert.That(project, Does.Contain("linqpad-samples</PackageTags>"));
    }

    private static CSharpCompilation CompileQuery(string file)
    {
        var (header, code) = ReadQuery(file);
        var usings = CSharpProject.GlobalUsings([.. QueryUsings, .. header.Elements("Namespace").Select(static name => name.Value)]);
        return CSharpProject.Compile(
            "Query", OutputKind.ConsoleApplication, CSharpProject.Parse(usings), CSharpProject.Parse(code, file), CSharpProject.Parse(Dump));
    }

    private static CSharpCompilation CompileApp(string file) => CSharpProject.Compile(
        "App",
        OutputKind.ConsoleApplication,
        CSharpProject.Parse(CSharpProject.GlobalUsings(CSharpProject.ImplicitUsings)),
        CSharpProject.Parse(Directive().Replace(Repository.Read(file), ""), file));

    private static (XElement Header, string Code) ReadQuery(string file)
    {
        var text = Repository.Read(file);
        var at = text.IndexOf(EndOfHeader, StringComparison.Ordinal) + EndOfHeader.Length;
        return (XElement.Parse(text[..at]), text[at..]);
    }

    [GeneratedRegex("^#:.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
