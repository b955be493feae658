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

    [TestCase("$n = null; echo sprintf('[%s]', $n), sprintf('[%d]', null); printf('<%s>', $n);", "[][0]<>")]
    [TestCase(
        "$n = null; $a = [1]; array_push($a, $n); array_push($a, null); array_unshift($a, $n); echo json_encode($a), max(-1, null) ?? 'n', "
            + "min(1, null) ?? 'n';",
        "[null,1,null,null]-1n")]
    [TestCase(
        "$k = null; $a = ['' => 'e', 'x' => ['' => 5]]; echo $a[$k], $a['x'][null], isset($a[$k]) ? 1 : 0; unset($a[$k]); echo json_encode($a);",
        "e51{\"x\":{\"\":5}}")]
    [TestCase(
        "$n = null; try { array_diff([1], $n); } catch (TypeError $e) { echo 'TE'; } try { array_merge($n); } catch (TypeError $e) { echo 'TE'; }",
        "TETE")]
    public void Port_OneNullForAVariadicParameter_IsOneValue(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "class It { public function __construct(public string $n, public ?int $p) { } } $l = [new It('a', 3), new It('b', null)]; "
            + "echo json_encode([array_column($l, 'p', 'n'), array_column($l, 'n'), array_column($l, 'x')]);",
        "[{\"a\":3,\"b\":null},[\"a\",\"b\"],[]]")]
    [TestCase(
        "enum S: string { case A = 'a'; case B = 'b'; } echo json_encode([array_column(S::cases(), 'value'), array_column(S::cases(), "
            + "'value', 'name'), array_column(S::cases(), 'name')]);",
        "[[\"a\",\"b\"],{\"A\":\"a\",\"B\":\"b\"},[\"A\",\"B\"]]")]
    [TestCase(
        "class It { public $n = 1; public function n() { return 2; } } echo json_encode(array_column([new It, new It], 'n')), "
            + "count(array_column([new It], null, 'n'));",
        "[1,1]1")]
    public void Port_ArrayColumnOfObjects_ReadsTheirPublicProperties(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "$l = [['p' => 1, 'q' => ['r' => 1, 's' => 2]], ['p' => 2], []]; foreach ($l as &$it) { unset($it['p']); unset($it['q']['r']); "
            + "} unset($it); echo json_encode($l);",
        "[{\"q\":{\"s\":2}},[],[]]")]
    [TestCase(
        "$d = ['items' => [['p' => 1]], 'n' => null]; foreach ($d['items'] as $k => &$it) { unset($it['p'], $it['z']); } unset($it); "
            + "foreach ($d as &$v) { if ($v === null) { unset($v['q']); } } unset($v); echo json_encode($d);",
        "{\"items\":[[]],\"n\":null}")]
    [TestCase(
        "$o = json_decode('{\"l\":{\"x\":1,\"y\":2}}'); $o->l = ['x' => 1, 'y' => ['z' => 1]]; unset($o->l['x']); unset($o->l['y']['z']); "
            + "unset($o->m['y']); echo json_encode($o);",
        "{\"l\":{\"y\":[]},\"m\":null}")]
    public void Port_UnsetInALoopByReference_ChangesTheEntries(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "$v = [1, 'b']; printf('%s-%s;', ...$v); echo sprintf('%s%s%s', 0, ...$v); $s = []; array_push($s, ...$v); array_push($s, 'x', "
            + "...[5]); array_unshift($s, ...[9]); echo json_encode($s);",
        "1-b;01b[9,1,\"b\",\"x\",5]")]
    [TestCase(
        "$m = [[1, 2], [3, 4]]; echo json_encode([array_map(null, ...$m), array_map(fn ($a, $b) => $a + $b, ...$m), array_map(null, [7], "
            + "...$m), array_map(null, ...[['k' => 1]])]);",
        "[[[1,3],[2,4]],[4,6],[[7,1,3],[null,2,4]],{\"k\":1}]")]
    [TestCase("$m = [[1], [2]]; echo json_encode([array_diff([1, 2, 3], ...$m), array_replace([0], ...$m), max(0, ...[4, 5])]);", "[{\"2\":3},[2],5]")]
    [TestCase(
        "class S { private array $s = []; public function push(...$x) { array_push($this->s, ...$x); return count($this->s); } } echo (new S)->push(1, null);",
        "2")]
    public void Port_ASpreadList_GoesToTheVariadicParameter(string php, string output) => AssertPrints(php, output);

    [TestCase("$a = null; echo isset($a->b) ? 1 : 0, isset($a->b->c) ? 1 : 0, $a->b ?? 'd', empty($a->b->c) ? 'e' : 'f', isset($a->b['c']) ? 1 : 0;", "00de0")]
    public void Port_IssetOfAMemberOfNull_IsFalse(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "class B { protected $h = 'x'; private $pv = 1; public ?B $c = null; "
            + "} class It extends B { public function __construct(public string $n, "
            + "private array $z = ['q' => 1.5]) { } public function __toString() { return 't'; } public function n() { return $this->z; "
            + "} } print_r(new It('a')); print_r([new B, 1]); echo new It('a');",
        "It Object\n(\n    [h:protected] => x\n    [pv:B:private] => 1\n    [c] => \n    [n] => a\n    [z:It:private] => Array\n        (\n "
            + "           [q] => 1.5\n        )\n\n)\nArray\n(\n    [0] => B Object\n        (\n            [h:protected] => x\n            "
            + "[pv:B:private] => 1\n            [c] => \n        )\n\n    [1] => 1\n)\nt")]
    [TestCase(
        "class B { protected $h = 'x'; private $pv = 1; public ?B $c = null; "
            + "} class It extends B { public function __construct(public string $n, "
            + "private array $z = ['q' => 1.5]) { } public function __toString() { return 't'; } public function n() { return $this->z; "
            + "} } var_export(new It('a')); var_export([new B, new stdClass]);",
        "\\It::__set_state(array(\n   'h' => 'x',\n   'pv' => 1,\n   'c' => NULL,\n   'n' => 'a',\n   'z' => \n  array (\n    'q' => 1.5,\n "
            + " ),\n))array (\n  0 => \n  \\B::__set_state(array(\n     'h' => 'x',\n     'pv' => 1,\n     'c' => NULL,\n  )),\n  1 => \n  ("
            + "object) array(\n  ),\n)")]
    [TestCase(
        "enum S: string { case A = 'a'; } enum U { case X; } print_r([S::A, U::X]); var_export([S::A, U::X]); var_export(S::A); var_dump(S::A, [U::X]);",
        "Array\n(\n    [0] => S Enum:string\n        (\n            [name] => A\n            [value] => a\n        )\n\n    [1] => U Enum\n "
            + "       (\n            [name] => X\n        )\n\n)\narray (\n  0 => \n  \\S::A,\n  1 => \n  \\U::X,\n)\\S::Aenum(S::A)\narray("
            + "1) {\n  [0]=>\n  enum(U::X)\n}\n")]
    public void Port_AnObjectThatIsPrinted_ShowsItsProperties(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "class B { protected $h = 'x'; private $pv = 1; public ?B $c = null; "
            + "} class It extends B { public function __construct(public string $n, "
            + "private array $z = ['q' => 1.5]) { } public function __toString() { return 't'; } public function n() { return $this->z; "
            + "} } $a = (array) new It('q'); echo count($a), json_encode($a), json_encode((array) new Two); class Two { public $x = 1; public $y; }",
        "5{\"\\u0000*\\u0000h\":\"x\",\"\\u0000B\\u0000pv\":1,\"c\":null,\"n\":\"q\",\"\\u0000It\\u0000z\":{\"q\":1.5}}{\"x\":1,\"y\":null}")]
    [TestCase(
        "class P { public $a = 1; public $b = [2]; } $p = new P; foreach ((array) $p as $k => $v) { echo $k, json_encode($v); "
            + "} $l = (array) $p; $l['b'][] = 3; echo json_encode($p->b);",
        "a1b[2][2]")]
    public void Port_ACastOfAnObjectToAnArray_GivesItsProperties(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "$q = [1 => 'a', 5 => 'b']; array_pop($q); $q[] = 'c'; echo json_encode($q); $z = [3 => 'x', 4 => 'y']; array_pop($z); $z[] = 'w'; "
            + "echo json_encode($z);",
        "{\"1\":\"a\",\"5\":\"c\"}{\"3\":\"x\",\"4\":\"w\"}")]
    [TestCase(
        "$e = [5 => 'a']; array_pop($e); $e[] = 'b'; echo json_encode($e); $e=[1,2,'k'=>3]; array_pop($e); $e[]=9; echo json_encode($e);",
        "{\"5\":\"b\"}[1,2,9]")]
    [TestCase("$e=[9=>1, 2=>2]; array_pop($e); $e[]=0; echo json_encode($e);", "{\"9\":1,\"10\":0}")]
    [TestCase("$e=[1,2,3]; unset($e[2]); array_pop($e); $e[]=0; echo json_encode($e);", "{\"0\":1,\"3\":0}")]
    [TestCase("$e=[]; array_pop($e); $e[]=1; $e=[PHP_INT_MAX=>1]; array_pop($e); $e[]=2; echo json_encode($e);", "{\"9223372036854775807\":2}")]
    [TestCase(
        "$e=[1,2,3]; array_splice($e,1,1); $e[]=5; echo json_encode($e); $e=['a'=>1, 7=>2]; array_splice($e,1,1); $e[]=5; echo json_encode($e);",
        "[1,3,5]{\"a\":1,\"0\":5}")]
    [TestCase("$e=['a'=>1, 7=>2]; array_shift($e); $e[]=5; echo json_encode($e);", "[2,5]")]
    public void Port_AppendingBehindArrayPop_TakesTheKeyOfPhp(string php, string output) => AssertPrints(php, output);

    [TestCase("$k = 'v'; echo \"\\{$k}\\{x}\\\\{$k}\", '\\{x}', <<<T\n \\{$k} \\{\nT;", "\\{v}\\{x}\\v\\{x} \\{v} \\{")]
    public void Port_ABracketBehindABackslash_IsText(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "function ap(callable $f, $x) { return $f($x); } function dbl($x) { return $x * 2; } echo ap('dbl', 4), ap('strtoupper', 'a'), "
            + "ap(dbl(...), 3), ap('\\strrev', 'ab');",
        "8A6ba")]
    [TestCase(
        "function ap(callable $f, $x) { return $f($x); } class St { public function q($x) { return $x * 4; "
            + "} public function run() { return ap([$this, 'q'], 2) . ap($this->q(...), 1); } } echo (new St)->run();",
        "84")]
    [TestCase(
        "class W { public function __construct(private $cb) { } public static function of(callable $cb) { return new W($cb); "
            + "} public function go($x) { return ($this->cb)($x); } } echo W::of('strrev')->go('ab');",
        "ba")]
    [TestCase(
        "function add($a, $b = 5) { return $a + $b; } echo call_user_func('max', 1, 2), call_user_func('trim', 'xax', 'x'), "
            + "call_user_func('add', 1), call_user_func_array('max', [1, 7]), is_callable('strlen') ? 1 : 0, is_callable('add') ? 1 : 0;",
        "2a6711")]
    public void Port_NamesOfFunctions_AreFunctionsWhereAParameterIsCallable(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "$s = '中文中'; echo mb_strlen(substr($s, 0, 5)), mb_strlen(substr($s, 1, 7)), bin2hex(mb_substr(substr($s, 1), 1, 3)), "
            + "count(mb_str_split(substr($s, 0, 4) . 'ab'));",
        "24ade69687e4b8ad2")]
    public void Port_TextOfCutBytes_IsCountedAsPhpCountsIt(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "foreach (['garbage', 'invalid', 'notadate', 'unknown', '无效', '2024-01-01 foo', 'null', 'none', 'error', "
            + "'n/a' ] as $w) { if ($w !== 'n/a') { echo strtotime($w) === false ? 1 : 0; } }",
        "111111111")]
    public void Port_TextThatIsNoTime_IsFalse(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "namespace App; enum S: string { case A = 'a'; } enum N: int { case A = 1; } try { S::from(\"it's\"); "
            + "} catch (\\ValueError $e) { echo $e->getMessage(); } try { N::from(5); } catch (\\ValueError $e) { echo $e->getMessage(); }",
        "\"it's\" is not a valid backing value for enum App\\S5 is not a valid backing value for enum App\\N")]
    [TestCase(
        "class P { } function m($v) { try { return match ($v) { 'zz' => 1, 7 => 2 }; "
            + "} catch (\\UnhandledMatchError $e) { return $e->getMessage() . ';'; } } foreach ([5, '5', 1.0, null, true, [1], "
            + "\"it's a very long text\", \"a\\n\\\\\", '中文', new stdClass, new P] as $v) { echo m($v); }",
        "Unhandled match case 5;Unhandled match case '5';Unhandled match case 1.0;Unhandled match case NULL;Unhandled match case true;Unhand"
            + "led match case of type array;Unhandled match case 'it's a very lon...';Unhandled match case 'a\\n\\\\';Unhandled match case '"
            + "\\xE4\\xB8\\xAD\\xE6\\x96\\x87';Unhandled match case of type stdClass;Unhandled match case of type P;")]
    public void Port_ErrorsOfEnumsAndMatch_HaveTheTextOfPhp(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "$s = 7; $r = function ($n) use (&$s) { $s = ($s * 1103515245 + 12345) % 2147483648; return intdiv($s, 65536) % $n; }; $w = ['a', "
            + "'9a', 'B', '', 'x', '-', '1e1', ' 5', 'b_1', 'z9', '07', '3.5', 'é', 'aa', 'ab', 'Z']; $all = ''; for ($i = 0; $i < 60; "
            + "$i++) { $a = []; $n = $r(40) + 1; for ($j = 0; $j < $n; $j++) { $a[$r(2) ? $w[$r(16)] : $r(30) - 5] = $j; } ksort($a); "
            + "$all .= json_encode($a); krsort($a); $all .= json_encode($a); } echo md5($all);",
        "0cf6f2988d043ef886ef8bdd4f5bdc00")]
    [TestCase(
        "$l = [5, 3, 9, 1, 7, 7, 2, 8, 0, 6]; usort($l, function ($a, $b) { echo $a, $b, ' '; return $a <=> $b; }); echo json_encode($l);",
        "53 59 91 51 31 97 57 97 77 92 72 32 21 98 78 78 90 70 50 20 01 96 76 56 76 [0,1,2,3,5,6,7,7,8,9]")]
    [TestCase(
        "$k = ['10' => 'a', '9' => 'b', 'x' => 'c', '' => 'e', 'b' => 1]; ksort($k); echo json_encode($k); krsort($k); "
            + "echo json_encode($k); foreach (['strlen', 'nope', 5, 'echo', [1]] as $f) { echo is_callable($f) ? 1 : 0; }",
        "{\"\":\"e\",\"9\":\"b\",\"10\":\"a\",\"b\":1,\"x\":\"c\"}{\"x\":\"c\",\"b\":1,\"10\":\"a\",\"9\":\"b\",\"\":\"e\"}10000")]
    public void Port_SortsOfKeysWithoutAConsistentOrder_GoTheWayOfPhp(string php, string output) => AssertPrints(php, output);

    [TestCase(
        "echo -0.0, ' '; $z = -0.0; var_dump($z, [1.0, -0.0]); var_dump(-0.0 * 1, 0 * -1.5, floor(-0.0), round(-0.4)); echo json_encode(['w' => -0.0]), -$z;",
        "-0 float(-0)\narray(2) {\n  [0]=>\n  float(1)\n  [1]=>\n  float(-0)\n}\nfloat(-0)\nfloat(-0)\nfloat(-0)\nfloat(-0)\n{\"w\":-0}0")]
    public void Port_NegativeZero_KeepsItsSign(string php, string output) => AssertPrints(php, output);

    [TestCase("foreach ([[1, 2], [3, 4]] as [$a, $b]) echo $a + $b, ','; foreach ([['k' => 5]] as ['k' => $k]) $x = $k; echo $x;", "3,7,5")]
    [TestCase("$f = fn ($x) => $x; $g = json_decode('1'); echo $f instanceof Closure ? 1 : 0, $g instanceof \\Closure ? 1 : 0;", "10")]
    [TestCase("switch (null) { case null: echo 'n'; break; default: echo 'd'; } print 'p'; print('q');", "npq")]
    [TestCase(
        "class A { public readonly array $l; public function __construct(public readonly int $n) { $this->l = [1]; "
            + "} } echo json_encode((new A(2))->l), (new A(3))->n;",
        "[1]3")]
    public void Port_WhatWasRefusedWithoutNeed_IsPorted(string php, string output) => AssertPrints(php, output);
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
