using WeChatPay.Porting.Emit;
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

    [TestCase("echo curl_init();", 1, 6, "function is not ported")]
    [TestCase("echo FOO;", 1, 6, "constant is not ported")]
    [TestCase("$a = new \\PDO('x');", 1, 6, "`new \\PDO` is not ported")]
    [TestCase("$a = \\Foo\\Bar::baz();", 1, 6, "class is not ported")]
    [TestCase("\n  $instance->v3->pay->fetch();", 2, 23, "no such method")]
    [TestCase("$a = 1; if ($f = function() use ($a) { return $a; }) { } $a = 2;", 1, 34, "changes after the function took its value")]
    [TestCase("strlen(...['a']);", 1, 11, "Spreading a list")]
    [TestCase("$a = &$b;", 1, 7, "reference is not ported")]
    [TestCase("$a = [&$b];", 1, 7, "reference in an array")]
    [TestCase("foreach ([1] as &$x) { }", 1, 10, "Only a variable can be changed")]
    [TestCase("$a = [1]; foreach ($a as &$x) { } echo $x;", 1, 26, "loop by reference")]
    [TestCase("echo \"\\xff\\xfe\";", 1, 6, "bytes that are not UTF-8")]
    [TestCase("$f = function() { return $outer; };", 1, 26, "does not see `$outer`")]
    [TestCase("namespace A; try { f(); } catch (Exception $e) { } function f(): void { }", 1, 34, "class is not ported")]
    [TestCase("function f() { echo $_SERVER['A']; exit; }", 1, 36, "serves web requests")]
    [TestCase("$s = openssl_x509_parse('x'); echo $s['hash'];", 1, 6, "these fields are ported")]
    [TestCase("class A { public int $n = 1; } $a = new A(); $b = new A(); echo $a == $b;", 1, 65, "compares the properties")]
    [TestCase("echo request()->nothing();", 1, 6, "has no method")]
    [TestCase("print_r(['on' => function() {}]);", 1, 18, "function inside an array")]
    [TestCase("<p>hello</p>", 1, 1, "unexpected token")]
    [TestCase("goto a;", 1, 1, "`goto` is not ported")]
    [TestCase("$$a = 1;", 1, 1, "A variable with a computed name is not ported.")]
    [TestCase("echo $$a;", 1, 6, "computed name")]
    [TestCase("while (1) { while (1) { break 2; } }", 1, 31, "out of several loops")]
    [TestCase("echo $_COOKIE['a'];", 1, 6, "belongs to the web server")]
    [TestCase("echo file_get_contents('https://x.y');", 1, 6, "is not a file")]
    [TestCase("echo file_get_contents(\"https://x.test/{$a}\");", 1, 6, "is not a file")]
    [TestCase("$instance->v3->pay->get(['connect_timeout' => 5]);", 1, 26, "no option `connect_timeout`")]
    [TestCase("$instance->v3->pay->get(['verify' => false]);", 1, 26, "no option `verify`")]
    [TestCase("class A { public function __get($n) { return 1; } }", 1, 27, "magic method")]
    [TestCase("class A extends Model { }", 1, 17, "base class or interface")]
    [TestCase("$x = new class { };", 1, 6, "anonymous class")]
    [TestCase("function f() { global $a; }", 1, 16, "`global` is not ported")]
    [TestCase("function f() { try { yield 1; } finally { echo 2; } } $g = f();", 1, 60, "`finally` of a generator")]
    [TestCase("$f = fn () => yield 1;", 1, 6, "`fn` that yields")]
    [TestCase("function f(int &$n) { yield $n; }", 1, 16, "by reference of a generator")]
    [TestCase("function f() { yield 1; } echo max(...f());", 1, 39, "Spreading a generator")]
    [TestCase("class A { function f() { yield 1; } } class B { function f() { return 1; } }", 1, 20, "not a generator")]
    [TestCase("function f() { while ($n += yield) { } }", 1, 23, "read before the generator")]
    [TestCase("function f() { static $n = 0; echo $n . (yield 1); }", 1, 42, "Other code may change")]
    [TestCase("include 'other.php';", 1, 1, "another file")]
    [TestCase("function f(int $a) { } f();", 1, 24, "Too few arguments")]
    [TestCase("function f(int $a) { } f(b: 1);", 1, 26, "Unknown named parameter")]
    [TestCase("if ($a) { switch ($b) { case $c: echo 1; case $d: echo 2; } }", 1, 42, "falls through")]
    [TestCase("$a = [1]; echo sprintf(...$a);", 1, 24, "spread only over the last arguments")]
    [TestCase("function ap(callable $f) { return $f(' a '); } echo ap('trim');", 1, 56, "number of arguments that is not fixed")]
    [TestCase("function ap(callable $f) { return $f(' a '); } $n = 'tr' . 'im'; echo ap($n);", 1, 74, "name is computed")]
    [TestCase("echo preg_match('/^\\p{Han}+$/u', 'x');", 1, 17, "no regular expression")]
    [TestCase("echo preg_replace('/a++/', 'b', 'x');", 1, 19, "no regular expression")]
    [TestCase("class A { public int $n = 1; } $a = new A(); $a->n .= 'x';", 1, 52, "does not take text")]
    [TestCase("class A { public function __construct(public readonly int $n) { } } $a = new A(1); $a->n = 2;", 1, 84, "readonly property `n`")]
    [TestCase("class A { public function __construct(public readonly array $n) { } } $a = new A([]); $a->n[] = 2;", 1, 87, "readonly property `n`")]
    [TestCase("function f() { try { echo 1; } finally { return 2; } }", 1, 42, "out of a `finally`")]
    [TestCase("while (1) { try { echo 1; } finally { break; } }", 1, 39, "out of a `finally`")]
    [TestCase("$r = print 'a';", 1, 6, "value of `print`")]
    [TestCase("echo $GLOBALS['a'];", 1, 6, "`$GLOBALS` is not ported")]
    [TestCase("$s = 'ab'; $s[0] = 'x';", 1, 12, "one byte of a text")]
    [TestCase("$m = []; [$m[], $m[]] = [1, 2];", 1, 11, "does not append")]
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
        Assert.That(program.ToString(), Does.StartWith("pay.php(1,37): error WCP3050: "));
    }

    [TestCase("echo date('Y'), date('m'), strtotime('now');", 1)]
    [TestCase("$d = new DateTime('2024-01-01'); echo $d->format('c');", 1)]
    [TestCase("date_default_timezone_set('UTC'); echo date('Y');", 0)]
    [TestCase("$d = new DateTime('now', new DateTimeZone('UTC')); echo gmdate('Y');", 0)]
    public void Port_OfTimesWithoutAZone_WarnsOnceForAFile(string php, int count) => Assert.That(
        PhpPorter.Port(php).Diagnostics.Where(static found => found.Message.Contains("sets no time zone", StringComparison.Ordinal)),
        Has.Exactly(count).Items);

    [TestCase("class L implements ArrayAccess { }")]
    [TestCase("class L implements \\JsonSerializable { }")]
    public void Port_OfAnInterfaceOfPhpItself_SaysThatItIsBuiltIn(string php) =>
        Assert.That(PhpPorter.Port(php).Diagnostics[0].Hint, Does.Contain("built into PHP"));

    [Test]
    public void Port_OfALongPiece_ShortensIt() =>
        Assert.That(PhpPorter.Port($"echo '{new string('a', 500)}").Diagnostics[0].Piece, Has.Length.EqualTo(61).And.EndsWith("…"));

    [Test]
    public void Port_WithWrap_GivesAWholeProgram()
    {
        var code = PhpPorter.Port("$instance->v3->certificates->get();", new PortingOptions { Wrap = true }).Code!;

        Assert.That(code, Does.StartWith(
            $"#:package WeChatPay.Chain@{PackageVersion.Own}\n#:package WeChatPay.Chain.Php@{PackageVersion.Own}\n#:property PublishAot=false\n"));
        Assert.That(PackageVersion.Own, Does.Match(@"\A[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?\z"));
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
    [TestCase("$f = function (&$a) { };", "A parameter by reference of a closure is not ported.")]
    [TestCase("$f = fn (...$a) => 1;", "A variadic parameter of a closure is not ported.")]
    public void Port_OfOtherParametersOrArguments_SaysWhichArePorted(string php, string message) =>
        Assert.That(PhpPorter.Port(php).Diagnostics[0].Message, Is.EqualTo(message));

    [TestCase("$f = function () use ($instance) { return $instance->v3->certificates->get(); };")]
    [TestCase("echo '19.90' * 100;")]
    [TestCase("$p = ['a' => 1]; $copy = $p; $copy['a'] = 2; echo $p['a'];")]
    [TestCase("$c = 1; echo $c ?? 0;")]
    [TestCase("$pay = $client; $pay->v3->certificates->get();")]
    [TestCase("function pay(\\WeChatPay\\BuilderChainable $b) { return $b->v3->certificates->get(); }")]
    [TestCase("/** @var \\WeChatPay\\BuilderChainable $b */ function f($b) { return $b->chain('v3/certificates')->get(); }")]
    [TestCase("echo $instance->v3->certificates->get()->getBody()->tell();")]
    [TestCase("require_once('vendor/autoload.php'); echo 1;")]
    public void Port_WhatMeansTheSame_IsNotRefused(string php)
    {
        foreach (var style in (PortingStyle[])[PortingStyle.Dynamic, PortingStyle.Static])
            Assert.That(
                PhpPorter.Port(php, new PortingOptions { Style = style }).Diagnostics.Where(static found => found.Severity is PortingSeverity.Error), Is.Empty);
    }

    private static void AssertRefused(string php, int line, int column, string message)
    {
        var result = PhpPorter.Port(php);

        Assert.That(result.Code, Is.Null, result.Code);
        var first = result.Diagnostics.First(static found => found.Severity is PortingSeverity.Error);
        Assert.That($"({first.Line},{first.Column}): {first.Message}", Does.StartWith($"({line},{column}): ").And.Contain(message));
    }
}
