<?php

function pairs(array $rows)
{
    yield 'first' => 1;
    yield 2;
    yield 10 => 'ten';
    yield 'after';
    yield;
    foreach ($rows as $key => $row) {
        yield "row-$key" => $row;
    }
    yield 4 => 'low';
    yield 'next';
}

foreach (pairs([5, 6]) as $key => $value) {
    echo $key, '=', var_export($value, true), ' ';
}
echo json_encode(iterator_to_array(pairs(['a' => 7]))), json_encode(iterator_to_array(pairs([]), false)), "\n";
foreach (pairs([]) as $value) {
    echo json_encode($value), ',';
}
