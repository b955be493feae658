<?php

$lines = ['2024-01-02 10:00:00|5', '2024-01-02 23:59:59|7', '2024-01-03 00:00:00|1'];
$days = [];
foreach ($lines as $line) {
    [$time, $fen] = explode('|', $line);
    $day = substr($time, 0, 10);
    $days[$day] = ($days[$day] ?? 0) + (int) $fen;
}
foreach ($days as $day => $fen) {
    echo $day, '=', $fen, ' ';
}
echo array_key_last($days), max($days);
