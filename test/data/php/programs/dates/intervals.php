<?php

$start = new DateTimeImmutable('2024-01-31 10:00:00', new DateTimeZone('Asia/Shanghai'));
foreach (['P1D', 'P1M', 'PT36H', 'P1Y2M10DT2H30M', 'P2W'] as $text) {
    $interval = new DateInterval($text);
    echo $text, ' ', $start->add($interval)->format('Y-m-d H:i'), ' ', $start->sub($interval)->format('Y-m-d H:i'), "\n";
}
