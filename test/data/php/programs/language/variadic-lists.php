<?php

function joined(string ...$parts): string
{
    return implode('-', $parts);
}

function total(int $start, int ...$more): int
{
    return $start + array_sum($more);
}

$parts = ['b', 'c'];
echo joined(...$parts), joined('x'), joined(), total(1), total(1, 2, 3), max(...[1, 5, 3]), implode(',', array_merge(...[[1], [2, 3]]));
