<?php

echo wordwrap('The quick brown fox', 10, "\n", true), '|', implode('-', str_split('1234567', 3)), '|', strrev('abc'), '|', ucwords('a b c'), '|', similar('World', 'Word');

function similar(string $a, string $b): int
{
    return abs(strlen($a) - strlen($b));
}
