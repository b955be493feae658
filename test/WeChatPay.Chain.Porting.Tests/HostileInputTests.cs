using System.Text;
using FsCheck.Fluent;
using FsCheck;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Any input gives diagnostics or code: no crash, no hang, no deep stack.</summary>
[Category(Cases.Category)]
public sealed class HostileInputTests
{
    private static readonly string[] Pieces =
    [
        "$", "->", "[", "]", "(", ")", "{", "}", "'", "\"", "\\", ";", ",", "=>", "=", "?", ":", "::", "<<<A\n", "A;", "/*", "//", "#", "?>", "<?php ",
        "function", "fn", "static", "use", "{$", "${", "\u2028", "\0", "\ud800", "0x", "1e999", "9999999999999999999", "...", "&", "new ", "clone ", "throw ",
        "(int)", "@",
        "!", "-", "foreach", "as", "try", "catch", "if", "else",
    ];

    private static readonly string[] Snippets =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "test", "WeChatPay.Chain.Porting.Tests", "Corpus"), "*.php").Select(File.ReadAllText)];

    [Test]
    public void Port_OfRandomBytes_GivesDiagnosticsOrCode() => Cases.Check(
        Gen.Choose(0, 255).Select(static value => (byte)value).ArrayOf().Resize(120),
        static bytes => Assert.That(Survives(Encoding.UTF8.GetString(bytes)) && Survives(Encoding.Latin1.GetString(bytes))));

    [Test]
    public void Port_OfPieces_GivesDiagnosticsOrCode() => Cases.Check(
        Gen.OneOf(Gen.Elements(Pieces), Gen.Elements("$a", "$instance->v3", "'x'", "1", "post", "json", " ", "\n", "a")).ListOf().Select(string.Concat),
        static php => Assert.That(Survives(php), php));

    [Test]
    public void Port_OfMutatedSnippets_GivesDiagnosticsOrCode() => Cases.Check(
        Mutated(Snippets), static text => Assert.That(Survives(text), text), cost: 5);

    [Test]
    public void Port_OfAMutatedSnippetWithSecrets_ShowsNoneInADiagnostic() => Cases.Check(
        from secret in Gen.Elements("0123456789abcdefghijklmnopqrstuv", "192006250b4c09247ec02edce69f6a2d", "11010519491231002X", "13812345678",
            "6222021234567890123")
        from place in Gen.Elements("$key = '{0}';", "f(\"{0}\");", "$a['{0}'];", "$instance->v3->post(['json' => ['x' => '{0}']]);", "// {0}",
            "<<<A\n{0}\nA;", "{0}")
        from text in Mutated([string.Concat(Enumerable.Repeat(place.Replace("{0}", secret, StringComparison.Ordinal) + "\n", 3))])
        select (secret, text),
        static given => Assert.That(
            PhpPorter.Port(given.text).Diagnostics.Select(static found => $"{found.Message} {found}"),
            Has.None.Contains(given.secret),
            given.text));

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

    private static Gen<string> Mutated(string[] snippets) =>
        from snippet in Gen.Elements(snippets)
        from changes in Gen.Choose(0, int.MaxValue - 1).ArrayOf(9)
        select changes.Chunk(3).Aggregate(snippet, static (text, change) => Mutate(text, change[0], change[1] % 4, Pieces[change[2] % Pieces.Length]));

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
