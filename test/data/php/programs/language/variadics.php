<?php

function joined(string $separator, string ...$parts): string
{
    return implode($separator, $parts);
}

$parts = ['b', 'c'];
echo joined('-', 'a', ...$parts), joined('+'), count((fn (...$all) => $all)(1, 2, 3));
