namespace WeChatPay.Porting.Tests;

/// <summary>A piece that cannot be ported gives a diagnostic at its place, and no code.</summary>
public sealed class DiagnosticsTests
{
    [TestCase("$a = 1\n$b = 2;", 2, 1, "unexpected variable")]
    [TestCase("$a = ;", 1, 6, "unexpected token \";\"")]
    [TestCase("foo(1, 2", 1, 9, "unexpected end of file")]
    [TestCase("echo 'abc;\n", 1, 6, "no closing quote")]
    [TestCase("$a = [1, 2);", 1, 11, "unexpected token \")\"")]
    [TestCase("<?php\n\nif ($a {\n}", 4, 1, "unexpected token \"}\"")]
    [TestCase("echo 1;\necho <<<A\nabc\n", 4, 1, "unexpected end of file")]
    [TestCase("echo $a{0};", 1, 6, "curly braces is no longer supported")]
    [TestCase("if (1) { break; }", 1, 10, "'break' not in the 'loop'")]
    [TestCase("{ echo 1;", 1, 10, "Unclosed '{'")]
    [TestCase("$a = 08;", 1, 6, "Invalid numeric literal")]
    [TestCase("/* open", 1, 1, "Unterminated comment")]
    [TestCase("$a = 1 == 2 == 3;", 1, 13, "unexpected token \"==\"")]
    [TestCase("try { echo 1; }", 1, 1, "Cannot use try without catch or finally")]
    public void Port_OfBrokenPhp_IsReportedWherePhpReportsIt(string php, int line, int column, string message) => AssertRefused(php, line, column, message);

    [TestCase("class A {}", 1, 1, "`class` is not ported")]
    [TestCase("switch (1) { }", 1, 1, "`switch` is not ported")]
    [TestCase("echo curl_init();", 1, 6, "function is not ported")]
    [TestCase("echo FOO;", 1, 6, "constant is not ported")]
    [TestCase("$a = new \\PDO('x');", 1, 6, "`new \\PDO` is not ported")]
    [TestCase("$a = \\Foo\\Bar::baz();", 1, 6, "class is not ported")]
    [TestCase("\n  $instance->v3->pay->fetch();", 2, 23, "no such method")]
    [TestCase("$d = json_decode('1');\necho $d + 1;", 2, 9, "operator is not ported")]
    [TestCase("echo 7 / 2;", 1, 8, "operator is not ported")]
    [TestCase("$a = [1]; if ($a == [1]) { }", 1, 18, "operator is not ported")]
    [TestCase("$a = [1]; $f = fn() => $a[0]; $a[] = 2; print_r($f());", 1, 24, "changes after the function took its value")]
    [TestCase("$a = 1; if ($f = function() use ($a) { return $a; }) { } $a = 2;", 1, 34, "changes after the function took its value")]
    [TestCase("$a = [1]; $a += [1, 2];", 1, 14, "operator is not ported")]
    [TestCase("strlen(...['a']);", 1, 8, "Spreading a list")]
    [TestCase("foreach ([[1]] as [$a]) echo $a;", 1, 19, "without braces")]
    [TestCase("$a = &$b;", 1, 6, "reference is not ported")]
    [TestCase("foreach ([1] as &$x) { }", 1, 17, "loop by reference is not ported")]
    [TestCase("echo \"\\xff\\xfe\";", 1, 6, "bytes that are not UTF-8")]
    [TestCase("$f = function() { return $outer; };", 1, 26, "does not see `$outer`")]
    [TestCase("$a = ['x' => 1]; $b = ['a' => $a]; $a['x'] = 2; print_r([$a, $b]);", 1, 31, "is changed after it was put here")]
    [TestCase("foreach ([1] as $x) { } echo $x;", 1, 17, "also used outside it")]
    [TestCase("print_r([...[1], 2]);", 1, 10, "Spreading an array")]
    [TestCase("print_r(value: 1);", 1, 9, "Named arguments")]
    [TestCase("echo @file_get_contents('x');", 1, 6, "operator is not ported")]
    [TestCase("print_r(['on' => function() {}]);", 1, 18, "function inside an array")]
    [TestCase("echo match(1) { 1 => 2 };", 1, 6, "`match` is not ported")]
    [TestCase("<p>hello</p>", 1, 1, "unexpected token")]
    [TestCase("<?php echo 1; ?>\n<p>hello</p>", 2, 1, "Text outside")]
    public void Port_OfWhatHasNoCounterpart_IsRefusedWithItsPlace(string php, int line, int column, string message) =>
        AssertRefused(php, line, column, message);

    [Test]
    public void Port_OfAFreeVariable_WarnsAndWrapRefuses()
    {
        const string php = "$instance->v3->pay->post(['json' => $body]);";

        var fragment = PhpPorter.Port(php);
        var program = PhpPorter.Port(php, new PortingOptions { Wrap = true, FileName = "pay.php" });

        Assert.That(fragment.Succeeded);
        Assert.That(fragment.Diagnostics, Has.One.With.Property("Severity").EqualTo(PortingSeverity.Warning).And.Property("Piece").EqualTo("$body"));
        Assert.That(program.Code, Is.Null);
        Assert.That(program.ToString(), Does.StartWith("pay.php(1,37): error: "));
    }

    [Test]
    public void Port_OfALongPiece_ShortensIt() =>
        Assert.That(PhpPorter.Port($"echo '{new string('a', 500)}").Diagnostics[0].Piece, Has.Length.EqualTo(61).And.EndsWith("…"));

    [Test]
    public void Port_WithWrap_GivesAWholeProgram()
    {
        var code = PhpPorter.Port("$instance->v3->certificates->get();", new PortingOptions { Wrap = true }).Code!;

        Assert.That(code, Does.StartWith("#:package WeChatPay.Chain@*\n#:package WeChatPay.Chain.Php@*\n#:property PublishAot=false\n"));
        Assert.That(code, Does.EndWith("instance.v3.certificates.get();\n"));
        Assert.That(code, Does.Contain("dynamic instance = Builder.Factory(new {").And.Contain("WECHATPAY_MCHID"));
        Assert.That(code, Does.Contain("using static WeChatPay.Php.Functions;"));
    }

    [Test]
    public void Port_WithWrapOfAWholeProgram_BuildsNoSecondClient()
    {
        const string php = "$instance = \\WeChatPay\\Builder::factory(['mchid' => '1']);\n$instance->v3->certificates->get();";

        Assert.That(
            PhpPorter.Port(php, new PortingOptions { Wrap = true }).Code,
            Does.Contain("dynamic instance = WeChatPay.Builder.factory(").And.Not.Contain("WECHATPAY_MCHID"));
    }

    [TestCase("echo json_last_error(1);", "`json_last_error` is ported with 0 arguments.")]
    [TestCase("echo strval(1, 2);", "`strval` is ported with 1 argument.")]
    [TestCase("echo substr('a');", "`substr` is ported with 2 to 3 arguments.")]
    [TestCase("echo in_array(1, [1]);", "`in_array` is ported with 3 arguments.")]
    [TestCase("function f(&$a) { }", "A parameter by reference is not ported.")]
    [TestCase("function f(...$a) { }", "A variadic parameter is not ported.")]
    public void Port_OfOtherParametersOrArguments_SaysWhichArePorted(string php, string message) =>
        Assert.That(PhpPorter.Port(php).Diagnostics[0].Message, Is.EqualTo(message));

    private static void AssertRefused(string php, int line, int column, string message)
    {
        var result = PhpPorter.Port(php);

        Assert.That(result.Code, Is.Null, result.Code);
        var first = result.Diagnostics.First(static found => found.Severity is PortingSeverity.Error);
        Assert.That($"({first.Line},{first.Column}): {first.Message}", Does.StartWith($"({line},{column}): ").And.Contain(message));
    }
}
