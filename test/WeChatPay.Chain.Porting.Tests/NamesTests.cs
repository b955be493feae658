namespace WeChatPay.Porting.Tests;

/// <summary>PHP takes every character beyond ASCII as part of a name. In C# some of them are blanks, line ends or no letters at all.</summary>
public sealed class NamesTests
{
    private const string Odd = "\u3000\u2028\u2029\u0085\u00A0\u200B\u202E\uFEFF😀×";

    [Test]
    public void Port_NameThatCSharpCannotSpell_IsRefused(
        [Values(
            "$o->x{0}is{0}y;", "$x{0}is = 1;", "echo \"{{$o->x{0}y}}\";", "echo \"$o->x{0}y\";", "echo \"$x{0}y\";", "echo <<<A\n$o->a{0}b\nA;",
            "function f{0}g() { return 1; }", "function f($a{0}b) { return 1; }", "$f = fn($a{0}b) => 1;", "echo f{0}g();", "echo A{0}B::C;", "echo A::C{0}D;",
            "use A\\B{0}C;", "use A\\B as C{0}D;", "try { echo 1; } catch (\\Exception $e{0}f) { }", "$instance->v3->pay{0}x->get();", "$p->wait{0}();",
            "foreach ([1] as $k{0}) { echo 1; }", "echo new X{0}Y();", "$a = FOO{0}BAR;")] string php,
        [Range(0, 9)] int at)
    {
        var letters = Odd.EnumerateRunes().ToArray();
        Assert.That(letters, Has.Length.EqualTo(10));

        var ported = PhpPorter.Port(php.Replace("{0}", letters[at].ToString(), StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal)
            .Replace("}}", "}", StringComparison.Ordinal));

        Assert.That(ported.Code, Is.Null);
        Assert.That(ported.Diagnostics, Is.Not.Empty);
        Assert.That(string.Join('\n', ported.Diagnostics), Does.Not.Contain('\u2028').And.Not.Contain('\u202E'), "The messages show what is there.");
    }

    [Test]
    public void Port_NameOfLetters_IsKept() =>
        Assert.That(PhpPorter.Port("$金额 = 1; echo $金额;").Code, Does.Contain("金额"));

    [Test]
    public void Port_FileNameWithALineFeed_StaysOnOneLine()
    {
        var ported = PhpPorter.Port("foo(;", new PortingOptions { FileName = "a\nSystem.Environment.Exit(1);//.php" });

        Assert.That(ported.Diagnostics.Single().ToString(), Does.StartWith("a\\u000aSystem").And.Not.Contain('\n'));
    }

    [Test]
    public void Port_OddCharactersInTextAndComments_CannotEndThem()
    {
        var ported = PhpPorter.Port($"// a{Odd}b\necho 'x{Odd}y'; # c{Odd}d\n");

        Assert.That(ported.Code, Does.Not.Contain('\u2028').And.Not.Contain('\u2029').And.Not.Contain('\u0085'));
    }
}
