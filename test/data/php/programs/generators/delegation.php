<?php

function inner()
{
    $x = yield 'i1';
    echo "[inner got $x]";
    $y = yield 'i2';
    echo "[inner got $y]";
    return 'result';
}

function outer()
{
    yield 'o1';
    $r = yield from inner();
    echo "[outer got $r]";
    yield from ['a' => 1, 'b' => 2];
    yield 'o2';
    $none = yield from [];
    yield from nested(2);
    return json_encode($none);
}

function nested($depth)
{
    yield $depth;
    if ($depth > 0) {
        yield from nested($depth - 1);
    }
}

$g = outer();
for ($n = 0; $g->valid(); $n++) {
    echo $g->key(), '=>', $g->current(), ' ';
    $g->send("s$n");
}
echo $g->getReturn(), "\n";
foreach (outer() as $k => $v) {
    echo "$k=>$v,";
}
echo "\n", json_encode(iterator_to_array(outer(), false)), json_encode(iterator_to_array(nested(3))), "\n";

function walk(array $tree)
{
    foreach ($tree as $name => $branch) {
        if (is_array($branch)) {
            yield from walk($branch);
        } else {
            yield $name => $branch;
        }
    }
}
foreach (walk(['a' => 1, 'b' => ['c' => 2, 'd' => ['e' => 3]]]) as $k => $v) {
    echo $k, $v, ' ';
}
$n = nested(1);
$n->next();
$rest = (function () use ($n) {
    $got = yield from $n;
    return $got;
})();
foreach ($rest as $k => $v) {
    echo $k, '-', $v, ' ';
}
function wrong()
{
    try {
        yield from 5;
    } catch (\Error $e) {
        yield $e->getMessage();
    }
}
echo wrong()->current();
