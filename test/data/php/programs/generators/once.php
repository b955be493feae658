<?php

function numbers($to)
{
    for ($i = 1; $i <= $to; $i++) {
        yield $i;
    }
}

$g = numbers(3);
foreach ($g as $n) {
    echo $n;
    break;
}
foreach ($g as $n) {
    echo $n;
}
try {
    foreach ($g as $n) {
        echo $n;
    }
} catch (\Exception $e) {
    echo ' ', $e->getMessage();
}
$g = numbers(4);
$g->next();
try {
    $g->rewind();
} catch (\Exception $e) {
    echo ' ', $e->getMessage();
}
echo ' ', $g->current(), $g->key();
$g = numbers(2);
$g->rewind();
echo ' ', $g->current();
$empty = numbers(0);
echo json_encode([$empty->valid(), $empty->current(), $empty->key(), $empty->send(1)]);

function take(iterable $values, int $count)
{
    foreach ($values as $value) {
        if ($count-- <= 0) {
            return;
        }
        yield $value;
    }
}
echo implode(',', iterator_to_array(take(numbers(9), 3))), implode(',', iterator_to_array(take(['x', 'y'], 5)));
$list = [1, 2];
$lazy = take($list, 9);
$list[] = 3;
echo json_encode(iterator_to_array($lazy)), json_encode($lazy instanceof \Generator), is_object($lazy) ? 'object' : 'other', "\n";
