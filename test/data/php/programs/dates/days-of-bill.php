<?php

$day = new DateTimeImmutable('2024-02-27');
$end = new DateTimeImmutable('2024-03-02');
$one = new DateInterval('P1D');
while ($day <= $end) {
    $instance->chain('v3/bill/tradebill')->get(['query' => ['bill_date' => $day->format('Y-m-d')]]);
    $day = $day->add($one);
}
