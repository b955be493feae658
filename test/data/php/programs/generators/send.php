<?php

function average()
{
    $sum = 0;
    $count = 0;
    while (true) {
        $value = yield $count > 0 ? $sum / $count : null;
        if ($value === 'stop') {
            return ['sum' => $sum, 'count' => $count];
        }
        $sum += $value;
        $count++;
    }
}

$g = average();
$g->current();
echo $g->send(10), ' ', $g->send(20), ' ', $g->send(60), ' ';
$g->send('stop');
echo $g->valid() ? 'valid' : 'done', ' ', json_encode($g->getReturn()), json_encode($g->current()), json_encode($g->key()), "\n";

function logger(): \Generator
{
    $lines = [];
    while (($line = yield count($lines)) !== null) {
        $lines[] = $line;
    }
    return $lines;
}

$log = logger();
$log->send('a');
$log->send('b');
echo $log->key(), $log->current(), "\n";
$log->next();
echo json_encode($log->getReturn()), "\n";

function sums()
{
    $total = 0;
    for ($i = 0; $i < 3; $i++) {
        $total += yield $total;
    }
    return $total;
}
$s = sums();
foreach ([1, 2, 4] as $n) {
    echo $s->send($n) ?? 'end', ' ';
}
echo $s->getReturn(), "\n";
