<?php

$rate = 3;
$times = function (array $values) use ($rate) {
    foreach ($values as $key => $value) {
        yield $key => $value * $rate;
    }
    return count($values);
};
$rate = 100;
$values = ['a' => 1, 'b' => 2];
$g = $times($values);
$values['c'] = 3;
foreach ($g as $key => $value) {
    echo $key, $value, ' ';
}
echo $g->getReturn(), "\n";

$count = 0;
$counter = function () use (&$count) {
    while ($count < 10) {
        $step = yield $count;
        $count += $step ?? 1;
    }
};
$c = $counter();
$c->current();
$c->send(5);
$count += 2;
$c->send(1);
echo $count, json_encode($c->valid()), "\n";
foreach ((function () { yield 'x' => 1; yield 'y' => 2; })() as $k => $v) {
    echo $k, $v;
}
foreach ((function (int $n) { while ($n > 0) { yield $n--; } })(3) as $v) {
    echo $v;
}
$make = fn ($n) => $times(array_fill(0, $n, 2));
echo json_encode(iterator_to_array($make(2))), "\n";
