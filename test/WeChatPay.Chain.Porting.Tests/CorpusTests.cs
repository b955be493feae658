using System.Text.RegularExpressions;
using System.Text;
using WeChatPay.Porting.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Each <c>Corpus/*.php</c> comes out as the <c>.approved.txt</c> beside it, and compiles for both receivers.</summary>
public sealed partial class CorpusTests
{
    private static string Folder => Path.Combine(Repository.Root, "test", "WeChatPay.Chain.Porting.Tests", "Corpus");

    private static IEnumerable<TestCaseData> Files => Directory.EnumerateFiles(Folder, "*.php").Order(StringComparer.Ordinal)
        .Select(static file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileName(file)));

    [TestCaseSource(nameof(Files))]
    public void Port_OfTheCorpus_ReadsAsApproved(string file)
    {
        var result = PhpPorter.Port(File.ReadAllText(file), new PortingOptions { FileName = Path.GetFileName(file) });
        var approved = Path.ChangeExtension(file, ".approved.txt");
        var text = result.ToString() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(approved, text);

        Assert.That(text, Is.EqualTo(File.ReadAllText(approved)), "Run with APPROVE=1 to accept, and read the difference.");
    }

    /// <summary>The snippets send the requests of <c>requests.approved.txt</c>, which were compared with the PHP, on both receivers.</summary>
    [TestCase(PortingStyle.Dynamic)]
    [TestCase(PortingStyle.Static)]
    public void Port_OfTheCorpus_CompilesAndSendsTheApprovedRequests(PortingStyle style)
    {
        using var files = new SnippetFiles();
        var compiler = new SnippetCompiler();
        var (count, names) = (0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(Folder, "*.php").Order(StringComparer.Ordinal))
        {
            var result = PhpPorter.Port(File.ReadAllText(file), new PortingOptions { FileName = Path.GetFileName(file), Style = style });
            Assert.That(result.Succeeded, $"{result}");
            compiler.Add(Path.GetFileName(file), files.Lead(result.Code!), style);
            names.Add(IsRun(result.Code!) ? Path.GetFileName(file) : "");
            count++;
        }
        Assert.That(compiler.Compile(), Is.Empty);
        Assert.That(count, Is.GreaterThanOrEqualTo(150));
        var approved = Path.Combine(Folder, "requests.approved.txt");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1" && style is PortingStyle.Static)
            File.WriteAllText(approved, Requests(compiler, names));

        Assert.That(Requests(compiler, names), Is.EqualTo(File.ReadAllText(approved)), "Run with APPROVE=1 to accept, and read the difference.");
    }

    // A snippet that makes calls, except when it ends the program or builds a client of its own.
    private static bool IsRun(string code) =>
        code.Contains("instance", StringComparison.Ordinal)
        && !code.Contains("Environment.Exit", StringComparison.Ordinal)
        && !code.Contains("Builder.", StringComparison.Ordinal);

    private static string Requests(SnippetCompiler compiler, IReadOnlyList<string> names)
    {
        var text = new StringBuilder();
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            foreach (var (number, name) in names.Index().Where(static one => one.Item.Length > 0))
            {
                using var transport = new DryTransport();
                using var client = transport.CreateClient();
                text.Append("== ").Append(name).Append('\n');
                var end = Raised(() => compiler.Run(number, client));
                foreach (var request in transport.Requests)
                    text.Append(Shown(request));
                text.Append(end is null ? "" : $"raised {end.GetType().Name}\n");
            }
        }
        finally
        {
            Console.SetOut(output);
        }
        return text.ToString();
    }

    // Without the headers of every request, and without random values.
    private static string Shown(DryRequest request)
    {
        var headers = request.Headers.Split('\n')
            .Where(static line => !line.StartsWith("User-Agent: ", StringComparison.Ordinal) && !line.StartsWith("Accept: ", StringComparison.Ordinal));
        var body = Ciphertext().Replace(request.Body, "…").Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');
        return $"{request.Method} {request.Target}\n{string.Join('\n', headers)}\n{(request.Body.Length > 0 ? body + "\n" : "")}";
    }

    [GeneratedRegex("[A-Za-z0-9+/]{342}==")]
    private static partial Regex Ciphertext();

    private static Exception? Raised(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception error) when (error is not AssertionException)
        {
            return error;
        }
    }
}
