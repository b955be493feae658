using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Idiomatic C# sends and prints what the PHP does, and what has no such form is refused with the name of the other output.</summary>
[NonParallelizable]
public sealed class IdiomTests
{
    private const int EveryNth = 9;

    private static IEnumerable<TestCaseData> Programs =>
        from file in Directory.EnumerateFiles(PhpJudge.Folder, "class-*.php").Order(StringComparer.Ordinal)
        select new TestCaseData(file).SetArgDisplayNames(Path.GetFileName(file));

    [TestCaseSource(nameof(Programs))]
    public void Port_AClass_PrintsAndSendsWhatPhpDoes(string file)
    {
        var code = Ported(File.ReadAllText(file));

        Assert.That(PortedProgram.RunIdiomatic(code), Is.EqualTo(File.ReadAllText(Path.ChangeExtension(file, ".out.txt"))), code);
    }

    [Test]
    public void Port_ContinueInASwitch_ActsLikeBreak() =>
        Assert.That(
            PortedProgram.RunIdiomatic(Ported(
                "for ($i = 0; $i < 3; $i++) { switch ($i) { case 1: continue; default: echo 'd'; } if ($i === 2) { continue; } echo $i; }")),
            Is.EqualTo("d01d"));

    [Test]
    public void Port_TheSixStyles_SendsTheSameRequest()
    {
        var lines = SixStyles.All.Select(static style => Requests(PortedProgram.RunIdiomatic(Ported(style.Php)))).Distinct().ToList();

        Assert.That(lines, Has.Count.EqualTo(1));
        Assert.That(lines[0], Does.StartWith("#POST /v3/hire-power-bank/insurance-orders {\"out_order_no\":\"6e8369071cd942c0476613f9d1ce9ca3\","));
    }

    /// <summary>A part of the documented operations, as a promise and as a chain of names: typed calls send what the chain sends.</summary>
    [Test]
    public void Port_DocumentedOperations_SendTheSameWire()
    {
        var operations = CatalogueOperation.ReadAll().Where(static (_, at) => at % EveryNth == 0).ToList();
        var compiler = new SnippetCompiler();
        var numbers = new List<(CatalogueOperation Operation, int Number)>();
        var output = Console.Out;
        foreach (var operation in operations)
        {
            foreach (var (form, isAsync) in ((string, bool)[])[("pure", true), ("index", false)])
                numbers.Add((operation, compiler.AddIdiomatic($"{operation} {form}", Ported(operation.Write(form, isAsync)))));
        }
        Assert.That(compiler.Compile().Take(5), Is.Empty);
        var problems = new List<string>();
        Console.SetOut(TextWriter.Null);
        try
        {
            using var transport = new DryTransport();
            using var client = transport.CreateClient();
            foreach (var (operation, number) in numbers)
            {
                var (byHand, ported) = (Sent(transport, () => operation.Send(client)), Sent(transport, () => compiler.RunIdiomatic(number, client)));
                if (byHand != ported)
                    problems.Add($"{operation}\nby hand {byHand}\nported  {ported}");
            }
        }
        finally
        {
            Console.SetOut(output);
        }
        Assert.That(problems.Take(3), Is.Empty);
        Assert.That(numbers, Has.Count.GreaterThanOrEqualTo(250));
    }

    [TestCase("$instance->v3->pay->transactions->native->post(['json' => ['mchid' => '1', 'amount' => ['total' => 1]]]);",
        "await instance.v3.pay.transactions.native.PostAsync(new() { json = new() { mchid = \"1\", amount = new() { total = 1 } } });\n")]
    [TestCase("$instance->chain('v3/not-documented')->get(['query' => ['a' => 'b']]);",
        "await instance[\"v3/not-documented\"].GetAsync(new { query = new { a = \"b\" } });\n")]
    [TestCase("$instance->v3->pay->transactions->native->post(['json' => ['mchid' => 1, 'new_field' => true]]);",
        "await instance.v3.pay.transactions.native.PostAsync(new() { json = new() { [\"mchid\"] = 1, [\"new_field\"] = true } });\n")]
    [TestCase("$out_trade_no = 'N1';\necho \"no {$out_trade_no}\", PHP_EOL;", "var outTradeNo = \"N1\";\nConsole.WriteLine($\"no {outTradeNo}\");\n")]
    [TestCase("echo hash('sha256', 'a');",
        "using System.Security.Cryptography;\nusing System.Text;\n\n"
        + "Console.Write(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(\"a\"))).ToLowerInvariant());\n")]
    [TestCase("$fen = (int) round((float) '19.90' * 100);\necho $fen;",
        "using System.Globalization;\n\n"
        + "long fen = (long)Math.Round((decimal)(double.Parse(\"19.90\", "
        + "NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100), "
        + "MidpointRounding.AwayFromZero);\nConsole.Write(fen);\n")]
    public void Port_ACommonPiece_ReadsAsCSharp(string php, string expected) =>
        Assert.That(Ported(php).Replace("using WeChatPay.OpenApi;\n\n", "", StringComparison.Ordinal), Is.EqualTo(expected));

    [TestCase("$data = json_decode('{\"a\":1}', true); echo $data['a'];")]
    [TestCase("$x = '1'; $x = 2; echo $x;")]
    [TestCase("function f($a) { return $a; } echo f(1);")]
    [TestCase("echo 7 / 2;")]
    [TestCase("echo 1.5;")]
    [TestCase("$n = '5'; if ($n == '5.0') { echo 'same'; }")]
    [TestCase("echo strtoupper('é');")]
    [TestCase("echo json_encode(['a' => time()]);")]
    [TestCase("$list = ['b' => 1, 5 => 2]; echo count($list);")]
    [TestCase("$instance->v3->certificates->getAsync()->then(function ($r) { echo 1; });")]
    [TestCase("$a = ['x' => ['y' => 1]]; $a['x']['y'] = 2; $instance->v3->pay->post(['json' => $a]);")]
    [TestCase("function change(array $a): int { $a['k'] = 1; return count($a); } echo change(['k' => 2]);")]
    [TestCase("function numbers(int $n): \\Generator { yield 1; return $n; }\nforeach (numbers(3) as $x) { echo $x; }")]
    [TestCase("function numbers(): \\Generator { yield 1; }\n$all = numbers();\nforeach ($all as $x) { echo $x; }")]
    public void Port_WhatHasNoIdiomaticForm_IsRefusedAndNamesTheOtherOutput(string php)
    {
        var result = PhpPorter.Port(php, new PortingOptions { Output = PortingOutput.Idiomatic });

        Assert.That(result.Code, Is.Null, result.Code);
        Assert.That(PhpPorter.Port(php).Succeeded);
        Assert.That(result.Diagnostics, Has.Some.With.Property("Code").EqualTo("WCP3070").And.Property("Hint").Contains("`--output verbatim`"));
    }

    [Test]
    public void Port_WithWrap_GivesAProgramOfTheTypedChain()
    {
        var code = PhpPorter.Port("$instance->v3->certificates->get();", new PortingOptions { Output = PortingOutput.Idiomatic, Wrap = true }).Code!;

        Assert.That(code, Does.StartWith(
                $"#:package WeChatPay.Chain@{PackageVersion.Own}\n#:package WeChatPay.Chain.OpenApi@{PackageVersion.Own}\n")
            .And.Contain("using var instance = Builder.Factory(new {"));
        Assert.That(code, Does.Not.Contain("WeChatPay.Php").And.Contain("await instance.v3.certificates.GetAsync();"));
    }

    /// <summary>The C# of the guide is what the porter writes.</summary>
    [Test]
    public void Guide_OfTheOutput_ShowsWhatThePorterWrites()
    {
        var fences = MarkdownFile.Read("docs/en/porting-idiomatic.md").Fences.ToList();
        var pairs = fences.Zip(fences.Skip(1)).Where(static pair => (pair.First.Language, pair.Second.Language) == ("php", "csharp")).ToList();

        Assert.That(pairs, Has.Count.GreaterThanOrEqualTo(2));
        Assert.That(pairs.Select(static pair => pair.Second.Text + "\n"), Is.EqualTo(pairs.Select(static pair => Ported(pair.First.Text))));
    }

    private static string Ported(string php)
    {
        var result = PhpPorter.Port(php, new PortingOptions { Output = PortingOutput.Idiomatic });
        Assert.That(result.Succeeded, $"{result}\n{php}");
        return result.Code!;
    }

    // The lines of what was sent.
    private static string Requests(string output) => string.Join('\n', output.Split('\n').Where(static line => line.StartsWith('#')));

    private static string Sent(DryTransport transport, Action send)
    {
        transport.Requests.Clear();
        try
        {
            send();
            return $"{transport.Requests.Single()}";
        }
        catch (FormatException) when (transport.Requests.Count == 1)
        {
            // The PHP decodes XML as JSON and prints nothing; C# says what is wrong.
            return $"{transport.Requests.Single()}";
        }
        catch (ArgumentException error) when (transport.Requests.Count == 0)
        {
            return error.Message;
        }
    }
}
