<?php

function rate(string $currency): float
{
    static $cache = [];
    static $calls = 0;
    $calls++;
    if (!isset($cache[$currency])) {
        $cache[$currency] = ['CNY' => 1, 'HKD' => 0.92][$currency] ?? 0;
    }
    return $cache[$currency] * $calls;
}

echo rate('HKD'), ' ', rate('HKD'), ' ', rate('CNY'), ' ', rate('X');
