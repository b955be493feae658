using System.Text;
using FsCheck.Fluent;
using FsCheck;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Any input gives diagnostics or code: no crash, no hang, no deep stack.</summary>
/// <remarks>50,000 inputs of each kind; <c>FUZZ_CASES</c> sets another number.</remarks>
public sealed class HostileInputTests
{
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_CASES"), out var cases) ? cases : 50_000;

    private static readonly string[] Pieces =
    [
        "$", "->", "[", "]", "(", ")", "{", "}", "'", "\"", "\\", ";", ",", "=>", "=", "?", ":", "::", "<<<A\n", "A;", "/*", "//", "#", "?>", "<?php ",
        "function", "fn", "static", "use", "{$", "${", "\u2028", "\0", "\ud800", "0x", "1e999", "9999999999999999999", "...", "&", "new ", "clone ", "throw ",
        "(int)", "@",
        "!", "-", "foreach", "as", "try", "catch", "if", "else",
    ];

    [Test]
    public void Port_OfRandomBytes_GivesDiagnosticsOrCode() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(120),
        Prop.ForAll(
            Gen.Choose(0, 255).Select(static value => (byte)value).ArrayOf().ToArbitrary(),
            static bytes => Survives(Encoding.UTF8.GetString(bytes)) && Survives(Encoding.Latin1.GetString(bytes))));

    [Test]
    public void Port_OfMutatedSnippets_GivesDiagnosticsOrCode()
    {
        var corpus = Path.Combine(Repository.Root, "test", "WeChatPay.Chain.Porting.Tests", "Corpus");
        var snippets = Directory.EnumerateFiles(corpus, "*.php").Select(File.ReadAllText).ToArray();
        var mutated =
            from snippet in Gen.Elements(snippets)
            from changes in Gen.Choose(0, int.MaxValue - 1).ArrayOf(9)
            select changes.Chunk(3).Aggregate(snippet, static (text, change) => Mutate(text, change[0], change[1] % 4, Pieces[change[2] % Pieces.Length]));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(mutated.ToArbitrary(), static text => Survives(text)));
    }

    [TestCase("(")]
    [TestCase("[")]
    [TestCase("{")]
    [TestCase("!")]
    [TestCase("-")]
    [TestCase("(int)")]
    [TestCase("clone ")]
    [TestCase("$a=")]
    [TestCase("$a?")]
    [TestCase("$a??")]
    [TestCase("$a.")]
    [TestCase("$a->b")]
    [TestCase("->b()")]
    [TestCase("[0]")]
    [TestCase("if(1)")]
    [TestCase("if(1){")]
    [TestCase("if(1);else ")]
    [TestCase("fn()=>")]
    [TestCase("function(){")]
    [TestCase("\"{$a[")]
    [TestCase("new a(")]
    [TestCase("f(")]
    [TestCase("'a'=>[")]
    [TestCase("throw ")]
    [TestCase("foreach($a as $b)")]
    [TestCase("try{")]
    [TestCase("<<<A\n{$a}")]
    public void Port_OfDeepNesting_IsBounded(string piece)
    {
        foreach (var start in (string[])["", "$x = ", "$x"])
            Assert.That(Survives(start + string.Concat(Enumerable.Repeat(piece, 20_000))));
    }

    [Test]
    public void Port_OfALongSnippet_TakesItsLength()
    {
        var php = string.Concat(Enumerable.Range(0, 20_000).Select(static at => $"$instance->v3->certificates->get(['query' => ['a' => '{at}']]);\n"));

        Assert.That(PhpPorter.Port(php).Succeeded);
    }

    [Test]
    public void Port_OfTangledVariables_TakesItsLength()
    {
        var doubling = string.Concat(Enumerable.Range(1, 2_000).Select(static at => $"$a{at} = $a{at - 1} + $a{at - 1};\n"));
        var backwards = string.Concat(Enumerable.Range(1, 5_000).Reverse().Select(static at => $"$a{at} = $a{at - 1};\n"));
        var tests = "$x = " + new string('(', 50) + "$y" + string.Concat(Enumerable.Repeat(" === null)", 50)) + ";";

        Assert.That(Survives("$a0 = 1;\n" + doubling) && Survives(backwards) && Survives(tests));
    }

    private static bool Survives(string php)
    {
        foreach (var style in (PortingStyle[])[PortingStyle.Dynamic, PortingStyle.Static])
        {
            var result = PhpPorter.Port(php, new PortingOptions { Style = style });
            var hasError = result.Diagnostics.Any(static found => found.Severity is PortingSeverity.Error);
            if (result.Succeeded == hasError || result.Diagnostics.Any(static found => found.Line < 1 || found.Column < 1))
                return false;
        }
        return true;
    }

    private static string Mutate(string text, int seed, int kind, string piece)
    {
        var at = text.Length == 0 ? 0 : seed % text.Length;
        var length = Math.Min(seed % 7, text.Length - at);
        return kind switch
        {
            0 => text.Insert(at, piece),
            1 => text.Remove(at, length),
            2 => text.Remove(at, length).Insert(at, piece),
            _ => text.Insert(at, text.Substring(at, Math.Min(40, text.Length - at))),
        };
    }
}
