<?php

function numbers(int $limit): iterable
{
    $n = 0;
    while ($n < $limit) {
        if ($n % 3 === 0) {
            $n++;
            continue;
        }
        yield $n++;
    }
}

$sum = 0;
foreach (numbers(8) as $number) {
    $sum += $number;
    echo $number;
}
echo ' ', $sum;
