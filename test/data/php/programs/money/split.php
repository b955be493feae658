<?php

function split(int $fen, int $parts): array
{
    $share = intdiv($fen, $parts);
    $rest = $fen % $parts;
    $list = array_fill(0, $parts, $share);
    for ($i = 0; $i < $rest; $i++) {
        $list[$i]++;
    }
    return $list;
}

echo json_encode(split(100, 3)), json_encode(split(5, 5)), array_sum(split(1001, 7));
