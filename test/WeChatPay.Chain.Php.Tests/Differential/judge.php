<?php
// Reads one case a line from the file that is named, and writes what PHP makes of it: the value with its type, or the class of the error.
error_reporting(0);
ini_set('display_errors', '0');
ini_set('precision', '14');
ini_set('serialize_precision', '-1');
date_default_timezone_set('Asia/Shanghai');

function decode($v)
{
    switch ($v[0]) {
        case 'n': return null;
        case 'b': return $v[1];
        case 'i': return (int) $v[1];
        case 'd': return $v[1] === 'nan' ? NAN : unpack('E', hex2bin($v[1]))[1];
        case 's': return base64_decode($v[1]);
        case 'a':
        case 'o':
            $a = [];
            foreach ($v[1] as [$k, $e]) {
                $a[decode($k)] = decode($e);
            }
            return $v[0] === 'o' ? (object) $a : $a;
        case 'f': return CALLBACKS[$v[1]];
    }
}

function encode($v)
{
    if ($v === null) return ['n'];
    if (is_bool($v)) return ['b', $v];
    if (is_int($v)) return ['i', (string) $v];
    if (is_float($v)) return ['d', is_nan($v) ? 'nan' : bin2hex(pack('E', $v))];
    if (is_string($v)) return ['s', base64_encode($v)];
    $a = [];
    foreach ((array) $v as $k => $e) $a[] = [encode($k), encode($e)];
    return [is_object($v) ? 'o' : 'a', $a];
}

const BYREF = ['sort', 'rsort', 'asort', 'arsort', 'ksort', 'krsort', 'usort', 'uasort', 'uksort', 'array_push', 'array_pop', 'array_shift',
    'array_unshift', 'array_splice'];
$operators = [
    'add' => fn($a, $b) => $a + $b, 'subtract' => fn($a, $b) => $a - $b, 'multiply' => fn($a, $b) => $a * $b, 'divide' => fn($a, $b) => $a / $b,
    'modulo' => fn($a, $b) => $a % $b, 'power' => fn($a, $b) => $a ** $b, 'negate' => fn($a) => -$a, 'plus' => fn($a) => +$a,
    'concat' => fn($a, $b) => $a . $b, 'compare' => fn($a, $b) => $a <=> $b, 'less' => fn($a, $b) => $a < $b, 'lessOrEqual' => fn($a, $b) => $a <= $b,
    'greater' => fn($a, $b) => $a > $b, 'greaterOrEqual' => fn($a, $b) => $a >= $b, 'equal' => fn($a, $b) => $a == $b,
    'identical' => fn($a, $b) => $a === $b, 'bitAnd' => fn($a, $b) => $a & $b, 'bitOr' => fn($a, $b) => $a | $b, 'bitXor' => fn($a, $b) => $a ^ $b,
    'bitNot' => fn($a) => ~$a, 'shiftLeft' => fn($a, $b) => $a << $b, 'shiftRight' => fn($a, $b) => $a >> $b,
    'increment' => function ($a) { $a++; return $a; }, 'decrement' => function ($a) { $a--; return $a; },
    'toArray' => fn($a) => (array) $a, 'toObject' => fn($a) => (object) $a, 'spread' => fn($a, $b) => [...$a, ...$b],
    'at' => fn($a, $b, $c) => $a[$b][$c], 'probe' => fn($a, $b, $c) => $a[$b][$c] ?? null,
    'empty' => fn($a) => empty($a), 'isset' => fn($a) => isset($a),
    'set' => function ($a, $k, $v) { $a[$k] = $v; return $a; },
    'set2' => function ($a, $k, $l, $v) { $a[$k][$l] = $v; return $a; },
    'append' => function ($a, $v) { $a[] = $v; return $a; },
    'unset' => function ($a, $k, $v) { unset($a[$k]); $a[] = $v; return $a; },
    'copy' => function ($a, $k, $v) { $b = $a; $b[$k] = $v; $c = $b; $c[] = $a; return [$a, $b, $c]; },
    'var_export' => fn($a) => var_export($a, true), 'print_r' => fn($a) => print_r($a, true),
    'var_dump' => function ($a) { ob_start(); var_dump($a); return ob_get_clean(); },
    'strcmp' => fn($a, $b) => strcmp($a, $b) <=> 0, 'strncmp' => fn($a, $b, $n) => strncmp($a, $b, $n) <=> 0,
    'echo' => function ($a) { ob_start(); echo $a; return ob_get_clean(); },
    'parse_str' => function ($a) { parse_str($a, $r); return $r; },
    'preg_match' => function ($p, $s) { $r = preg_match($p, $s, $m); return [$r, $m]; },
    'preg_match_all' => function ($p, $s) { $r = preg_match_all($p, $s, $m); return [$r, $m]; },
    'date_of' => fn($z, $f, $t) => (new DateTimeImmutable('@' . $t))->setTimezone(new DateTimeZone($z))->format($f),
    'date_modify' => fn($z, $t, $m) => (new DateTimeImmutable('@' . $t))->setTimezone(new DateTimeZone($z))->modify($m)->format('c'),
];
define('CALLBACKS', [
    'spaceship' => fn($a, $b) => $a <=> $b, 'length' => fn($a) => strlen((string) $a), 'double' => fn($a) => $a . $a, 'truthy' => fn($a) => (bool) $a,
    'join' => fn($a, $b) => $a . ':' . $b, 'smaller' => fn($a, $b) => strlen((string) $a) - strlen((string) $b),
]);

$in = fopen($argv[1], 'r');
$out = fopen('php://stdout', 'w');
while (($line = fgets($in)) !== false) {
    [$name, $given] = json_decode($line, true);
    $args = array_map('decode', $given);
    try {
        if (isset($operators[$name])) {
            $result = $operators[$name](...$args);
        } elseif (in_array($name, BYREF, true)) {
            $refs = [];
            foreach ($args as $i => $_) $refs[] = &$args[$i];
            $returned = call_user_func_array($name, $refs);
            $result = [$returned, $args[0]];
            unset($refs);
        } else {
            $result = $name(...$args);
        }
        $text = json_encode(encode($result), JSON_UNESCAPED_SLASHES);
    } catch (\Throwable $e) {
        $text = json_encode(['e', get_class($e)]);
    }
    fwrite($out, $text . "\n");
}
