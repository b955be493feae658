<?php

function age(int $created, int $now): string
{
    $seconds = $now - $created;
    return match (true) {
        $seconds < 60 => "{$seconds}s",
        $seconds < 3600 => intdiv($seconds, 60) . 'm',
        $seconds < 86400 => sprintf('%dh%02dm', intdiv($seconds, 3600), intdiv($seconds % 3600, 60)),
        default => floor($seconds / 86400) . 'd',
    };
}

foreach ([5, 125, 7265, 200000] as $seconds) {
    echo age(0, $seconds), ' ';
}
