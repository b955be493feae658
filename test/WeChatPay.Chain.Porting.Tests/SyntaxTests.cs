namespace WeChatPay.Porting.Tests;

/// <summary>Valid PHP 8.2 is never called a syntax error: it ports, or its diagnostic says what is not ported.</summary>
public sealed class SyntaxTests
{
    [TestCase("$f = strlen(...);")]
    [TestCase("function f(A&B $x) { }")]
    [TestCase("function f((A&B)|null $x, int|string $y, ?array $z): static|false { }")]
    [TestCase("$c::m(); $c::$x; $c::K; A::{$m}(); new $c; new ($a . 'B')(1); new class(1) extends B implements C { };")]
    [TestCase("#[Pure] function f(#[SensitiveParameter] string $x) { } #[A(1, [2]), B] class C { #[D] public int $x; }")]
    [TestCase("namespace A\\B; use C\\{D, function e, const F as G}; use function h\\i; class J extends D implements K, \\L { use M, N { m as protected "
        + "o; M::p insteadof N; } }")]
    [TestCase("namespace A { class B { } } namespace { $x = 1; }")]
    [TestCase("abstract class A { abstract protected function f(): ?int; final public const B = 1, C = 2; static $d; var $e = [1]; private static ?self "
        + "$f = null; }")]
    [TestCase("final readonly class A { public function __construct(private readonly int $x = 5, protected ?B $b = new B()) { } }")]
    [TestCase("enum A: string implements B { case X = 'x'; case Y = 'y'; const Z = self::X; public static function f(): self { return self::X; } }")]
    [TestCase("interface A extends B, C { const D = 1; public function e(int ...$f): iterable; }")]
    [TestCase("echo match(true) { $a > 1, $b => 1, default => throw new \\Exception('x'), };")]
    [TestCase("switch ($a): case 1: echo 1; break; default: echo 2; endswitch;")]
    [TestCase("switch ($a) { case 1; echo 1; default; echo 2; }")]
    [TestCase("if ($a): echo 1; elseif ($b): echo 2; else: echo 3; endif; while ($a): endwhile; for (;;): break; endfor; foreach ($a as $b): endforeach;")]
    [TestCase("function f() { static $a = 1, $b; global $c, $d; yield; yield 1; yield 'k' => 2; $x = yield 3; yield from g(); return 4; }")]
    [TestCase("declare(strict_types=1); declare(ticks=1) { echo 1; }")]
    [TestCase("foo(a: 1, b: [2], ...$c); new A(b: 1); $o->m(c: 2); A::m(default: 3);")]
    [TestCase("[$a, [$b, 'k' => $c]] = $x; list('a' => $d, list(, $e)) = $y; [, $f] = $z; [$a['x'], $o->p, A::$s] = $x;")]
    [TestCase("$a = &$b; $c = [&$d]; foreach ($a as $k => &$v) { } function &f(&$x) { return $x; } $g = function &(&$y) use (&$z) { }; $h = fn&(&$w) => $w;")]
    [TestCase("echo \"${a} ${a['k']} {$a->b['c']} $a?->b $a[-1] $a[k] ${'x' . 'y'}\";")]
    [TestCase("goto end; echo 1; end: echo 2;")]
    [TestCase("echo `ls`; echo eval('1;'); include 'a.php'; $x = require __DIR__ . '/b.php';")]
    [TestCase("$$a = 1; ${'b'} = 2; $$$c = 3; $o->$p = 4; $o->{'q' . 'r'} = 5; $o->$m(1); A::$p; A::$p['x'];")]
    [TestCase("while (1) { while (1) { break 2; continue 2; } }")]
    [TestCase("$a instanceof $b; $a instanceof static; $a instanceof (A::class);")]
    [TestCase("$x = <<<'A'\n raw $x\n A; $y = <<<\"B\"\n  text {$x}\n  B;")]
    [TestCase("print 'a'; $a and print 'b'; $a xor $b; $a <=> $b; $a ** $b ** $c; $a ?: $b; $a ?? $b ?? $c; !$a instanceof B; -$a ** 2; @$a['x'];")]
    [TestCase("const A = 1, B = A . 'x'; echo A, \\PHP_EOL, namespace\\f();")]
    [TestCase("try { } catch (A | B) { } catch (\\C $c) { } finally { }")]
    [TestCase("$f = static fn (int $x = 5, ...$y): int => $x; $g = static function () use ($f,): void { };")]
    [TestCase("echo 0x1F, 0b11, 0o17, 017, 1_000_000, .5, 1e3, 1.e3, 'a'[0], [1, 2][0], A::B[0], (new A)->b(), (clone $a)->c;")]
    [TestCase("$x = (array) $a + (object) ['b' => 1]; unset($a, $b['c'], $d->e); isset($a, $b['c']); exit; die('x'); exit(1);")]
    [TestCase("<h1>a</h1>\n<?php if ($a): ?>\n b <?= $c ?> d\n<?php endif ?>\n")]
    [TestCase("function match2() { } $o->match(1); $o->list; $o->class; A::for(); class B { const CLASS_ = 1; public function list() { } public $print; }")]
    [TestCase("if ($a) echo 1; else if ($b) echo 2; else echo 3; do echo 1; while (0); for ($i = 0, $j = 1; $i < 3, $j < 4; $i++, $j--) ;")]
    public void Port_ValidPhp_IsNoSyntaxError(string php)
    {
        var found = PhpPorter.Port(php).Diagnostics.Where(static one => one.Code is "WCP3001");

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Port_SeveralFaults_AreReportedInOneRunInTheOrderOfTheSource()
    {
        const string php = "goto a;\n$x = ;\nclass A { function __get($n) { } }\necho curl_init();\n$y = 1 +;\nyield 1;\n";

        var found = PhpPorter.Port(php).Diagnostics.Select(static one => (one.Line, one.Code));

        Assert.That(found, Is.EqualTo(((int, string)[])[(1, "WCP3011"), (2, "WCP3001"), (3, "WCP3018"), (4, "WCP3030"), (5, "WCP3001")]).Or.EqualTo(
            ((int, string)[])[(1, "WCP3011"), (2, "WCP3001"), (3, "WCP3018"), (4, "WCP3030"), (5, "WCP3001"), (6, "WCP3017")]));
    }
}
