using WeChatPay.Porting.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Ported code prints what PHP prints: the expected outputs are PHP's own.</summary>
public sealed class ValuesTests
{
    [TestCase("$p = 5.5; echo $p * 100, json_encode(['total' => $p * 100]);", "550{\"total\":550}")]
    public void Port_Floats_AreWrittenAsPhpDoes(string php, string output) => AssertPrints(php, output);

    [TestCase("$t = json_decode('{\"a\":{\"b\":1}}', true); $c = $t; $c['a']['b'] = 2; echo json_encode([$t, $c]);", "[{\"a\":{\"b\":1}},{\"a\":{\"b\":2}}]")]
    [TestCase("function f($p) { $p['x'] = 1; return $p; } $t = ['y' => 2]; $u = f($t); echo json_encode([$t, $u]);", "[{\"y\":2},{\"y\":2,\"x\":1}]")]
    [TestCase("$l = [['q' => 1]]; foreach ($l as $r) { $r['q'] = 5; } echo json_encode($l);", "[{\"q\":1}]")]
    [TestCase("$p = ['json' => ['a' => 1]]; $j = $p['json']; $j['a'] = 2; echo json_encode([$p, $j]);", "[{\"json\":{\"a\":1}},{\"a\":2}]")]
    [TestCase("$a = [1]; $b = ['k' => $a]; $a[] = 2; echo json_encode([$a, $b]);", "[[1,2],{\"k\":[1]}]")]
    [TestCase("$a = ['n' => 1]; $f = function () use ($a) { $a['n']++; return $a['n']; }; echo $f(), $f(), $a['n'];", "221")]
    public void Port_Arrays_AreValues(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "$d = []; for ($i = 0; $i < 2; $i++) { $d[$i] = [$i]; } echo json_encode($d), json_encode(['0' => 'a', '1' => 'b']), json_encode([3 => 'x', 'y']);",
        "[[0],[1]][\"a\",\"b\"]{\"3\":\"x\",\"4\":\"y\"}")]
    [TestCase("$a = ['a' => 1, 'b' => 2, 'c' => 3]; unset($a['b']); $a['d'] = 4; foreach ($a as $k => $v) { echo $k, $v; }", "a1c3d4")]
    public void Port_Keys_AreIntegersAndKeepTheirOrder(string php, string output) => AssertPrints(php, output);

    [TestCase("$v = false; if ($v) { $c = 5; } echo json_encode([isset($c), $c ?? 'no']), is_null($c) ? 'null' : '';", "[false,\"no\"]null")]
    [TestCase("foreach ([1, 2] as $x) { echo isset($p) ? $p : '-'; $p = $x; } echo $x;", "-12")]
    [TestCase("foreach ([1] as $v) { foreach ([2] as $v) { echo $v; } echo $v; }", "22")]
    [TestCase("foreach ([' a '] as $v) { $v = trim($v); echo $v; }", "a")]
    public void Port_Variables_LiveAsLongAsTheirFunction(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "$p = []; $p['json']['amount']['total'] = 5; $p['l'][]['x'] = 1; echo json_encode($p);", "{\"json\":{\"amount\":{\"total\":5}},\"l\":[{\"x\":1}]}")]
    [TestCase("$d = json_decode('{}', true); $d['amount'] = ['total' => 5]; $d['amount']['total'] += 1; echo json_encode($d);", "{\"amount\":{\"total\":6}}")]
    [TestCase(
        "function f($p) { return ($p['q'] ?? 'd') . (isset($p['a']['b']) ? 'y' : 'n') . (empty($p['z']) ? 'e' : 'f'); } echo f(['a' => ['b' => 1]]);", "dye")]
    public void Port_MissingEntries_AreNullAndMakeThemselves(string php, string output) => AssertPrints(php, output);

    [TestCase("function f($n = 0, array $o = [], string $s = 'x') { return $n . count($o) . $s; } echo f(), f(1), f(s: 'y'), f('a', [1, 2]);", "00x10x00ya2x")]
    [TestCase("function t(int ...$n) { return array_sum($n); } echo t(1, 2), t(...[3, 4]);", "37")]
    [TestCase("function add(array &$l, $x) { $l[] = $x; } $l = [1]; add($l, 2); echo json_encode($l);", "[1,2]")]
    [TestCase("function c() { static $n = 0; $n++; return $n; } c(); echo c();", "2")]
    [TestCase("function g() { yield 1; yield 2; } foreach (g() as $x) { echo $x; }", "12")]
    public void Port_Functions_TakeArgumentsAsPhpDoes(string php, string output) => AssertPrints(php, output);

    [TestCase("$s = 'b'; switch ($s) { case 'a': case 'b': echo 1; case 'c': echo 2; break; default: echo 3; }", "12")]
    [TestCase("foreach ([1, 'z'] as $q) { switch ($q) { case 1: echo 'one'; continue 2; default: echo 'def'; } echo ';'; }", "onedef;")]
    [TestCase("$n = 3; echo match (true) { $n > 5 => 'big', $n > 2 => 'mid', default => 'low' }, match ($n) { 1, 2 => 'a', 3 => 'b' };", "midb")]
    public void Port_Branches_CompareAsPhpDoes(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "try { echo 1; throw new \\InvalidArgumentException('bad'); } catch (\\InvalidArgumentException $e) { echo $e->getMessage(); } finally { echo 'f'; }",
        "1badf")]
    [TestCase(
        "$x = json_decode('null'); try { $x->m(); } catch (\\Exception $e) { echo 'exception'; } catch (\\Error $e) { echo 'error'; }"
            + " try { $x->m(); } catch (\\LogicException | \\Error $e) { echo 2; }",
        "error2")]
    [TestCase(
        "class A { public ?A $a = null; function m() { return 1; } } $x = new A(); try { $x->a->m(); } catch (\\Exception $e) { echo 'exception'; }"
            + " catch (\\Error $e) { echo 'error'; } try { throw new \\Exception('a'); } catch (\\Exception $e) { echo $e->getMessage(); }",
        "errora")]
    [TestCase("try { intdiv(1, 0); } catch (\\Exception $e) { echo 'exception'; } catch (\\Error $e) { echo 'error'; }", "error")]
    public void Port_Exceptions_AreCaughtByTheirClasses(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "class A { public ?string $a = null; public ?int $n = null; public int|float $u = 0; function set(?string $a) { $this->a = $a; "
            + "return $this->a; } } $a = new A(); echo json_encode([$a->set(12), $a->set(null), $a->set(true)]); $a->n = '500'; $a->u = '1.5'; "
            + "echo json_encode([$a->n, $a->u]);",
        "[\"12\",null,\"1\"][500,1.5]")]
    [TestCase(
        "class P { function __construct(public ?string $p = null, private ?int $b = 5) {} function b() { return $this->b; } } $p = new "
            + "P(12, '7'); echo json_encode([$p->p, $p->b()]);",
        "[\"12\",7]")]
    [TestCase(
        "$f = function (?int $x = null) { return $x; }; $g = fn(?float $x) => $x; echo json_encode([$f('5'), $f(), $g('1.5'), "
            + "array_map(fn(?string $x) => $x, [1, null])]);",
        "[5,null,1.5,[\"1\",null]]")]
    [TestCase(
        "function f(int $n = null, ?bool $b = true) { return [$n, $b]; } echo json_encode([f('5', 0), f(null, null), f()]);",
        "[[5,false],[null,null],[null,true]]")]
    public void Port_NullableTypes_ConvertAsPhpDoes(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "function t($f) { try { echo json_encode($f()), ' '; } catch (\\Exception $e) { echo 'X '; } catch (\\TypeError $e) { echo 'T '; } "
            + "} function i(int $n) { return $n; } function s(string $s) { return $s; } function l(array $l = []) { return $l; } function "
            + "u(int|float $u) { return $u; } $d = json_decode('{\"w\":\"abc\",\"n\":\"500\"}', true); t(fn() => i($d['total'] ?? null)); t(fn() "
            + "=> i($d['w'])); t(fn() => i($d['n'])); t(fn() => s($d)); t(fn() => s($d['x'] ?? null)); t(fn() => l(null)); t(fn() => "
            + "l($d['w'])); t(fn() => u(null)); t(fn() => u('5')); t(fn() => i(null)); t(fn() => i('x'));",
        "T T 500 T T T T T 5 T T ")]
    [TestCase(
        "function t($f) { try { echo json_encode($f()), ' '; } catch (\\Exception $e) { echo 'X '; } catch (\\TypeError $e) { echo 'T '; } "
            + "} class R { public int $n = 1; public array $l = []; function r($x): int { return $x; } function q($x): ?int { return $x; } "
            + "function e($x): string { if ($x) { return 'a'; } } function n($x) { $this->n = $x; return $this->n; } function l($x) { $this->l = "
            + "$x; } } $r = new R(); t(fn() => $r->r(null)); t(fn() => $r->r('5')); t(fn() => $r->q('x')); t(fn() => $r->q(null)); t(fn() => "
            + "$r->e(false)); t(fn() => $r->n(null)); t(fn() => $r->n('7')); t(fn() => $r->l(null));",
        "T 5 T null T T 7 T ")]
    [TestCase(
        "function t($f) { try { echo json_encode($f()), ' '; } catch (\\Exception $e) { echo 'X '; } catch (\\TypeError $e) { echo 'T '; } "
            + "} t(fn() => array_map(function (int $x): float { return $x; }, ['1', null])); t(fn() => call_user_func(fn(string $s) => $s, "
            + "null)); t(fn() => call_user_func(fn(string $s) => $s, 5));",
        "T T \"5\" ")]
    public void Port_WhatPhpRefuses_IsATypeError(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "class N { public string $name = ''; public int $n = 1; function all($rows) { foreach ($rows as $v) { $this->name = $v; echo "
            + "$this->name, ';'; } } function add($x) { $this->n += $x; return $this->n; } function two($p) { [$this->name, $this->n] = $p; "
            + "return [$this->name, $this->n]; } } $n = new N(); $n->all(['a', 5, true]); echo json_encode([$n->add('2'), $n->two([8, '9'])]); "
            + "foreach (['3', 4.0] as $v) { $n->n = $v; echo json_encode($n->n); }",
        "a;5;1;[3,[\"8\",9]]34")]
    [TestCase(
        "function h(int $n) { return $n; } class H { function h(?string $x) { return $x; } } $o = new H(); echo "
            + "json_encode([array_map('h', ['1', 2]), array_map([$o, 'h'], [1, null])]);",
        "[[1,2],[\"1\",null]]")]
    [TestCase(
        "$f = fn($x): string => $x; $g = function ($x): ?int { return $x; }; echo json_encode([$f(5), $g('5'), $g(null), array_map(fn(int "
            + "$x): string => $x, ['1', 2])]);",
        "[\"5\",5,null,[\"1\",\"2\"]]")]
    [TestCase("class A { public ?int $a = null; } foreach ([new A()] as $x) { $x->a = 12; echo json_encode($x); }", "{\"a\":12}")]
    public void Port_ValuesOfUnknownType_ConvertWhereATypeIsDeclared(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "enum Cur: string { case CNY = 'CNY'; case USD = 'USD'; } enum Lv: int { case A = 1; case B = 2; } class O { public Cur $c = "
            + "Cur::USD; } echo json_encode(['amount' => ['currency' => Cur::CNY, 'l' => Lv::B]]), json_encode(Cur::USD), json_encode([new O(), "
            + "Lv::cases()]);",
        "{\"amount\":{\"currency\":\"CNY\",\"l\":2}}\"USD\"[{\"c\":\"USD\"},[1,2]]")]
    [TestCase(
        "enum Suit { case H; } try { echo json_encode(['a' => Suit::H], JSON_THROW_ON_ERROR); } catch (\\JsonException $e) { echo "
            + "$e->getMessage(), $e->getCode(); } echo json_encode(Suit::H) === false ? 'F' : 'T', json_last_error_msg();",
        "Non-backed enums have no default serialization11FNon-backed enums have no default serialization")]
    [TestCase(
        "interface HasLabel { public function label(): string; } enum Lv: int implements HasLabel { case A = 1; case B = 2; public "
            + "function label(): string { return $this->name; } } function show(HasLabel $l) { return $l->label(); } echo show(Lv::from('2')), "
            + "Lv::tryFrom('9')?->name ?? 'none'; try { Lv::from('x'); } catch (\\TypeError $e) { echo 'T'; } try { Lv::from(7); } catch "
            + "(\\ValueError $e) { echo 'V'; }",
        "BnoneTV")]
    public void Port_Enums_AreTheirValuesInJson(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "class A { public int $x; public ?string $y; function __construct($f) { if ($f) { $this->x = 1; } else { $this->x = 2; } "
            + "$this->init(); } private function init() { $this->y = 'q'; } } abstract class B { protected string $n; protected int $k; function "
            + "__construct(string $n) { if ($n === '') throw new \\InvalidArgumentException('e'); $this->n = $n; } function n() { return "
            + "$this->n . $this->k; } } class C extends B { function __construct() { parent::__construct('c'); $this->k = 5; } } class Dto { "
            + "public string $id; public ?int $total; } $d = new Dto(); $d->id = 'x'; $d->total = 5; echo json_encode([$d, new A(1)]), (new "
            + "C())->n();",
        "[{\"id\":\"x\",\"total\":5},{\"x\":1,\"y\":\"q\"}]c5")]
    public void Port_PropertiesWithoutDefault_AreAssignedBeforeUse(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "class C { public int $k = 0; public function me(): static { return $this; } public function with(int $n = 1): static { $this->k = "
            + "$n; return $this; } } class D extends C { public function me(): static { return parent::me(); } public function only() { return "
            + "'only' . $this->k; } } $q = new D(); echo $q->with(3)->only(), $q->me()->with()->only();",
        "only3only1")]
    [TestCase(
        "abstract class B { const X = 'x'; const Y = 'y'; protected static $n = 3; static function make() { return static::Y . static::$n "
            + ". static::one(); } static function one() { return 'one'; } } class S extends B { const X = 's'; } echo S::make();",
        "y3one")]
    public void Port_Static_IsTheClassOfTheObject(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "class D { public string $id; public ?int $total; } $d = new D(); $d->id = 'x'; echo json_encode($d);",
        "has a type and no value")]
    [TestCase(
        "class A { public int $x; function __construct($f) { if ($f) { return; } $this->x = 1; } } echo (new A(1))->x;",
        "has a type and no value")]
    [TestCase(
        "interface I { function f(int $n = 1); } class B implements I { function f(int $n = 2) { return $n; } } echo (new B())->f();",
        "The default differs")]
    [TestCase(
        "class A { function g($a) { return 1; } } class B extends A { function g($a, $b = 2) { return 1; } } echo (new B())->g(1);",
        "has other parameters")]
    [TestCase(
        "class A { function g($a) { return 1; } } class B extends A { function g($a, ...$b) { return 1; } } echo (new B())->g(1);",
        "has other parameters")]
    [TestCase(
        "$f = function ($a, int $b = 2) { return $a - $b; }; echo $f(b: 1, a: 5);",
        "Named arguments of this function")]
    [TestCase(
        "abstract class B { static function make() { return new static(); } } class S extends B { } echo get_debug_type(S::make());",
        "`static` means the class of the object")]
    [TestCase(
        "class B { const X = 'x'; function n() { return static::X; } } class S extends B { const X = 's'; } echo (new S())->n();",
        "`static` means the class of the object")]
    [TestCase(
        "class A { public ?string $a = null; } foreach ([new A()] as $x) { $x->a = 12; echo json_encode($x); }",
        "A class has a property of this name with a type")]
    [TestCase(
        "class A { function g(string $a) { return $a; } } class B extends A { function g(?string $a) { return 1; } } echo (new B())->g(null);",
        "has other parameters")]
    public void Port_WhatCSharpWouldDoInAnotherWay_IsRefused(string php, string words)
    {
        var ported = PhpPorter.Port(php, new PortingOptions());

        Assert.That(ported.Succeeded, Is.False);
        Assert.That($"{ported}", Does.Contain(words));
    }

    private static void AssertPrints(string php, string output)
    {
        foreach (var style in (PortingStyle[])[PortingStyle.Dynamic, PortingStyle.Static])
        {
            var ported = PhpPorter.Port(php, new PortingOptions { Style = style });
            Assert.That(ported.Succeeded, $"{ported}");
            Assert.That(PortedProgram.Run(ported.Code!, style), Is.EqualTo(output), ported.Code);
        }
    }
}
