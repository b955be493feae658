<?php

function discount(float $percent): callable
{
    return function (int $fen) use ($percent): int {
        return (int) round($fen * (1 - $percent / 100));
    };
}

$ten = discount(10);
echo $ten(1999), ' ', discount(50)(7), ' ', implode(',', array_map(discount(25), [100, 10, 1]));
