<?php

class Counter
{
    public int $n = 0;
}

function bump(Counter $counter, int $times = 1): void
{
    for (; $times > 0; $times--) {
        $counter->n++;
    }
}

$counter = new Counter();
bump($counter);
bump($counter, 3);
$same = $counter;
$same->n += 10;
$copy = clone $counter;
$copy->n = 0;
echo $counter->n, $copy->n, $same === $counter ? 'same' : 'other';
